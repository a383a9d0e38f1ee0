using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("An open account.")]
sealed record AccountEntry
{
    [Description("The account's name, unique in the file.")]
    public required string Name { get; init; }

    [Description("Units of each asset held, zero or more, by asset name.")]
    [Within("[0, )")]
    public IReadOnlyDictionary<string, double> Collateral { get; init; } = new Dictionary<string, double>();

    [Description("Debt in the numéraire, zero or more; by default 0.")]
    [Within("[0, )")]
    public double Debt { get; init; }

    [Description("Contracts held by option name; negative when written (short).")]
    [Within("[-1e18, 1e18]")]
    public IReadOnlyDictionary<string, double> Options { get; init; } = new Dictionary<string, double>();

    [Description("Cash in the numéraire, zero or more; by default 0.")]
    [Within("[0, )")]
    public double Cash { get; init; }

    [Description("Units held by perpetual name; negative when short.")]
    [Within("[-1e18, 1e18]")]
    public IReadOnlyDictionary<string, double> Perpetuals { get; init; } = new Dictionary<string, double>();

    [Description("Price at which profit and loss of a perpetual were last settled, by its name; by default the last price.")]
    [Within("(0, )")]
    public IReadOnlyDictionary<string, double> EntryPrices { get; init; } = new Dictionary<string, double>();
}
