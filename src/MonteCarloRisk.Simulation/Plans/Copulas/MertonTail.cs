using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>The upper tail of a Merton margin: sum_k P(k jumps) P(drift + k jumpMean + sqrt(volatility^2 + k jumpDeviation^2) Z &gt; x).</summary>
internal sealed class MertonTail
{
    private readonly double[] weights;
    private readonly double[] means;
    private readonly double[] deviations;

    public MertonTail(MertonMargin margin)
    {
        weights = PoissonWeights.Of(margin.Intensity);
        means = [.. weights.Select((_, k) => margin.Drift + (k * margin.JumpMean))];
        deviations = [.. weights.Select((_, k) => Math.Sqrt((margin.Volatility * margin.Volatility) + (k * margin.JumpDeviation * margin.JumpDeviation)))];
    }

    /// <summary>P(X &gt; x).</summary>
    public double Upper(double x)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++) sum += weights[k] * HostMath.NormalCdf((means[k] - x) / deviations[k]);
        return sum;
    }
}
