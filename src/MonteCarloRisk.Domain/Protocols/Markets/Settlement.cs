namespace MonteCarloRisk.Domain.Protocols.Markets;

/// <summary>
/// Sales of a collateral are matched off chain, at once and at the price of their date, and settle on chain in batches: until then what keepers paid is locked. A batch costs the gas of its date; one that is due while the sequencer is down settles once it is up again.
/// </summary>
/// <param name="Batch">Seconds from one batch to the next, above zero.</param>
public sealed record Settlement(double Batch);
