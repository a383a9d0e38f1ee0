namespace MonteCarloRisk.Statistics.Tails;

/// <summary>Means of a value, its square and its cube over all samples.</summary>
/// <param name="Mean">Mean of the value.</param>
/// <param name="Second">Mean of its square.</param>
/// <param name="Third">Mean of its cube.</param>
readonly record struct RawMoments(double Mean, double Second, double Third)
{
    /// <summary>Standard deviation of one value.</summary>
    public double Deviation => Math.Sqrt(Math.Max(0, Second - (Mean * Mean)));

    /// <summary>Skewness of one value; zero where it does not vary.</summary>
    public double Skewness => Deviation is var deviation && deviation > 0
        ? (Third - (3 * Mean * Second) + (2 * Mean * Mean * Mean)) / (deviation * deviation * deviation)
        : 0;

    public static RawMoments operator +(RawMoments left, RawMoments right) => new(left.Mean + right.Mean, left.Second + right.Second, left.Third + right.Third);
}
