using System.Diagnostics;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Allocation;

/// <summary>
/// Allocates the bad debt in two stages: the first run tells value at risk, the second walks the same paths and adds the losses of each account by bands of the bad debt that are fixed in its plan.
/// </summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
internal sealed class AllocationMeasurement(SimulationRunner runner, Action<string>? beginning)
{
    /// <summary>Allocates the bad debt of a market under two sets of rules.</summary>
    /// <param name="current">The market under the rules in force, with its run and what was read from it.</param>
    /// <param name="recommended">The same under the recommended rules.</param>
    /// <param name="tailLevels">The levels.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MarketAllocation Measure(
        (RuledMarket Market, SimulationResult Result, ProtocolOutcome Outcome) current,
        (RuledMarket Market, SimulationResult Result, ProtocolOutcome Outcome) recommended,
        IReadOnlyList<double> tailLevels,
        CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        var runs = new List<DrawnRun>();
        LossAllocation Of(string rules, (RuledMarket Market, SimulationResult Result, ProtocolOutcome Outcome) one)
        {
            string purpose = $"{StudyRuns.Allocation}, {rules}";
            beginning?.Invoke(purpose);
            RuledMarket market = one.Market;
            ProtocolTail tail = market.Tail ?? throw new ArgumentException("an allocation needs accounts", nameof(current));
            RuledMarket alone = RuledMarket.OfAccountsAlone(market.Market with { Simulation = one.Result.Settings }, market.Rules);
            (LossAllocation allocation, SimulationResult second) = Allocate(
                runner.For(purpose),
                alone.PlanWithAllocation,
                new FirstStage(one.Result, tail.Buckets, market.TailTally + TailBook.BadDebtBuckets, one.Outcome.ExpectedBadDebt, Risks(one.Outcome, tailLevels)),
                [.. market.Market.Accounts.Select(account => account.Name)],
                [.. market.Market.Model.Assets.Select(asset => asset.Name)],
                market.Level,
                cancellation);
            runs.Add(new DrawnRun(purpose, second.Key, second.PlanHash, second.Fingerprint, second.Settings.Paths, second.Settings.Seed, second.FromStore));
            return allocation;
        }

        LossAllocation inForce = Of(MarginCalibrator.InForce, current);
        LossAllocation proposed = Of(MarginCalibrator.Proposed, recommended);
        return new MarketAllocation(inForce, proposed, new StudyRuns(Stopwatch.GetElapsedTime(started).TotalSeconds, runs));
    }

    /// <summary>Allocates the bad debt of accounts that are all the protocol's.</summary>
    /// <param name="runner">Runs the second stage.</param>
    /// <param name="plan">The plan on the first stage's paths with an allocation.</param>
    /// <param name="first">What the first stage told.</param>
    /// <param name="accounts">The accounts' names, in the plan's order.</param>
    /// <param name="assets">The assets' names, in the model's order.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static (LossAllocation Allocation, SimulationResult Second) Allocate(
        SimulationRunner runner,
        Func<LossAllocationPlan, SimulationPlan> plan,
        FirstStage first,
        IReadOnlyList<string> accounts,
        IReadOnlyList<string> assets,
        double level,
        CancellationToken cancellation)
    {
        long[] counts = [.. Enumerable.Range(0, first.Buckets.Count).Select(bucket => first.Result.Tallies[first.BucketTally + bucket])];
        TailBands?[] bands = [.. first.Risks.Select(risk => TailBands.Of(first.Buckets, counts, first.Result.Settings.Paths, risk.TailLevel))];
        var allocation = new LossAllocationPlan([LossBand.All, .. bands.SelectMany(one => one?.All ?? [])]);
        SimulationResult second = runner.Run(plan(allocation), cancellation);
        var reading = new AllocationReading(second, AllocationTally(accounts.Count), accounts, assets, level);
        var tail = new List<AllocatedTail>();
        int next = 1;
        foreach ((TailRisk risk, TailBands? one) in first.Risks.Zip(bands))
        {
            const string apart = "not allocated: the value at risk lies above every loss that is told apart";
            tail.Add(one is null
                ? new AllocatedTail(risk.TailLevel, AllocatedRisk.NotTold(risk.ValueAtRisk, apart), AllocatedRisk.NotTold(risk.ExpectedShortfall, apart))
                : new AllocatedTail(risk.TailLevel, reading.ValueAtRisk(risk, one, next), reading.Shortfall(risk, one, next)) { IsValueAtRiskZero = one.At is null });
            next += one?.All.Count() ?? 0;
        }

        return (new LossAllocation(reading.Mean(first.ExpectedBadDebt, 0), tail), second);
    }

    /// <summary>First tally of an allocation of accounts that keep no distributions.</summary>
    private static int AllocationTally(int accounts) => AccountTallies.DistributionsOf(accounts, 0);

    private static IReadOnlyList<TailRisk> Risks(ProtocolOutcome outcome, IReadOnlyList<double> tailLevels) =>
        [.. tailLevels.Select(tailLevel => outcome.Tail!.BadDebt.First(risk => risk.TailLevel == tailLevel))];
}
