using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>One parameter while rules are solved together. Values are oriented: the larger, the looser the rule, so a margin stands with its sign changed.</summary>
internal sealed class RuleNode
{
    private const double Same = 1e-12;

    private readonly ParameterLimit limit;
    private readonly double sign;

    public RuleNode(string asset, MarginParameter parameter, double inForce, double solved, ParameterLimit limit)
    {
        Asset = asset;
        Parameter = parameter;
        this.limit = limit;
        sign = parameter is MarginParameter.LoanToValue or MarginParameter.LiquidationThreshold ? 1 : -1;
        InForce = sign * inForce;
        Solved = sign * solved;
        (Least, LeastReason) = Floor();
    }

    public string Asset { get; }

    public MarginParameter Parameter { get; }

    public double InForce { get; }

    public double Solved { get; }

    /// <summary>The tightest value that limits allow; never looser than the one in force.</summary>
    public double Least { get; private set; }

    public double Value { get; private set; } = double.PositiveInfinity;

    public (LimitKind Kind, string Other)? Reason { get; private set; }

    public bool IsSolved => Math.Abs(Value - Solved) < Same;

    private (LimitKind Kind, string Other)? LeastReason { get; set; }

    private double? Lowest => sign > 0 ? limit.Minimum : -limit.Maximum;

    private double? Highest => sign > 0 ? limit.Maximum : -limit.Minimum;

    private LimitKind AtLowest => sign > 0 ? LimitKind.Minimum : LimitKind.Maximum;

    private LimitKind AtHighest => sign > 0 ? LimitKind.Maximum : LimitKind.Minimum;

    private double Step => limit.Step(InForce);

    /// <summary>The value as the rules have it.</summary>
    public double Stated(double value) => sign * value;

    /// <summary>The loosest value that is allowed at or below one: a multiple of the rounding, or the value in force.</summary>
    public double Down(double value)
    {
        double multiple = sign > 0 ? limit.Down(value) : -limit.Up(-value);
        return InForce <= value && InForce > multiple ? InForce : multiple;
    }

    private double Up(double value)
    {
        double multiple = sign > 0 ? limit.Up(value) : -limit.Down(-value);
        return InForce >= value && InForce < multiple ? InForce : multiple;
    }

    /// <summary>No tighter than a value; returns whether that changes anything.</summary>
    public bool RaiseLeast(double value, (LimitKind Kind, string Other) reason)
    {
        // A margin may have no floor at all.
        if (value <= Least) return false;
        double raised = Up(value);
        if (raised <= Least) return false;
        (Least, LeastReason) = (raised, reason);
        return true;
    }

    /// <summary>No looser than what the target asks for, within the limits of this parameter alone; returns whether that changes anything.</summary>
    public bool CapByTarget(double target, (LimitKind Kind, string Other)? reason)
    {
        double cap = target;
        if (Lowest is { } lowest && lowest > cap) (cap, reason) = (Up(lowest), (AtLowest, string.Empty));
        if (Highest is { } highest && highest < cap) (cap, reason) = (highest, (AtHighest, string.Empty));
        if (InForce + Step < cap - Same) (cap, reason) = (InForce + Step, (LimitKind.LargestStep, string.Empty));
        return Lower(cap, reason);
    }

    /// <summary>No looser than a value, unless limits force it; returns whether that changes anything.</summary>
    public bool Lower(double cap, (LimitKind Kind, string Other)? reason)
    {
        double lowered = Down(cap);
        if (lowered < Least) (lowered, reason) = (Least, LeastReason);
        if (lowered >= Value) return false;
        (Value, Reason) = (lowered, reason);
        return true;
    }

    // A minimum above the value in force asks for a looser rule, so it is no floor: it lifts the target in CapByTarget as far as the step allows.
    private (double Value, (LimitKind Kind, string Other)? Reason) Floor()
    {
        double floor = sign > 0 ? double.Epsilon : double.NegativeInfinity;
        (LimitKind Kind, string Other)? reason = null;
        if (Lowest is { } lowest && Math.Min(lowest, InForce) > floor) (floor, reason) = (Math.Min(lowest, InForce), (AtLowest, string.Empty));
        if (InForce - Step > floor) (floor, reason) = (InForce - Step, (LimitKind.LargestStep, string.Empty));
        if (double.IsNegativeInfinity(floor)) return (floor, null);
        return floor == double.Epsilon ? (Math.Min(InForce, limit.RoundedTo), null) : (Math.Min(InForce, Up(floor)), reason);
    }
}
