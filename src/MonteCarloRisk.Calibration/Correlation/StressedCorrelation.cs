using System.Globalization;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// Sample correlation plus what it has in excess on days on which the market falls: for each two assets, their correlation on those days less that which normals would have on them
/// (<see cref="NormalConditional"/>), so that the mere choice of days adds nothing. The market is the mean of all assets' standardised returns. Not positive semi-definite by itself.
/// </summary>
/// <param name="Quantile">Probability of the market's quantile, in (0, 0.5].</param>
public sealed record StressedCorrelation(double Quantile = StressedCorrelation.UsualQuantile) : ICorrelationEstimator
{
    /// <summary>The usual share of days that count as falls.</summary>
    public const double UsualQuantile = 0.1;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"sample with the excess on the {Quantile} of days on which the market falls most");

    /// <inheritdoc/>
    /// <exception cref="InputException">There are fewer than 20 such days.</exception>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        if (Math.Round(Quantile * returns[0].Count) < DownturnCorrelation.FewestDays)
            throw new InputException("downturn correlation", string.Create(CultureInfo.InvariantCulture, $"{Quantile} of {returns[0].Count} common days are too few; {DownturnCorrelation.FewestDays} or more are needed"));
        FallCorrelations falls = FallCorrelations.Of(returns, Quantile);
        return new CorrelationEstimate(StandardisedReturns.Matrix(returns.Count, (i, j) => falls.AllDays[i][j] + falls.InFall[i][j] - falls.OfNormals[i][j]), 0);
    }
}
