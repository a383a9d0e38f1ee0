using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;

namespace MonteCarloRisk.Cli.Requests;

[Description("One of several accounts.")]
sealed record NamedAccount
{
    [Description("The account's name.")]
    public required string Name { get; init; }

    [Description("Units of each asset held, zero or more, by asset name.")]
    [Within("[0, )")]
    public IReadOnlyDictionary<string, double> Collateral { get; init; } = new Dictionary<string, double>();

    [Description("Debt in the numéraire, zero or more; by default 0.")]
    [Within("[0, )")]
    public double Debt { get; init; }

    [Description("European options held or written.")]
    public IReadOnlyList<HeldOption>? Options { get; init; }

    [Description("How the implied volatilities of the options move along the path; by default they stay.")]
    public VolatilityDynamicsChoice? VolatilityDynamics { get; init; }

    [Description("Positions in perpetual futures.")]
    public IReadOnlyList<HeldPerpetual>? Perpetuals { get; init; }

    [Description("Cash in the numéraire, zero or more; by default 0.")]
    [Within("[0, )")]
    public double? Cash { get; init; }

    [Description("Fraction of an asset's value that does not count under the maintenance rule, 0 to 1, by asset name; by default 0.")]
    [Within("[0, 1]")]
    public IReadOnlyDictionary<string, double>? Haircuts { get; init; }

    [Description("Equity that written options need beyond their value, and perpetuals, as a fraction of the underlying's value, 0 to 1; by default 0.")]
    [Within("[0, 1]")]
    public double? MaintenanceMargin { get; init; }

    /// <summary>The account by itself, its contracts named after its place, which no other account has, with the terms of its close-out.</summary>
    public AccountRequest Under(int index, CloseOutRequest? closeOut) => new()
    {
        Collateral = Collateral,
        Debt = Debt,
        Options = Options is null ? null : [.. Options.Select((option, i) => option is null ? null! : option with { Name = $"account {index + 1}: {AccountRequest.ContractName(option, i)}" })],
        VolatilityDynamics = VolatilityDynamics,
        Perpetuals = Perpetuals is null ? null : [.. Perpetuals.Select((perpetual, i) => perpetual is null ? null! : perpetual with { Name = $"account {index + 1}: {AccountRequest.PerpetualName(perpetual, i)}" })],
        Cash = Cash,
        Haircuts = Haircuts,
        MaintenanceMargin = MaintenanceMargin,
        LiquidationDelay = closeOut?.LiquidationDelay,
        DelayDistribution = closeOut?.DelayDistribution,
        Liquidity = closeOut?.Liquidity,
        Penalties = closeOut?.Penalties,
    };
}
