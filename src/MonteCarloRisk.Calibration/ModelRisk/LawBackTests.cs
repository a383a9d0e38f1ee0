using System.Globalization;
using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.ModelRisk;

/// <summary>
/// Back-tests of the laws that a market may have, on long positions in its collateral: each asset's own volatility is walked once, and each law's one-day requirement at 99% held against what happened.
/// A law is refused where Kupiec's test refuses its exceptions on an asset at 5% over the number of assets (Bonferroni).
/// </summary>
/// <param name="file">The market file.</param>
/// <param name="returns">Daily returns of each asset, up to the valuation date.</param>
/// <param name="cancellation">Stops the walk.</param>
sealed class LawBackTests(MarketFile file, IReadOnlyList<DailyReturns> returns, CancellationToken cancellation)
{
    readonly WalkSettings settings = new();
    readonly Dictionary<InnovationLaw, (BackTestVerdict, string)> known = [];
    (IReadOnlyList<(string Asset, WalkedVolatility Walk)> Walks, string Fault)? walked;

    public (BackTestVerdict Verdict, string Detail) Of(ReturnsChoice choice)
    {
        if (MarketBackTester.LawOf(choice) is not { } law) return (BackTestVerdict.NotTested, "laws whose returns are fitted as a whole are not walked day by day");
        if (known.TryGetValue(law, out (BackTestVerdict, string) before)) return before;
        walked ??= Walk();
        return known[law] = walked.Value.Walks.Count == 0 ? (BackTestVerdict.NotTested, walked.Value.Fault) : Test(walked.Value.Walks, law, walked.Value.Fault);
    }

    static (BackTestVerdict, string) Test(IReadOnlyList<(string Asset, WalkedVolatility Walk)> walks, InnovationLaw law, string fault)
    {
        PositionBackTest[] tests = [.. walks.AsParallel().AsOrdered().Select(one => PositionWalk.Of(one.Walk, law, PositionSide.Long))];
        double level = HypothesisTest.UsualLevel / tests.Length;
        bool passes = tests.All(test => test.Coverage.PValue >= level);
        string detail = string.Join("; ", tests.Select((test, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{walks[i].Asset} {test.Exceptions} of {test.Days.Count} days, {test.Expected:0.0} expected{(test.Coverage.PValue < level ? $", refused (p {test.Coverage.PValue:0.0e-0})" : "")}")));
        return (passes ? BackTestVerdict.Passes : BackTestVerdict.Refused, $"losses beyond the one-day requirement at 99%; {detail}{(fault.Length > 0 ? $"; {fault}" : "")}");
    }

    (IReadOnlyList<(string, WalkedVolatility)>, string) Walk()
    {
        var walks = new List<(string, WalkedVolatility)>();
        var faults = new List<string>();
        for (int i = 0; i < returns.Count; i++)
        {
            // What is no collateral and no underlying loses nothing here.
            if (!file.Rules.Collateral.ContainsKey(file.Assets[i].Name)) continue;
            VolatilityChoice choice = file.Assets[i].Volatility ?? file.Model.Volatility;
            try
            {
                if (choice is VolatilityChoice.Range or VolatilityChoice.Har) throw new InputException("", "a walk goes over daily closes, which its volatility does not");
                if (returns[i].Values.Count < settings.FewestReturns) throw new InputException("", $"{returns[i].Values.Count} returns; {settings.FewestReturns} or more are needed");
                walks.Add((file.Assets[i].Name, MarketBackTester.Walk(choice, returns[i], settings, cancellation)));
            }
            catch (InputException refusal)
            {
                faults.Add($"{file.Assets[i].Name} is not walked: {refusal.Message}");
            }
        }

        return (walks, faults.Count > 0 ? string.Join("; ", faults) : walks.Count > 0 ? "" : "no collateral to walk");
    }
}
