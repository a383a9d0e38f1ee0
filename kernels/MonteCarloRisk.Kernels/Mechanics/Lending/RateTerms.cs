namespace MonteCarloRisk.Kernels.Mechanics.Lending;

/// <summary>A rate with a kink, see <see cref="InterestRate{TReal, TMask}"/>. Rates per year as fractions.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Least">Rate at no utilisation.</param>
/// <param name="Slope">What the rate grows up to the kink; over what, says the function.</param>
/// <param name="SlopeAbove">What it grows beyond it.</param>
/// <param name="Kink">Utilisation of the kink, in (0, 1).</param>
public readonly record struct RateTerms<TReal>(TReal Least, TReal Slope, TReal SlopeAbove, TReal Kink)
    where TReal : unmanaged;
