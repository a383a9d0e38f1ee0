using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.RootFinding;

namespace MonteCarloRisk.Margin.Caps;

/// <summary>
/// Finds how far the accounts that hold an asset may grow: they are all multiplied by one number, and the one at which bad debt is beyond the insurance fund with the target's probability is a stochastic
/// root on common random numbers. Bad debt grows with it on every path. Assumptions and method: docs/methods/caps.md.
/// </summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
internal sealed class CapMeasurement(SimulationRunner runner, Action<string>? beginning)
{
    // Of the logarithm of the scale: half a percent of it.
    private const double Tolerance = 0.005;
    private const int FirstShare = 16;
    private const string Method = "crude Monte Carlo";

    private readonly List<DrawnRun> runs = [];

    /// <summary>Measures the caps that are asked for.</summary>
    /// <param name="market">The market.</param>
    /// <param name="rules">The rules that accounts grow under.</param>
    /// <param name="study">What is asked for.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MarketCaps Measure(Market market, MarginRules rules, CapStudy study, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        double target = market.Target.BeyondBackstopProbability ?? throw new ArgumentException("caps need a target of the insurance fund", nameof(market));
        AssetCap[] caps = 
        [
            .. study.Assets.Select(asset => Cap(market, rules, new CappedAccounts(CapSubject.Collateral, asset), target, study.Paths, cancellation)),
            .. study.Perpetuals.Select(perpetual => Cap(market, rules, new CappedAccounts(CapSubject.Perpetual, perpetual), target, study.Paths, cancellation)),
            .. study.Options.Select(option => Cap(market, rules, new CappedAccounts(CapSubject.Option, option), target, study.Paths, cancellation)),
        ];
        return new MarketCaps(target, market.Protocol.InsuranceFund ?? 0, caps, new StudyRuns(Stopwatch.GetElapsedTime(started).TotalSeconds, runs));
    }

    private AssetCap Cap(Market market, MarginRules rules, CappedAccounts capped, double target, long paths, CancellationToken cancellation)
    {
        MarginAccount[] holders = [.. market.Accounts.Where(capped.Holds)];
        AssetCap Found(Estimate? scale, string reason, int evaluations, long all) => new(
            capped.Name, capped.Amount(holders), holders.Sum(account => account.Debt), capped.OpenInterest(market, holders), scale, reason, evaluations, all) { Kind = capped.Kind };

        // Losses of accounts that all grow alike change no sign: without a fund, and costs that rise, nothing tells one size from another.
        if ((market.Protocol.InsuranceFund ?? 0) == 0 && !holders.Any(account => account.Collateral.Any(held => held.Value > 0 && CostRises(market, held.Key))))
            return Found(null, $"not determined: no cost of closing out {capped.Costs} rises with its size, and there is no insurance fund that it could outgrow; give liquidity or protocol.insuranceFund", 0, 0);

        var search = new RootSearch(Math.Log(CapStudy.SmallestScale), Math.Log(CapStudy.LargestScale), Tolerance, Math.Max(1, paths / FirstShare), paths);
        RootEstimate root = StochasticRoot.Find((logScale, count) => Beyond(market, rules, capped, Math.Exp(logScale), count, cancellation), target, search);
        return root.Root is { } found
            ? Found(Scale(found), root.Reason, root.Evaluations, root.Paths)
            : Found(null, Outside(root.Place), root.Evaluations, root.Paths);
    }

    private Estimate Beyond(Market market, MarginRules rules, CappedAccounts capped, double scale, long paths, CancellationToken cancellation)
    {
        string purpose = string.Create(CultureInfo.InvariantCulture, $"{StudyRuns.Cap}, {capped.Name} times {scale:G6}, {paths} paths");
        beginning?.Invoke(purpose);
        Market grown = market with
        {
            Accounts = [.. market.Accounts.Select(account => capped.Holds(account) ? Times(account, scale) : account)],
            Simulation = new SimulationSettings(paths, market.Simulation.Seed, market.Simulation.Precision),
        };
        RuledMarket ruled = RuledMarket.OfAccountsAlone(grown, rules);
        SimulationResult result = runner.For(purpose).Run(ruled.PlanWithTail(), cancellation);
        runs.Add(new DrawnRun(purpose, result.Key, result.PlanHash, result.Fingerprint, result.Settings.Paths, result.Settings.Seed, result.FromStore));
        return BinomialProportion.Estimate(result.Tallies[ruled.TailTally + TailBook.Beyond], paths, ruled.Level, Method);
    }

    private static Estimate Scale(Estimate logScale)
    {
        double value = Math.Exp(logScale.Value);
        return new Estimate(
            value,
            value * logScale.StandardError,
            new ConfidenceInterval(Math.Exp(logScale.Interval.Lower), Math.Exp(logScale.Interval.Upper), logScale.Interval.Level),
            logScale.SampleCount,
            $"{Method}, {logScale.Method}");
    }

    private static string Outside(RootPlace place) => place == RootPlace.Below
        ? "no size does: even at a hundredth of today's the bad debt of the other accounts is beyond the fund too often"
        : "no cap is needed up to a hundred times today's size";

    private static bool CostRises(Market market, string asset) => market.Liquidity?.Assets.GetValueOrDefault(asset) is LiquidityModel.SquareRoot or LiquidityModel.Table;

    private static MarginAccount Times(MarginAccount account, double scale) => account with
    {
        Collateral = account.Collateral.ToDictionary(held => held.Key, held => scale * held.Value),
        Debt = scale * account.Debt,
        Options = account.Options.ToDictionary(held => held.Key, held => scale * held.Value),
        Cash = scale * account.Cash,
        Perpetuals = account.Perpetuals.ToDictionary(held => held.Key, held => held.Value with { Units = scale * held.Value.Units }),
    };
}
