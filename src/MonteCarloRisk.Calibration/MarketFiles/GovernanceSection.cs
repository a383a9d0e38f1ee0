using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("What governance allows a change of the rules to be. The recommendation is the nearest point on the safe side that it allows.")]
[NotModelled("closeFactor", "an account is closed out whole, so a close factor would change nothing; protocol.mechanisms has one")]
sealed record GovernanceSection
{
    [Description("Limits of every loan-to-value; by default none.")]
    public ParameterLimitEntry LoanToValue { get; init; } = new();

    [Description("Limits of every liquidation threshold; by default none.")]
    public ParameterLimitEntry LiquidationThreshold { get; init; } = new();

    [Description("Limits of every initial margin of short options and of perpetuals; by default none.")]
    public ParameterLimitEntry InitialMargin { get; init; } = new();

    [Description("Limits of every maintenance margin of short options and of perpetuals; by default none.")]
    public ParameterLimitEntry MaintenanceMargin { get; init; } = new();

    [Description("A liquidation threshold is above its loan-to-value by this much or more, 0 to 1; by default 0.")]
    [Within("[0, 1]")]
    public double LeastGap { get; init; }

    [Description("Assets from the safest tier to the riskiest. None of a riskier tier gets a higher loan-to-value or liquidation threshold, or a lower margin of short options or of perpetuals, than one of a safer tier; assets in no tier are compared with none.")]
    public IReadOnlyList<IReadOnlyList<string>> Tiers { get; init; } = [];

    public GovernanceLimits ToLimits() => new(LoanToValue.ToLimit(), LiquidationThreshold.ToLimit(), InitialMargin.ToLimit(), MaintenanceMargin.ToLimit(), LeastGap, Tiers);
}

[Description("Limits of one kind of parameter, as fractions.")]
sealed record ParameterLimitEntry
{
    [Description("Largest change at once, above 0, at most 1; by default any.")]
    [Within("(0, 1]")]
    public double? LargestStep { get; init; }

    [Description("Largest change at once as a fraction of the value in force, above 0, at most 1; by default any. Where both are given the smaller holds.")]
    [Within("(0, 1]")]
    public double? LargestRelativeStep { get; init; }

    [Description("Lowest value, 0 to 1; by default any.")]
    [Within("[0, 1]")]
    public double? Minimum { get; init; }

    [Description("Highest value, 0 to 1; by default any.")]
    [Within("[0, 1]")]
    public double? Maximum { get; init; }

    [Description("Values are whole multiples of it, from 0.0001 to 0.1; by default 0.001. The value in force is allowed whatever it is.")]
    [Within("[0.0001, 0.1]")]
    public double RoundedTo { get; init; } = ParameterLimit.UsualRounding;

    public ParameterLimit ToLimit() => new(LargestStep, LargestRelativeStep, Minimum, Maximum, RoundedTo);
}
