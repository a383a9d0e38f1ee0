using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Listed contracts, apart from their expiry, which is checked against the data's last day.</summary>
static class OptionChecks
{
    public static void Check(IReadOnlyList<OptionEntry> options, IReadOnlyCollection<string> assets, JsonPlace list)
    {
        Names.Check(options.Select(option => option.Name).ToArray(), list);
        for (int i = 0; i < options.Count; i++)
        {
            OptionEntry option = options[i];
            JsonPlace place = list.Item(i);
            Names.CheckKnown(option.Underlying, assets, "asset", place.Member("underlying"));
            Ranges.CheckPrice(option.Strike, place.Member("strike"));
            Ranges.CheckRate(option.Rate, place.Member("rate"));
            Ranges.CheckRate(option.DividendYield, place.Member("dividendYield"));
            if (option.ImpliedVolatility is not { } implied)
                continue;
            Ranges.CheckVolatility(implied, place.Member("impliedVolatility"));
            if (implied == 0)
                throw place.Member("impliedVolatility").Refuse(implied, "an implied volatility is above zero");
        }
    }
}
