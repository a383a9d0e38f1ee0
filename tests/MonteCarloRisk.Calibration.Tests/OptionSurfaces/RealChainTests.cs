using MonteCarloRisk.Calibration.OptionSurfaces.Black;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.Calibration.Tests.OptionSurfaces;

public sealed class RealChainTests
{
    const double TenthOfAPoint = 0.001;

    public static TheoryData<string> Files =>
        ["deribit_chain_20251230T173115Z.csv", "deribit_chain_20260203T042935Z.csv", "deribit_chain_20260205T212937Z.csv", "deribit_chain_20260807T214936Z.csv"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Marks_have_the_volatility_that_the_exchange_states_within_half_of_the_quote(string file)
    {
        int compared = 0;
        foreach (Comparison mark in Marks(file).Where(mark => mark.Option.IsTwoSided))
        {
            compared++;
            // Half the width of the quote in volatility; what the rounding of the mark hides cannot be asked for.
            double half = 0.5 * (mark.Option.Ask!.Value - mark.Option.Bid!.Value) / mark.Vega;
            Assert.True(mark.Difference <= half || mark.IsWithinRounding, $"{mark}");
        }

        Assert.True(compared > 1000, $"{compared}");
    }

    /// <summary>
    /// The rows of marks so small that their own rounding (1e-8 coin of BTC, 1e-6 of ETH) moves the volatility by more than a tenth of a point: there the difference is within that
    /// rounding, and their number is stated. Everywhere else it is within a tenth of a point.
    /// </summary>
    [Theory]
    [InlineData("deribit_chain_20251230T173115Z.csv", 0)]
    [InlineData("deribit_chain_20260203T042935Z.csv", 3)]
    [InlineData("deribit_chain_20260807T214936Z.csv", 16)]
    public void From_seven_days_on_they_agree_within_a_tenth_of_a_point(string file, int hiddenByRounding)
    {
        Comparison[] beyond = [.. Marks(file).Where(mark => mark.Option.IsTwoSided && mark.Days >= 7 && mark.Difference > TenthOfAPoint)];

        Assert.All(beyond, mark => Assert.True(mark.IsWithinRounding, $"{mark}"));
        Assert.Equal(hiddenByRounding, beyond.Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_surface_is_free_of_arbitrage_and_unquoted_options_do_not_touch_it(string file)
    {
        foreach (OptionChain chain in OptionChainReader.Read(Repository.SharedData($"options/{file}"), file))
        {
            SsviSurface surface = SsviCalibration.Fit(ChainSmiles.Of(chain).Expiries);
            Assert.True(SurfaceArbitrageCheck.Of(surface.Slices).IsFree);
            OptionChain quoted = chain with { Quotes = [.. chain.Quotes.Where(quote => quote.IsTwoSided || quote.Mark > 0)] };
            OptionChain broken = chain with { Quotes = [.. chain.Quotes.Select(quote => quote.IsTwoSided ? quote : quote with { Bid = null, Ask = null, MarkVolatility = null })] };
            Assert.Equal(surface.Slices, SsviCalibration.Fit(ChainSmiles.Of(broken).Expiries).Slices);
            Assert.True(SurfaceArbitrageCheck.Of(SsviCalibration.Fit(ChainSmiles.Of(quoted).Expiries).Slices).IsFree);
        }
    }

    static IEnumerable<Comparison> Marks(string file)
    {
        foreach (OptionChain chain in OptionChainReader.Read(Repository.SharedData($"options/{file}"), file))
        {
            foreach (IGrouping<DateTime, OptionQuote> expiry in chain.Quotes.GroupBy(quote => quote.Expiry))
            {
                double years = chain.YearsTo(expiry.Key), forward = ExpiryForward.Of([.. expiry]).Forward;
                foreach (OptionQuote option in expiry)
                {
                    OptionRight right = option.Strike >= forward ? OptionRight.Call : OptionRight.Put;
                    OptionQuote outOfTheMoney = expiry.Single(other => other.Strike == option.Strike && other.Right == right);
                    double stated = option.MarkVolatility!.Value, vega = Math.Sqrt(years) * BlackFormula.Vega(1, option.Strike / forward, stated * Math.Sqrt(years));
                    double mark = outOfTheMoney.Mark!.Value, rounding = 0.5 * (chain.Asset == "BTC" ? 1e-8 : 1e-6);
                    double? Volatility(double premium) => BlackFormula.ImpliedVolatilityOfPremium(right, forward, option.Strike, years, premium).Volatility;
                    // The volatilities of all premiums that round to this mark.
                    double low = Volatility(mark - rounding) ?? 0, high = Volatility(mark + rounding)!.Value;
                    // A mark that is rounded to nothing has no volatility of its own: only those that round to it.
                    double difference = Volatility(mark) is { } implied ? Math.Abs(implied - stated) : Math.Max(0, stated - high);
                    yield return new Comparison(option, 365 * years, vega, stated >= low && stated <= high, difference);
                }
            }
        }
    }

    sealed record Comparison(OptionQuote Option, double Days, double Vega, bool IsWithinRounding, double Difference);
}
