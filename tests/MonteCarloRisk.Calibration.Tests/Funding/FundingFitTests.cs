using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Funding;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Funding;

namespace MonteCarloRisk.Calibration.Tests.Funding;

public sealed class FundingFitTests
{
    static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>2,348 daily means of bitcoin's funding to 2026-02-12; the numbers are numpy's for the same formulas.</summary>
    [Fact]
    public void Rates_of_bitcoin_are_fitted_as_by_numpy()
    {
        string file = Repository.SharedData("funding/BTC_perp_daily_mean_2019_2026.csv");
        FundingFit fit = FundingFit.To(FundingRateReader.Read("BTC", file, FundingUnit.Fraction, TimeSpan.FromHours(8)), DateTime.MaxValue, file);

        Assert.Equal(2347, fit.Pairs);
        Assert.Equal(0.8251747617060109, fit.Kept, 1e-9);
        Assert.Equal(0.00011306366411130039, fit.Law.Mean, 1e-12);
        Assert.Equal(0.0001978856504931034, fit.Law.Deviation, 1e-12);
        Assert.Equal(3.607134066478221 / 365, fit.Law.HalfLife, 1e-8);
        Assert.Equal((1.3e-6, 0.0, 0.0), (fit.Law.Start, fit.Law.Band, fit.Law.Interest));
        Assert.Equal(1 / 1095.0, fit.Law.Interval, 1e-15);

        // Nothing of what came later.
        FundingFit early = FundingFit.To(FundingRateReader.Read("BTC", file, FundingUnit.Fraction, TimeSpan.FromHours(8)), new DateTime(2020, 12, 31, 0, 0, 0, DateTimeKind.Utc), file);
        Assert.Equal(new DateTime(2020, 12, 31, 0, 0, 0, DateTimeKind.Utc), early.Last);
        Assert.NotEqual(fit.Law, early.Law);
    }

    /// <summary>Over 200 histories of 500 days of a known law: means of the estimates within five of their errors, and standard errors within a quarter of the spread.</summary>
    [Fact]
    public void A_known_law_is_found_again_with_its_errors()
    {
        const double kept = 0.8, mean = 0.0002, deviation = 0.0005;
        var random = new Xoshiro256StarStar(11);
        FundingFit[] fits = [.. Enumerable.Range(0, 200).Select(_ => FundingFit.To(Walk(random, 500, kept, mean, deviation), DateTime.MaxValue, "rates.csv"))];

        double Near(Func<FundingFit, double> estimate, double truth)
        {
            double average = fits.Average(estimate);
            double spread = Math.Sqrt(fits.Average(fit => Math.Pow(estimate(fit) - average, 2)));
            Assert.InRange(average, truth - (5 * spread / Math.Sqrt(fits.Length)), truth + (5 * spread / Math.Sqrt(fits.Length)));
            return spread;
        }

        Assert.InRange(fits.Average(fit => fit.KeptError) / Near(fit => fit.Kept, kept), 0.75, 1.25);
        Assert.InRange(fits.Average(fit => fit.MeanError) / Near(fit => fit.Law.Mean, mean), 0.75, 1.25);
        // Of the deviation only a relative two percent, since its own estimate is curved.
        Assert.Equal(deviation, fits.Average(fit => fit.Law.Deviation), 0.02 * deviation);
    }

    [Fact]
    public void Rates_that_tell_no_law_are_refused()
    {
        FundingRate[] walk = [.. Walk(new Xoshiro256StarStar(3), 100, 0.7, 0.0001, 0.0004)];
        void Refused(IEnumerable<FundingRate> rates, string says)
        {
            var error = Assert.Throws<InputException>(() => FundingFit.To(rates, DateTime.MaxValue, "rates.csv"));
            Assert.StartsWith("rates.csv", error.Where, StringComparison.Ordinal);
            Assert.Contains(says, error.Message, StringComparison.Ordinal);
        }

        Refused(walk.Take(40), "39 pairs of neighbouring funding rates up to 9999-12-31; 60 or more are needed");
        Refused([], "0 funding rates up to");
        Refused(walk.Select(rate => rate with { Rate = 0.0001 }), "never changes");
        Refused(walk.Reverse(), "does not come after the row before");
        Refused(walk.Select((rate, i) => rate with { Rate = i % 2 == 0 ? 0.001 : -0.001 }), "revert to no mean");
    }

    [Fact]
    public void A_market_file_names_the_rates_and_uses_none_after_its_day()
    {
        using var files = new MarketFiles.BrokenMarket("\"name\": \"ETH-FREE\", \"underlying\": \"ETH\"", "\"name\": \"ETH-FREE\", \"underlying\": \"ETH\", \"fundingRates\": { \"file\": \"funding.csv\", \"unit\": \"percent\", \"column\": \"ETH\" }");
        FundingRate[] walk = [.. Walk(new Xoshiro256StarStar(5), 1100, 0.7, 0.01, 0.04)];
        File.WriteAllText(files.Beside("funding.csv"), "date,BTC,ETH\n" + string.Concat(walk.Select(rate => FormattableString.Invariant($"{rate.Time:yyyy-MM-dd},1,{rate.Rate:R}\n"))));
        Market market = MarketCalibrator.Calibrate(files.File);
        var law = Assert.IsType<FundingLaw.Premium>(market.Perpetuals[1].Funding);

        FundingRate last = walk.Last(rate => DateOnly.FromDateTime(rate.Time) <= MarketFiles.BrokenMarket.LastDay);
        Assert.NotEqual(walk[^1], last);
        Assert.Equal(last.Rate / 100, law.Start, 1e-15);
        Assert.InRange(law.Mean, 0.00001, 0.0002);
    }

    [Theory]
    [InlineData("\"fundingRates\": { \"file\": \"none.csv\", \"unit\": \"percent\" }", "none.csv")]
    [InlineData("\"fundingRates\": { \"file\": \"none.csv\" }", "missing member \"unit\"")]
    [InlineData("\"fundingRates\": { \"file\": \"\", \"unit\": \"fraction\" }", "the name of a CSV file is needed")]
    [InlineData("\"fundingRates\": { \"file\": \"f.csv\", \"unit\": \"fraction\" }, \"funding\": { \"type\": \"constant\", \"rate\": 0 }", "both funding and fundingRates stand here")]
    public void A_file_of_rates_that_cannot_be_used_is_refused(string members, string says)
    {
        using var files = new MarketFiles.BrokenMarket("\"name\": \"ETH-FREE\", \"underlying\": \"ETH\"", "\"name\": \"ETH-FREE\", \"underlying\": \"ETH\", " + members);
        Assert.Contains(says, Assert.Throws<InputException>(() => MarketCalibrator.Calibrate(files.File)).Message, StringComparison.Ordinal);
    }

    static IEnumerable<FundingRate> Walk(RandomSource random, int days, double kept, double mean, double deviation)
    {
        double rate = mean + Normal.Sample(random, 0, deviation);
        for (int day = 0; day < days; day++)
        {
            yield return new FundingRate(Start.AddDays(day), "ETH", rate, TimeSpan.FromHours(8), day + 2);
            rate = mean + (kept * (rate - mean)) + Normal.Sample(random, 0, deviation * Math.Sqrt(1 - (kept * kept)));
        }
    }
}
