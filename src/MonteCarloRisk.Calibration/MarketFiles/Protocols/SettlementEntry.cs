using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>How sales settle, as a file says it.</summary>
[Description("Sales are matched off chain at once, at the price of their date, and settle on chain in batches: until then what keepers paid is locked, and a batch costs the gas of its date. One that is due while the sequencer is down settles after it.")]
public sealed record SettlementEntry
{
    /// <summary>The time of a batch.</summary>
    [Description("Seconds from one batch to the next, above 0.")]
    [Within("(0, 2592000]")]
    public required double Batch { get; init; }

    internal Settlement ToSettlement(JsonPlace place)
    {
        Durations.Check(Batch, place.Member("batch"), "the time of a batch");
        return new Settlement(Batch);
    }
}
