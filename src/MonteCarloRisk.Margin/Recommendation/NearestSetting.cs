using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>
/// Where no rule meets a target: the longest liquidation delay below that in force, and the longest horizon below the target's, at which one does, each with the other
/// as it is. Found by bisection on the paths of the market's seed with the standard accounts of the asset alone; a longer delay or horizon is taken to ask for no less.
/// </summary>
/// <param name="runner">Runs the simulations.</param>
/// <param name="beginning">Told what each is for, before it begins; may be null.</param>
/// <param name="market">The market, with as many paths as its simulations took.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class NearestSetting(SimulationRunner runner, Action<string>? beginning, Market market, CancellationToken cancellation)
{
    private const string Purpose = "nearest setting";

    private static readonly Dictionary<string, CollateralRule> NoCollateral = [];
    private static readonly Dictionary<string, OptionMarginRule> NoOptions = [];
    private static readonly Dictionary<string, PerpetualMarginRule> NoPerpetuals = [];

    /// <summary>What could meet the targets of a collateral, in words that follow its reason.</summary>
    public string ForCollateral(string asset)
    {
        MarginRules rules = market.Rules with { Collateral = new Dictionary<string, CollateralRule> { [asset] = market.Rules.Collateral[asset] }, Options = NoOptions, Perpetuals = NoPerpetuals };
        return Words(rules, [], (ruled, result) => CollateralSolution.Solve(ruled, result, ruled.CollateralAssets[0], 0) switch
        {
            { LiquidationThreshold: not null } solved => $"liquidation threshold {BindingLimit.Percent(solved.Solved.LiquidationThreshold)}, loan-to-value {BindingLimit.Percent(solved.Solved.LoanToValue)}",
            _ => null,
        });
    }

    /// <summary>What could meet the target of short options, in words that follow its reason.</summary>
    public string ForOptions(string underlying)
    {
        MarginRules rules = market.Rules with { Collateral = NoCollateral, Options = new Dictionary<string, OptionMarginRule> { [underlying] = market.Rules.Options[underlying] }, Perpetuals = NoPerpetuals };
        return Words(rules, [.. market.Contracts.Where(contract => contract.Underlying == underlying)], (ruled, result) => OptionSolution.Solve(ruled, result, underlying) switch
        {
            { Solution.Requirement: not null } solved => $"maintenance margin {BindingLimit.Percent(solved.Solved.MaintenanceMargin)}, initial margin {BindingLimit.Percent(solved.Solved.InitialMargin)}",
            _ => null,
        });
    }

    /// <summary>What could meet the targets of perpetuals, in words that follow its reason.</summary>
    public string ForPerpetuals(string underlying)
    {
        MarginRules rules = market.Rules with { Collateral = NoCollateral, Options = NoOptions, Perpetuals = new Dictionary<string, PerpetualMarginRule> { [underlying] = market.Rules.Perpetuals[underlying] } };
        return Words(rules, [], (ruled, result) => PerpetualSolution.Solve(ruled, result, underlying) switch
        {
            { IsResolved: true } solved => $"maintenance margin {BindingLimit.Percent(solved.Solved.MaintenanceMargin)}, initial margin {BindingLimit.Percent(solved.Solved.InitialMargin)}",
            _ => null,
        });
    }

    private string Words(MarginRules rules, IReadOnlyList<EuropeanOption> contracts, Func<RuledMarket, SimulationResult, string?> solve)
    {
        Market alone = market with { Accounts = [], Contracts = contracts, Liquidity = RuledMarket.WithStandardUnits(market) };
        (int Days, string Solved)? delay = Longest(0, market.Rules.LiquidationDelay - 1, days => Solve(alone, rules with { LiquidationDelay = days, Delays = null }, Text($"delay {days} d"), solve));
        (int Days, string Solved)? horizon = Longest(1, market.Target.Horizon - 1, days => Solve(alone with { Target = market.Target with { Horizon = days } }, rules, Text($"horizon {days} d"), solve));
        string[] nearest =
        [
            .. delay is { } shorter ? [Text($"with a liquidation delay of {shorter.Days} in place of {market.Rules.LiquidationDelay} days, {shorter.Solved}")] : Array.Empty<string>(),
            .. horizon is { } nearer ? [Text($"within {nearer.Days} in place of {market.Target.Horizon} days, {nearer.Solved}")] : Array.Empty<string>(),
        ];
        return nearest.Length > 0
            ? $"; the nearest that could: {string.Join("; or ", nearest)}"
            : Text($"; neither a shorter liquidation delay alone, down to none from {market.Rules.LiquidationDelay} days, nor a shorter horizon alone, down to one day, meets the targets");
    }

    private string? Solve(Market alone, MarginRules rules, string setting, Func<RuledMarket, SimulationResult, string?> solve)
    {
        var ruled = new RuledMarket(alone with { Rules = rules }, rules);
        string purpose = $"{Purpose}, {setting}";
        beginning?.Invoke(purpose);
        return solve(ruled, runner.For(purpose).Run(ruled.Plan(), cancellation));
    }

    // The longest of the days at which there is a solution; null where there is none at the shortest.
    private static (int Days, string Solved)? Longest(int shortest, int longest, Func<int, string?> solve)
    {
        if (longest < shortest || solve(shortest) is not { } solved) return null;
        (int met, int unmet) = (shortest, longest + 1);
        while (unmet - met > 1)
        {
            int middle = met + ((unmet - met) / 2);
            if (solve(middle) is { } better) (met, solved) = (middle, better);
            else unmet = middle;
        }

        return (met, solved);
    }

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
