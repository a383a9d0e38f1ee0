using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.GpuCheck.Checks;

/// <summary>What was found about one program in one precision on one device.</summary>
/// <param name="Program">Name of the program.</param>
/// <param name="Precision">Its precision.</param>
/// <param name="Assets">Number of assets; null for a plan that is compared only.</param>
/// <param name="Bits">Whether the device has the bits of the wide CPU.</param>
/// <param name="Timing">What its kernel took; null where it was not timed.</param>
sealed record CheckRow(string Program, Precision Precision, int? Assets, BitComparison Bits, KernelTiming? Timing);

/// <summary>The comparison of two fingerprints.</summary>
/// <param name="AreEqual">Whether they are equal.</param>
/// <param name="Failure">Why there is no fingerprint from the device; null where there is one.</param>
sealed record BitComparison(bool AreEqual, string? Failure);

/// <summary>The time of a kernel.</summary>
/// <param name="Nanoseconds">Median time of a factor-step.</param>
/// <param name="Instructions">Instructions of a factor-step.</param>
/// <param name="Floor">Time that the device needs to issue these, in nanoseconds; null where its rate is not known.</param>
sealed record KernelTiming(double Nanoseconds, double Instructions, double? Floor);
