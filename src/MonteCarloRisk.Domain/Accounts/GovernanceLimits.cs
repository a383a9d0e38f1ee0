namespace MonteCarloRisk.Domain.Accounts;

/// <summary>What governance allows a change of the margin rules to be.</summary>
/// <param name="LoanToValue">Limits of every loan-to-value.</param>
/// <param name="LiquidationThreshold">Limits of every liquidation threshold.</param>
/// <param name="InitialMargin">Limits of every initial margin, of options and of perpetuals.</param>
/// <param name="MaintenanceMargin">Limits of every maintenance margin, of options and of perpetuals.</param>
/// <param name="LeastGap">A liquidation threshold is above its loan-to-value by this much or more; zero or more.</param>
/// <param name="Tiers">
/// Assets from the safest tier to the riskiest: none of a riskier tier has a higher loan-to-value or liquidation threshold than one of a safer tier,
/// or a lower initial or maintenance margin. Assets in no tier are compared with none.
/// </param>
public sealed record GovernanceLimits(
    ParameterLimit LoanToValue,
    ParameterLimit LiquidationThreshold,
    ParameterLimit InitialMargin,
    ParameterLimit MaintenanceMargin,
    double LeastGap,
    IReadOnlyList<IReadOnlyList<string>> Tiers)
{
    /// <summary>No limit but the usual rounding.</summary>
    public static GovernanceLimits None { get; } = new(ParameterLimit.None, ParameterLimit.None, ParameterLimit.None, ParameterLimit.None, 0, []);

    /// <summary>The limits of a kind of parameter.</summary>
    /// <param name="parameter">The kind.</param>
    public ParameterLimit Of(MarginParameter parameter) => parameter switch
    {
        MarginParameter.LoanToValue => LoanToValue,
        MarginParameter.LiquidationThreshold => LiquidationThreshold,
        MarginParameter.InitialMargin or MarginParameter.PerpetualInitialMargin => InitialMargin,
        _ => MaintenanceMargin,
    };

    /// <summary>The same without a largest step: where a series of changes may end.</summary>
    public GovernanceLimits WithoutSteps() => this with
    {
        LoanToValue = Unstepped(LoanToValue),
        LiquidationThreshold = Unstepped(LiquidationThreshold),
        InitialMargin = Unstepped(InitialMargin),
        MaintenanceMargin = Unstepped(MaintenanceMargin),
    };

    static ParameterLimit Unstepped(ParameterLimit limit) => limit with { LargestStep = null, LargestRelativeStep = null };
}
