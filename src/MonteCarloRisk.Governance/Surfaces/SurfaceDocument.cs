using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Governance.Surfaces;

/// <summary>surface.json: the surfaces that were fitted, with all quotes, and the command that makes them again.</summary>
sealed record SurfaceDocument(int SchemaVersion, string ReproduceCommand, IReadOnlyList<SurfaceFit> Surfaces);
