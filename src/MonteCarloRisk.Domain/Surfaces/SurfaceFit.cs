namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>What was fitted to one option chain.</summary>
/// <param name="Asset">The underlying.</param>
/// <param name="File">The chain's file as its user named it.</param>
/// <param name="Sha256">SHA-256 of the file's bytes.</param>
/// <param name="SnapshotTime">When the quotes were taken, UTC.</param>
/// <param name="Options">Number of options of the chain.</param>
/// <param name="Expiries">The expiries that were fitted, the nearest first.</param>
/// <param name="LeftOut">Options of expiries that could not be fitted at all, by reason.</param>
/// <param name="Ssvi">The surface's distance from all quotes.</param>
/// <param name="Arbitrage">The surface's checks.</param>
/// <param name="Heston">The Heston model.</param>
/// <param name="Bates">The Bates model.</param>
public sealed record SurfaceFit(
    string Asset,
    string File,
    string Sha256,
    DateTime SnapshotTime,
    int Options,
    IReadOnlyList<ExpiryFit> Expiries,
    IReadOnlyList<LeftOutOptions> LeftOut,
    SmileError Ssvi,
    SurfaceArbitrage Arbitrage,
    ModelFit Heston,
    ModelFit Bates);
