using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>Measures the protocol under the alternatives, on the first paths of the same simulation.</summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class AlternativesMeasurement(SimulationRunner runner, Action<string>? beginning, CancellationToken cancellation)
{
    /// <summary>What the purposes of the runs begin with.</summary>
    public const string Purpose = "alternative";

    // A quarter of the paths doubles the intervals; without standard accounts the two take a third of a simulation together.
    private const int Share = 4;
    private const long FewestPaths = 1L << 17;

    /// <summary>The rules in force, the recommended ones and the alternatives side by side, and the runs that were made for it.</summary>
    /// <param name="current">The market under the rules in force, with as many paths as were run.</param>
    /// <param name="currentOutcome">What was measured under them.</param>
    /// <param name="recommended">The market under the recommended rules.</param>
    /// <param name="recommendedOutcome">What was measured under them.</param>
    /// <param name="alternatives">Names and rules of the alternatives.</param>
    public (IReadOnlyList<RuleSetOutcome> Outcomes, IReadOnlyList<SimulationRun> Runs) Measure(
        RuledMarket current,
        ProtocolOutcome currentOutcome,
        RuledMarket recommended,
        ProtocolOutcome recommendedOutcome,
        IReadOnlyList<(string Name, MarginRules Rules)> alternatives)
    {
        if (current.Market.Accounts.Count == 0) return ([], []);
        long paths = Math.Min(recommended.Market.Simulation.Paths, Math.Max(FewestPaths, recommended.Market.Simulation.Paths / Share));
        Market fewer = recommended.Market with { Simulation = new SimulationSettings(paths, recommended.Market.Simulation.Seed, recommended.Market.Simulation.Precision) };
        PricePathSample sample = FirstPaths.Walk(fewer);
        var outcomes = new List<RuleSetOutcome>
        {
            Outcome(AlternativeRules.Unchanged, current, current, currentOutcome),
            Outcome(AlternativeRules.Recommended, current, recommended, recommendedOutcome),
        };
        var runs = new List<SimulationRun>();
        foreach ((string name, MarginRules rules) in alternatives)
        {
            RuledMarket ruled = RuledMarket.OfAccountsAlone(fewer, rules, recommended.Tilts);
            string purpose = $"{Purpose}: {name}";
            beginning?.Invoke(purpose);
            SimulationResult result = runner.For(purpose).Run(ruled.PlanWithTail(), cancellation);
            ProtocolOutcome outcome = ProtocolMeasurement.Read(ruled, result, sample);
            outcomes.Add(Outcome(name, current, ruled, outcome));
            runs.Add(SimulationRun.Of(purpose, result, outcome.InsolvencyProbability) with { ImportanceSampling = ruled.Sampling(result) });
        }

        return (outcomes, runs);
    }

    private static RuleSetOutcome Outcome(string name, RuledMarket inForce, RuledMarket ruled, ProtocolOutcome outcome)
    {
        MarginAccount[] breached = [.. ruled.Market.Accounts.Where((account, i) => IsHealthy(inForce, account, outcome.Accounts[i].Equity) && !IsHealthy(ruled, account, outcome.Accounts[i].Equity))];
        (int tighter, int looser) = AlternativeRules.Count(inForce.Rules, ruled.Rules);
        return new RuleSetOutcome(
            name,
            ruled.Rules,
            outcome.InsolvencyProbability,
            outcome.ExpectedBadDebt,
            outcome.Tail,
            outcome.RequiredEquity,
            breached.Length,
            outcome.Accounts.Where(account => breached.Any(one => one.Name == account.Account)).Sum(account => account.Exposure),
            tighter,
            looser);
    }

    private static bool IsHealthy(RuledMarket ruled, MarginAccount account, double equity) => equity >= ProtocolMeasurement.RequiredEquity(ruled, account);
}
