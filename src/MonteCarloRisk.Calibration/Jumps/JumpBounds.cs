using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Jumps;

/// <summary>
/// Where the parameters of a jump model are looked for. A mixture of normals has no largest likelihood: one that shrinks onto a single return grows without bound
/// (J. Kiefer, J. Wolfowitz, Annals of Mathematical Statistics 27 (1956) 887; for jumps P. Honoré, Pitfalls in estimating jump-diffusion models, Aarhus 1998). So the deviation
/// of a day without a jump and the size of jumps are at least a tenth of the robust deviation of the returns, and jumps come at most once a day on average and twice in the sample at the least.
/// </summary>
sealed class JumpBounds
{
    const double LeastShare = 0.1;

    public JumpBounds(double[] values)
    {
        (Median, Deviation) = SampleChecks.MedianAndDeviation(values);
        Sample = MathNet.Numerics.Statistics.ArrayStatistics.StandardDeviation(values);
        Farthest = values.Max(value => Math.Abs(value - Median));
        Drift = BoundedParameter.Between(Median - Sample, Median + Sample);
        Volatility = BoundedParameter.Positive(LeastShare * Deviation, 2 * Math.Max(Sample, Deviation));
        Intensity = BoundedParameter.Positive(2.0 / values.Length, 1);
        JumpSize = BoundedParameter.Positive(LeastShare * Deviation, 2 * Farthest);
        JumpMean = BoundedParameter.Between(-Farthest, Farthest);
        Probability = BoundedParameter.Between(0, 1);
    }

    public double Median { get; }

    public double Deviation { get; }

    public double Sample { get; }

    public double Farthest { get; }

    public BoundedParameter Drift { get; }

    public BoundedParameter Volatility { get; }

    public BoundedParameter Intensity { get; }

    public BoundedParameter JumpSize { get; }

    public BoundedParameter JumpMean { get; }

    public BoundedParameter Probability { get; }
}
