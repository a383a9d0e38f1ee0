using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>The rules nearest to the solved ones that governance allows, on the safe side.</summary>
/// <remarks>
/// With every value oriented so that the larger is the looser, all limits are bounds of one value (steps, minima, maxima, the targets) or differences x_i &lt;= x_j - gap
/// (threshold over loan-to-value, tiers), on the multiples of a rounding: the larger of two allowed points, value by value, is allowed too. So there is one loosest
/// point at or below max(target, L), L the tightest point that limits allow, and lowering values to their caps until nothing moves finds it. It is looser than its target
/// only where L is. A difference or a bound that the rules in force break already is no floor of other values; it is approached as far as steps allow. Formulas: docs/methods/recommendation.md.
/// </remarks>
public sealed class JointRules
{
    private readonly List<RuleNode> nodes = [];
    private readonly List<(RuleNode Tighter, RuleNode Looser, double Gap, LimitKind Kind)> differences = [];
    private readonly List<(RuleNode LoanToValue, RuleNode Threshold, double Share)> shares = [];
    private readonly List<(RuleNode Initial, RuleNode Maintenance, IReadOnlyList<WorstMove> Moves)> moves = [];
    private readonly MarginRules inForce;

    private JointRules(MarginRules inForce, SolvedRules solved, GovernanceLimits limits)
    {
        this.inForce = inForce;
        RuleNode Node(string asset, MarginParameter parameter, double from, double to)
        {
            var node = new RuleNode(asset, parameter, from, to, limits.Of(parameter));
            nodes.Add(node);
            return node;
        }

        foreach ((string asset, CollateralRule rule) in inForce.Collateral)
        {
            CollateralRule target = solved.Rules.Collateral[asset];
            RuleNode loanToValue = Node(asset, MarginParameter.LoanToValue, rule.LoanToValue, target.LoanToValue);
            RuleNode threshold = Node(asset, MarginParameter.LiquidationThreshold, rule.LiquidationThreshold, target.LiquidationThreshold);
            differences.Add((loanToValue, threshold, limits.LeastGap, LimitKind.Pair));
            if (solved.LowestPrices.TryGetValue(asset, out double share)) shares.Add((loanToValue, threshold, share));
        }

        foreach ((string asset, OptionMarginRule rule) in inForce.Options)
        {
            OptionMarginRule target = solved.Rules.Options[asset];
            AddMargins(
                Node(asset, MarginParameter.InitialMargin, rule.InitialMargin, target.InitialMargin),
                Node(asset, MarginParameter.MaintenanceMargin, rule.MaintenanceMargin, target.MaintenanceMargin),
                solved.OptionMoves.GetValueOrDefault(asset));
        }

        foreach ((string asset, PerpetualMarginRule rule) in inForce.Perpetuals)
        {
            PerpetualMarginRule target = solved.Rules.Perpetuals[asset];
            AddMargins(
                Node(asset, MarginParameter.PerpetualInitialMargin, rule.InitialMargin, target.InitialMargin),
                Node(asset, MarginParameter.PerpetualMaintenanceMargin, rule.MaintenanceMargin, target.MaintenanceMargin),
                solved.PerpetualMoves.GetValueOrDefault(asset));
        }

        var tiers = limits.Tiers.SelectMany((assets, tier) => assets.Select(asset => (asset, tier))).ToDictionary(one => one.asset, one => one.tier);
        differences.AddRange(
            from riskier in nodes
            from safer in nodes
            where riskier.Parameter == safer.Parameter && tiers.TryGetValue(riskier.Asset, out int high) && tiers.TryGetValue(safer.Asset, out int low) && low < high
            select (riskier, safer, 0.0, LimitKind.Tier));
    }

    /// <summary>Solves the rules together.</summary>
    /// <param name="inForce">The rules in force, which a change starts from.</param>
    /// <param name="solved">What the targets ask for.</param>
    /// <param name="limits">What governance allows.</param>
    public static LimitedRules Solve(MarginRules inForce, SolvedRules solved, GovernanceLimits limits)
    {
        var joint = new JointRules(inForce, solved, limits);
        joint.Solve();
        return new LimitedRules(joint.Rules(), [.. joint.nodes.Where(node => !node.IsSolved)]);
    }

    private void AddMargins(RuleNode initial, RuleNode maintenance, IReadOnlyList<WorstMove>? worst)
    {
        differences.Add((initial, maintenance, 0, LimitKind.Pair));
        if (worst is not null) moves.Add((initial, maintenance, worst));
    }

    private void Solve()
    {
        const double Same = 1e-12;
        var kept = differences.Where(one => one.Tighter.InForce <= one.Looser.InForce - one.Gap + Same).ToList();
        bool moved;
        do
        {
            moved = false;
            foreach ((RuleNode tighter, RuleNode looser, double gap, LimitKind kind) in kept) moved |= looser.RaiseLeast(tighter.Least + gap, (kind, tighter.Asset));
        }
        while (moved);

        foreach (RuleNode node in nodes) node.CapByTarget(node.Solved, null);
        do
        {
            moved = false;
            foreach ((RuleNode loanToValue, RuleNode threshold, double share) in shares)
            {
                double most = loanToValue.Down(share * Math.Min(threshold.Value, threshold.Solved));
                if (most < loanToValue.Solved) moved |= loanToValue.CapByTarget(most, (LimitKind.Threshold, string.Empty));
            }

            foreach ((RuleNode initial, RuleNode maintenance, IReadOnlyList<WorstMove> worst) in moves)
            {
                double most = initial.Down(-Math.Min(1, WorstMove.Initial(worst, Math.Max(maintenance.Stated(maintenance.Value), maintenance.Stated(maintenance.Solved)))));
                if (most < initial.Solved) moved |= initial.CapByTarget(most, (LimitKind.Threshold, string.Empty));
            }

            foreach ((RuleNode tighter, RuleNode looser, double gap, LimitKind kind) in differences) moved |= tighter.Lower(looser.Value - gap, (kind, looser.Asset));
        }
        while (moved);
    }

    private MarginRules Rules()
    {
        var values = nodes.ToDictionary(node => (node.Asset, node.Parameter), node => node.Stated(node.Value));
        return inForce with
        {
            Collateral = inForce.Collateral.Keys.ToDictionary(asset => asset, asset => inForce.Collateral[asset] with { LoanToValue = values[(asset, MarginParameter.LoanToValue)], LiquidationThreshold = values[(asset, MarginParameter.LiquidationThreshold)] }),
            Options = inForce.Options.Keys.ToDictionary(asset => asset, asset => new OptionMarginRule(values[(asset, MarginParameter.InitialMargin)], values[(asset, MarginParameter.MaintenanceMargin)])),
            Perpetuals = inForce.Perpetuals.Keys.ToDictionary(asset => asset, asset => new PerpetualMarginRule(values[(asset, MarginParameter.PerpetualInitialMargin)], values[(asset, MarginParameter.PerpetualMaintenanceMargin)])),
        };
    }
}
