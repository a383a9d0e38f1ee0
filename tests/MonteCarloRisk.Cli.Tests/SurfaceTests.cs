using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class SurfaceTests
{
    const string Header = "timestamp,instrument_name,bid_price,ask_price,mark_price,futures_price,implied_volatility";
    const string Time = "2026-02-01T08:00:00+00:00";

    // Premiums in coin of a flat 60% at 30 days and a forward of 100,000, rounded to the tick, with strikes that nobody quotes.
    static readonly string[] Rows =
    [
        $"{Time},BTC-3MAR26-70000-P,0.0022,0.0024,0.0023,100000,0.6",
        $"{Time},BTC-3MAR26-80000-P,0.0100,0.0106,0.0103,100000,0.6",
        $"{Time},BTC-3MAR26-90000-P,0.0310,0.0320,0.0315,100000,0.6",
        $"{Time},BTC-3MAR26-100000-C,0.0680,0.0690,0.0685,100000,0.6",
        $"{Time},BTC-3MAR26-110000-C,0.0336,0.0344,0.0340,100000,0.6",
        $"{Time},BTC-3MAR26-120000-C,0.0150,0.0156,0.0153,100000,0.6",
        $"{Time},BTC-3MAR26-400000-C,,0.0001,0,100000,0.9",
        $"{Time},BTC-10MAR26-400000-C,,,,100000,",
    ];

    [Fact]
    public void A_chain_becomes_a_table_a_document_and_a_chart()
    {
        using var folder = new TemporaryFolder();
        string chain = folder.Write("chain.csv", string.Join('\n', [Header, .. Rows]));

        CommandRun table = CommandRun.Of("surface", chain).AssertDone();
        JsonElement document = CommandRun.Of("surface", chain, "--json", "--asset", "btc", "--out", folder.File("out")).AssertDone().Document();

        Assert.All(["2026-03-03", "1 no bid", "Arbitrage: none", "SSVI θ", "Feller", "fewer than 3 strikes"], words => Assert.Contains(words, table.Out, StringComparison.Ordinal));
        JsonElement surface = Assert.Single(document.GetProperty("surfaces").EnumerateArray());
        JsonElement expiry = Assert.Single(surface.GetProperty("expiries").EnumerateArray());
        Assert.Equal(6, expiry.GetProperty("quotes").GetArrayLength());
        Assert.Equal(0.6, expiry.GetProperty("atTheMoneyVolatility").GetDouble(), 0.02);
        Assert.Equal(["theta", "rho", "psi"], expiry.GetProperty("ssviParameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal(5, expiry.GetProperty("sviParameters").GetArrayLength());

        // Six quotes do not determine eight parameters.
        Assert.Contains("Warning: jump mean is not determined by the quotes.", table.Out, StringComparison.Ordinal);
        Assert.Contains("jump mean is not determined by the quotes", surface.GetProperty("bates").GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
        Assert.True(surface.GetProperty("arbitrage").GetProperty("isFree").GetBoolean());
        Assert.True(File.Exists(folder.File("out/surface.json")));
        byte[] chart = File.ReadAllBytes(folder.File("out/surface-btc-20260201T080000Z.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], chart[..4]);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string chain = folder.Write("chain.csv", string.Join('\n', [Header, .. Rows]));
        string unquoted = folder.Write("unquoted.csv", string.Join('\n', [Header, .. Rows[^2..]]));
        string broken = folder.Write("broken.csv", string.Join('\n', [Header, Rows[0].Replace("0.0022", "cheap", StringComparison.Ordinal)]));

        CommandRun.Of("surface", folder.File("nowhere.csv")).AssertRefused("there is no such file");
        CommandRun.Of("surface", chain, "--asset", "DOGE").AssertRefused("there are no options on DOGE; there are on BTC");
        CommandRun.Of("surface", unquoted).AssertRefused("there is nothing to fit");
        CommandRun.Of("surface", broken).AssertRefused("broken.csv:2: \"cheap\" in \"bid_price\" is not a number");
    }
}
