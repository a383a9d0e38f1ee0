using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>The maximum of a likelihood over bounded parameters from several starts, with errors of the observed information.</summary>
static class JumpSearch
{
    public static JumpMaximum Maximise(LikelihoodGradient likelihood, BoundedParameter[] parameters, double[][] starts, long samples, string fit)
    {
        LikelihoodAscent best = starts
            .Select(start => LikelihoodAscent.Climb(Freed, [.. start.Select((value, i) => parameters[i].Free(value))]))
            .MaxBy(ascent => ascent.LogLikelihood)!;
        double[] values = [.. best.Parameters.Select((free, i) => parameters[i].Value(free))];
        bool[] bound = [.. values.Select((value, i) => parameters[i].IsAtBound(value))];
        double[,] covariance = ObservedInformation.Covariance(Freed, best.Parameters, i => bound[i]) ?? throw SampleChecks.NoInformation(fit);
        Estimate[] estimates = [.. values.Select((value, i) =>
            ObservedInformation.Estimate(value, covariance[i, i] * Math.Pow(parameters[i].Slope(best.Parameters[i]), 2), SampleChecks.UsualLevel, samples, "maximum likelihood"))];
        return new JumpMaximum(estimates, bound, best.LogLikelihood, best.Converged);

        double Freed(ReadOnlySpan<double> free, Span<double> gradient)
        {
            Span<double> at = stackalloc double[free.Length];
            for (int i = 0; i < free.Length; i++) at[i] = parameters[i].Value(free[i]);
            double value = likelihood(at, gradient);
            for (int i = 0; i < free.Length; i++) gradient[i] *= parameters[i].Slope(free[i]);
            return value;
        }
    }
}
