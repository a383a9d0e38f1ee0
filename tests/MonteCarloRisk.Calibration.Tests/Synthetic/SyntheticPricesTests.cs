using System.Text;
using MonteCarloRisk.Calibration.Synthetic;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Tests.Synthetic;

public sealed class SyntheticPricesTests
{
    const string Whole = """
        { "firstDay": "2020-01-01", "days": 10000, "seed": 1,
          "assets": [ { "name": "A", "finalPrice": 250, "volatility": 0.8 }, { "name": "B", "finalPrice": 0.0125, "volatility": 0.2 } ],
          "correlation": [[1, 0.6], [0.6, 1]],
          "shocks": [ { "day": "2020-01-02", "returns": { "A": -0.5 } } ] }
        """;

    [Fact]
    public void The_bundled_prices_are_what_the_generator_writes_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        SyntheticDescription description = SyntheticDescriptionFile.Read(Repository.Example("eth-options-vault/synthetic.json"));

        IReadOnlyList<string> written = SyntheticPrices.Write(description, Path.Combine(folder.FullName, "prices"));

        Assert.Equal(["ETH.csv", "WSTETH.csv", "BTC.csv", "USDC.csv"], written.Select(Path.GetFileName));
        foreach (string file in written)
            Assert.Equal(File.ReadAllBytes(Repository.Example($"eth-options-vault/prices/{Path.GetFileName(file)}")), File.ReadAllBytes(file));
        Assert.Equal(written.Order(), Directory.GetFiles(Path.Combine(folder.FullName, "prices")).Order());
    }

    [Fact]
    public void Volatility_correlation_and_last_price_are_those_described()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<IReadOnlyList<DailyClose>> drawn = SyntheticPrices.Draw(SyntheticDescriptionFile.Read(folder.Write("s.json", Whole)));
        double[][] returns = drawn.Select(closes => closes.Skip(2).Zip(closes.Skip(1), (after, before) => after.Close / before.Close - 1).ToArray()).ToArray();

        // Of n = 9998 returns a deviation has a relative standard error of 1 / sqrt(2 n) = 0.7%, a correlation of 0.6 one of (1 - 0.36) / sqrt(n) = 0.0064; 5 of them are allowed.
        Assert.Equal(0.8, Deviation(returns[0]), 0.8 * 0.035);
        Assert.Equal(0.2, Deviation(returns[1]), 0.2 * 0.035);
        Assert.Equal(0.6, MathNet.Numerics.Statistics.Correlation.Pearson(returns[0], returns[1]), 0.032);
        Assert.Equal(250, drawn[0][^1].Close, 10);
        Assert.Equal(0.5, drawn[0][1].Close / drawn[0][0].Close, 12);
    }

    [Fact]
    public void Another_seed_draws_other_prices()
    {
        using var folder = new TemporaryFolder();
        SyntheticDescription description = SyntheticDescriptionFile.Read(folder.Write("s.json", Whole));

        Assert.NotEqual(SyntheticPrices.Draw(description)[1][1], SyntheticPrices.Draw(description with { Seed = 2 })[1][1]);
    }

    [Theory]
    [InlineData("\"days\": 10000", "\"days\": 1", "$.days")]
    [InlineData("\"seed\": 1", "\"seed\": -1", "$.seed")]
    [InlineData("\"seed\": 1", "\"sed\": 1", "$.sed")]
    [InlineData("\"finalPrice\": 250", "\"finalPrice\": 0", "$.assets[0].finalPrice")]
    [InlineData("\"volatility\": 0.8", "\"volatility\": 2.1", "$.assets[0].volatility")]
    [InlineData("\"name\": \"B\"", "\"name\": \"A\"", "$.assets[1].name")]
    [InlineData("\"name\": \"B\"", "\"name\": \"../B\"", "$.assets[1].name")]
    [InlineData("[0.6, 1]", "[0.5, 1]", "$.correlation")]
    [InlineData("\"day\": \"2020-01-02\"", "\"day\": \"2020-01-01\"", "$.shocks[0].day")]
    [InlineData("\"A\": -0.5", "\"A\": -1", "$.shocks[0].returns.A")]
    [InlineData("\"A\": -0.5", "\"C\": -0.5", "$.shocks[0].returns.C")]
    public void A_broken_description_is_refused_with_its_path(string replaced, string by, string path)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.json", Encoding.UTF8.GetBytes(Whole.Replace(replaced, by, StringComparison.Ordinal)));

        Assert.Equal($"{file}: {path}", Assert.Throws<InputException>(() => SyntheticDescriptionFile.Read(file)).Where);
    }

    static double Deviation(double[] returns) => Math.Sqrt(365 * MathNet.Numerics.Statistics.Statistics.Variance(returns));
}
