using MathNet.Numerics.Distributions;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Peers.References;

/// <summary>The price of <see cref="EuropeanCallWork"/> on one asset: at the money without rate, S (2 N(volatility sqrt(T) / 2) - 1).</summary>
/// <remarks>Black and Scholes (1973), with strike equal to spot and rate and drift of zero.</remarks>
static class CallPrice
{
    public static double OfOneAsset() => FirstPassageWork.Spot * ((2 * Normal.CDF(0, 1, FirstPassageWork.Volatility * Math.Sqrt(FirstPassageWork.Horizon) / 2)) - 1);
}
