using System.ComponentModel;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("An open account.")]
sealed record AccountEntry
{
    [Description("The account's name, unique in the file.")]
    public required string Name { get; init; }

    [Description("Units of each asset held, zero or more, by asset name.")]
    public IReadOnlyDictionary<string, double> Collateral { get; init; } = new Dictionary<string, double>();

    [Description("Debt in the numéraire, zero or more; by default 0.")]
    public double Debt { get; init; }

    [Description("Contracts held by option name; negative when written (short).")]
    public IReadOnlyDictionary<string, double> Options { get; init; } = new Dictionary<string, double>();
}
