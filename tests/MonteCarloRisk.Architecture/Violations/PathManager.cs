namespace MonteCarloRisk.Architecture.Violations;

/// <summary>A name that says nothing.</summary>
sealed class PathManager;

/// <summary>Another.</summary>
static class PriceHelper;

/// <summary>A third, generic.</summary>
abstract class EstimatorBase<T>;
