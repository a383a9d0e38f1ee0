namespace MonteCarloRisk.Kernels.Mechanics.Backstops;

/// <summary>A loss that met a backstop. Values in the numéraire.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Covered">Part of the loss that it bore.</param>
/// <param name="Left">What the backstop has left; of a staking module in tokens.</param>
/// <param name="Uncovered">Part of the loss that goes on to whoever is next.</param>
public readonly record struct LossDraw<TReal>(TReal Covered, TReal Left, TReal Uncovered)
    where TReal : unmanaged;
