using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// Geometric Brownian motion with normal jumps of the logarithm that strike all assets at the times of one Poisson process, under the real-world measure. On a step with n jumps the log
/// returns are normal: mean (drift - intensity mean(J)) step + n mean(J), covariance that of the motion and n times that of a jump.
/// </summary>
/// <remarks>
/// The drift is the mean log return, jumps included, so that of the median price in the long run. The mean price is finite.
/// Source, for one asset: R. Merton, Option pricing when underlying stock returns are discontinuous, Journal of Financial Economics 3 (1976) 125.
/// </remarks>
public sealed record JumpModel : PriceModel
{
    /// <summary>The most jumps of a step on average; a step of more is normal for all purposes.</summary>
    public const double MostJumpsPerStep = 10;

    /// <summary>Names the assets; volatility and correlation of the whole follow.</summary>
    /// <param name="motion">The assets between jumps: their volatility is that of the motion, their drift the mean log return per year with jumps.</param>
    /// <param name="motionCorrelation">Correlation of the motion, row by row.</param>
    /// <param name="jumps">The jumps.</param>
    /// <param name="step">Length of a step in years: that of the data which the model was fitted to.</param>
    public JumpModel(IReadOnlyList<ModelAsset> motion, IReadOnlyList<IReadOnlyList<double>> motionCorrelation, CommonJumps jumps, double step)
        : this(motion, motionCorrelation, jumps, step, Whole(motion, motionCorrelation, jumps))
    {
    }

    private JumpModel(IReadOnlyList<ModelAsset> motion, IReadOnlyList<IReadOnlyList<double>> motionCorrelation, CommonJumps jumps, double step, NormalMoments year)
        : base(Measure.RealWorld, [.. motion.Select((asset, i) => asset with { Volatility = year.Deviation(i) })], year.Correlation())
    {
        MotionVolatilities = [.. motion.Select(asset => asset.Volatility)];
        MotionCorrelation = motionCorrelation;
        Jumps = jumps;
        Step = step;
    }

    /// <summary>Volatility of each asset between jumps, per square-root year.</summary>
    public IReadOnlyList<double> MotionVolatilities { get; }

    /// <summary>Correlation between jumps, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<double>> MotionCorrelation { get; }

    /// <summary>The jumps.</summary>
    public CommonJumps Jumps { get; }

    /// <summary>Length of a step in years.</summary>
    public double Step { get; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override double? FixedStep => Step;

    /// <summary>Moments of a step that has a number of jumps.</summary>
    /// <param name="count">The number.</param>
    public NormalMoments Moments(int count) => NormalMoments
        .OfStep([.. Assets.Select((asset, i) => asset.Drift - (Jumps.Intensity * Jumps.Means[i]))], MotionVolatilities, MotionCorrelation, Step)
        .Plus(count, Jumps.Moments());

    // Of a year: the covariance of a compound Poisson variable is its mean count times the second moments of a jump.
    private static NormalMoments Whole(IReadOnlyList<ModelAsset> motion, IReadOnlyList<IReadOnlyList<double>> correlation, CommonJumps jumps)
    {
        NormalMoments jump = jumps.Moments();
        NormalMoments second = jump with { Covariance = [.. jump.Covariance.Select((row, i) => row.Select((entry, j) => entry + (jump.Means[i] * jump.Means[j])).ToArray())] };
        return NormalMoments.OfStep([.. motion.Select(asset => asset.Drift)], [.. motion.Select(asset => asset.Volatility)], correlation, 1).Plus(jumps.Intensity, second);
    }
}
