using System.Globalization;
using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>A governance limit that keeps a parameter from its solved value.</summary>
/// <param name="Asset">The asset or underlying.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Kind">What kind of limit it is.</param>
/// <param name="Other">The asset in the other tier; empty for other kinds.</param>
/// <param name="InForce">The value in force.</param>
/// <param name="Solved">The value that would be recommended without limits.</param>
/// <param name="Recommended">The recommended value.</param>
/// <param name="Eventual">The value that a series of such changes ends at.</param>
/// <param name="Changes">How many changes that takes, this one included; null where it is more than a thousand.</param>
public sealed record BindingLimit(
    string Asset,
    MarginParameter Parameter,
    LimitKind Kind,
    string Other,
    double InForce,
    double Solved,
    double Recommended,
    double Eventual,
    int? Changes)
{
    /// <summary>Whether the limit makes the rule ask less of an account than the target does.</summary>
    [JsonIgnore]
    public bool IsLooser => IsDebtLimit ? Recommended > Solved : Recommended < Solved;

    private bool IsDebtLimit => Parameter is MarginParameter.LoanToValue or MarginParameter.LiquidationThreshold;

    /// <summary>What binds, in words.</summary>
    public string Reason() => Kind switch
    {
        LimitKind.LargestStep => $"the largest step, {100 * Math.Abs(Recommended - InForce):0.##} percentage points",
        LimitKind.Minimum => "the minimum",
        LimitKind.Maximum => "the maximum",
        LimitKind.Tier => $"the tier of {Other}",
        LimitKind.Threshold => Parameter == MarginParameter.LoanToValue ? "its liquidation threshold" : "its maintenance margin",
        _ => Parameter switch
        {
            MarginParameter.LoanToValue => "the gap to its liquidation threshold",
            MarginParameter.LiquidationThreshold => "the gap to its loan-to-value",
            MarginParameter.InitialMargin or MarginParameter.PerpetualInitialMargin => "its maintenance margin",
            _ => "its initial margin",
        },
    };

    /// <summary>How many more changes lead where, in words; empty where this one does.</summary>
    public string Further() => Changes switch
    {
        1 => string.Empty,
        2 => $"one more change reaches {Percent(Eventual)}",
        { } changes => string.Create(CultureInfo.InvariantCulture, $"{changes - 1} more changes reach {Percent(Eventual)}"),
        null => $"more than a thousand changes reach {Percent(Eventual)}",
    };

    /// <summary>A fraction as a percentage.</summary>
    internal static string Percent(double value) => string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.00}%");
}
