using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

/// <summary>Returns simulated from known parameters by equations of this file's own.</summary>
static class SimulatedReturns
{
    const int BurnIn = 500;

    public static DailyReturns Of(VarianceEquation equation, GarchParameters parameters, int count, int seed)
    {
        var random = new Xoshiro256StarStar(seed);
        double meanAbsolute = double.IsInfinity(parameters.DegreesOfFreedom) ? Math.Sqrt(2 / Math.PI) : new StudentErrors(parameters.DegreesOfFreedom).MeanAbsolute;
        double forgetting = 1 - parameters.Alpha - parameters.Gamma / 2 - parameters.Beta;
        double variance = equation == VarianceEquation.Egarch
            ? Math.Exp(parameters.Omega / (1 - parameters.Beta))
            : parameters.Omega / (forgetting > 0 ? forgetting : 0.01);
        var values = new double[count];
        for (int t = -BurnIn; t < count; t++)
        {
            double z = double.IsInfinity(parameters.DegreesOfFreedom)
                ? Normal.Sample(random, 0, 1)
                : StudentT.Sample(random, 0, 1, parameters.DegreesOfFreedom) * Math.Sqrt((parameters.DegreesOfFreedom - 2) / parameters.DegreesOfFreedom);
            double residual = Math.Sqrt(variance) * z;
            if (t >= 0)
                values[t] = parameters.Mean + residual;
            variance = equation switch
            {
                VarianceEquation.Garch => parameters.Omega + parameters.Alpha * residual * residual + parameters.Beta * variance,
                VarianceEquation.Gjr => parameters.Omega + (parameters.Alpha + (residual < 0 ? parameters.Gamma : 0)) * residual * residual + parameters.Beta * variance,
                _ => Math.Exp(parameters.Omega + parameters.Alpha * (Math.Abs(z) - meanAbsolute) + parameters.Gamma * z + parameters.Beta * Math.Log(variance)),
            };
        }

        return PublishedReturns.Of("SIM", values);
    }
}
