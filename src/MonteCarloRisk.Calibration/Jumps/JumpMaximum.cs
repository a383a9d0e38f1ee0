using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>Fitted parameters in their order, and which are at a bound.</summary>
sealed record JumpMaximum(Estimate[] Parameters, bool[] AtBound, double LogLikelihood, bool Converged)
{
    public IReadOnlyList<string> NamesAtBound(params string[] names) => [.. names.Where((_, i) => AtBound[i])];
}
