using MathNet.Numerics.Distributions;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;
using MonteCarloRisk.Calibration.Volatility.Models;

namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>
/// Variances of days to come. GARCH and GJR: E h(k+1) = omega + (alpha + gamma / 2 + beta) E h(k), the errors being symmetric.
/// EGARCH: ln h(k) = beta^(k-1) ln h(1) + omega sum of beta^j + sum of beta^j g(z), j from 0 to k - 2, with independent z, so
/// E h(k) = exp(...) times the product of E exp(beta^j g(z)). For normal errors, g(z) = alpha (|z| - E|z|) + gamma z:
/// E exp(b g) = exp(-b alpha E|z|) (exp(c^2 / 2) Phi(c) + exp(d^2 / 2) Phi(d)), c = b (alpha + gamma), d = b (alpha - gamma) (Nelson 1991, theorem A1.2).
/// For Student-t errors it is infinite wherever a shock raises the variance: then the geometric mean, the product left out, is what there is.
/// </summary>
static class VariancePath
{
    // Beyond, what is left of the product is below rounding.
    const double Negligible = 1e-18;

    public static double After(GarchModel model, in GarchParameters parameters, IErrorDistribution errors, double variance, double residual) =>
        model.Equation == VarianceEquation.Egarch
            ? LogVarianceRecursion.After(variance, residual, parameters, errors.MeanAbsolute)
            : VarianceRecursion.After(variance, residual, parameters);

    public static VarianceForecast Forecast(GarchModel model, in GarchParameters parameters, IErrorDistribution errors, double next, int horizonDays)
    {
        var variances = new double[horizonDays];
        if (model.Equation != VarianceEquation.Egarch)
        {
            double variance = next;
            double persistence = parameters.Persistence(model.Equation);
            for (int k = 0; k < horizonDays; k++)
            {
                variances[k] = variance;
                variance = parameters.Omega + persistence * variance;
            }

            return new VarianceForecast(variances, ForecastMeasure.Mean);
        }

        bool hasMean = model.Errors == ErrorFamily.Normal;
        double logarithm = Math.Log(next), moments = 0, power = 1;
        for (int k = 0; k < horizonDays; k++)
        {
            variances[k] = Math.Exp(logarithm + moments);
            logarithm = parameters.Omega + parameters.Beta * logarithm;
            if (hasMean)
                moments += LogMomentOfShock(parameters, errors.MeanAbsolute, power);
            power *= parameters.Beta;
        }

        return new VarianceForecast(variances, hasMean || horizonDays == 1 ? ForecastMeasure.Mean : ForecastMeasure.GeometricMean);
    }

    public static double? Unconditional(GarchModel model, in GarchParameters parameters)
    {
        if (model.Equation != VarianceEquation.Egarch)
            return parameters.Omega / (1 - parameters.Persistence(model.Equation));
        if (model.Errors != ErrorFamily.Normal)
            return null;
        double meanAbsolute = new NormalErrors().MeanAbsolute;
        double logarithm = parameters.Omega / (1 - parameters.Beta);
        for (double power = 1; Math.Abs(power) > Negligible; power *= parameters.Beta)
            logarithm += LogMomentOfShock(parameters, meanAbsolute, power);
        return Math.Exp(logarithm);
    }

    static double LogMomentOfShock(in GarchParameters parameters, double meanAbsolute, double b)
    {
        double c = b * (parameters.Alpha + parameters.Gamma), d = b * (parameters.Alpha - parameters.Gamma);
        return -b * parameters.Alpha * meanAbsolute
            + Math.Log(Math.Exp(0.5 * c * c) * Normal.CDF(0, 1, c) + Math.Exp(0.5 * d * d) * Normal.CDF(0, 1, d));
    }
}
