using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>The accounts that the margins of one contract are measured on: short one contract each, against cash. None of them counts towards the protocol.</summary>
internal static class StandardWriters
{
    // An account at its requirement would be breached or not by a rounding; one part in a million of the spot beyond, it is not. A mark's roundings are of the size of the spot, however small the margin.
    private const double Beyond = 1e-6;

    private static readonly Dictionary<string, double> Nothing = [];

    /// <summary>Who opens at the initial margin.</summary>
    public static MonitoredAccount Opening(WriterScale scale, double initial) => Writer(scale, "writer", initial);

    /// <summary>Who stands at the maintenance margin.</summary>
    public static MonitoredAccount Standing(WriterScale scale, double maintenance) => Writer(scale, "writer at the maintenance margin", maintenance + Beyond);

    /// <summary>Who has an equity that does not depend on the rules.</summary>
    public static MonitoredAccount Placed(WriterScale scale, int place) => Writer(scale, FormattableString.Invariant($"writer {place + 1} of {WriterScale.Places}"), scale.Equity(place));

    /// <summary>Who stands at a margin of its own; its ratio is a reserve less what the contract has gained in value, over the spot: its tallies hold the distribution of that gain at close-out.</summary>
    public static MonitoredAccount LossAccount(WriterScale scale) => Writer(scale, "loss account", scale.StandingMargin + Beyond) with
    {
        OwnRules = scale.Rules(scale.StandingMargin),
        KeepsDistributions = true,
        Reading = new RatioReading.OfEquity((scale.LossReserve - scale.StandingMargin - Beyond) * scale.Spot, scale.Spot),
    };

    /// <summary>Its ratio is a reserve less the contract's gain in value and the maintenance requirement, over the spot: its tallies hold the distribution of the most that they come to.</summary>
    public static MonitoredAccount MoveAccount(WriterScale scale, int move) => Writer(scale, FormattableString.Invariant($"move account {move + 1} of {WriterScale.Moves}"), 0) with
    {
        OwnRules = scale.Rules(scale.MoveMargin(move)),
        KeepsDistributions = true,
        Reading = new RatioReading.OfHealth(scale.MoveReserve(move) * scale.Spot, scale.Spot),
    };

    private static MonitoredAccount Writer(WriterScale scale, string name, double equity) => new(
        new MarginAccount($"{name} {scale.Contract.Name}", Nothing, 0, new Dictionary<string, double> { [scale.Contract.Name] = -1 }),
        Cash: scale.Value + (equity * scale.Spot),
        CountsTowardsProtocol: false);
}
