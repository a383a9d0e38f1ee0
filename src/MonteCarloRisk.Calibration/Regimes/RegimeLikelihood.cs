using MathNet.Numerics;
using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>
/// Hamilton's filter and the smoother behind it, on arrays that are kept. Sources: J. Hamilton, A new approach to the economic analysis of nonstationary time series and the business
/// cycle, Econometrica 57 (1989) 357; C.-J. Kim, Dynamic linear models with Markov-switching, Journal of Econometrics 60 (1994) 1.
/// </summary>
sealed class RegimeLikelihood(double[] values, int regimes)
{
    readonly double[] density = new double[values.Length * regimes];
    readonly double[] filtered = new double[values.Length * regimes];
    readonly double[] smoothed = new double[values.Length * regimes];
    readonly double[] transition = new double[regimes * regimes];
    readonly double[] stationary = new double[regimes];
    readonly double[] predicted = new double[regimes];

    /// <summary>Expected number of steps from each regime to each, given all returns.</summary>
    public double[] Moves { get; } = new double[regimes * regimes];

    public double Smoothed(int step, int regime) => smoothed[step * regimes + regime];

    /// <summary>Runs filter and smoother; gives the log-likelihood.</summary>
    public double Smooth(RegimeSwitchingModel model)
    {
        for (int i = 0; i < regimes; i++)
        {
            for (int j = 0; j < regimes; j++) transition[i * regimes + j] = model.Transition[i][j];
        }

        RegimeChain.Stationary(transition, stationary);
        for (int regime = 0; regime < regimes; regime++) Densities(regime, model.Means[regime], model.Scales[regime], model.DegreesOfFreedom);
        double logLikelihood = Filter();
        Backwards();
        return logLikelihood;
    }

    /// <summary>Derivatives of the log-likelihood by the mean and the logarithm of the scale of a regime: the expected ones of the known regimes (Fisher's identity).</summary>
    public (double ByMean, double ByLogScale) Slopes(int regime, double mean, double scale, double degrees)
    {
        double byMean = 0, byLogScale = 0, unit = 1 / scale;
        bool normal = double.IsPositiveInfinity(degrees);
        for (int step = 0; step < values.Length; step++)
        {
            double z = (values[step] - mean) * unit;
            double weight = smoothed[step * regimes + regime], pull = normal ? z : z * (degrees + 1) / (degrees + z * z);
            byMean += weight * pull;
            byLogScale += weight * (pull * z - 1);
        }

        return (byMean * unit, byLogScale);
    }

    /// <summary>Derivative of the log-likelihood by the degrees of freedom.</summary>
    public double SlopeByDegrees(RegimeSwitchingModel model)
    {
        double degrees = model.DegreesOfFreedom, sum = 0;
        for (int regime = 0; regime < regimes; regime++)
        {
            double mean = model.Means[regime], unit = 1 / model.Scales[regime];
            for (int step = 0; step < values.Length; step++)
            {
                double z = (values[step] - mean) * unit, square = z * z;
                sum += smoothed[step * regimes + regime] * (square * (degrees + 1) / (degrees * (degrees + square)) - Math.Log(1 + square / degrees));
            }
        }

        return (sum + values.Length * (SpecialFunctions.DiGamma((degrees + 1) / 2) - SpecialFunctions.DiGamma(degrees / 2) - 1 / degrees)) / 2;
    }

    void Densities(int regime, double mean, double scale, double degrees)
    {
        double unit = 1 / scale;
        if (double.IsPositiveInfinity(degrees))
        {
            double peak = unit / Math.Sqrt(2 * Math.PI);
            for (int step = 0; step < values.Length; step++)
            {
                double z = (values[step] - mean) * unit;
                density[step * regimes + regime] = peak * Math.Exp(-0.5 * z * z);
            }

            return;
        }

        double constant = StudentTDistribution.LogConstant(degrees) + Math.Log(unit);
        for (int step = 0; step < values.Length; step++)
        {
            double z = (values[step] - mean) * unit;
            density[step * regimes + regime] = Math.Exp(constant - (degrees + 1) / 2 * Math.Log(1 + z * z / degrees));
        }
    }

    double Filter()
    {
        var product = new LogProduct();
        stationary.CopyTo(predicted.AsSpan());
        for (int step = 0; step < values.Length; step++)
        {
            Span<double> here = filtered.AsSpan(step * regimes, regimes);
            double total = 0;
            for (int j = 0; j < regimes; j++) total += here[j] = predicted[j] * density[step * regimes + j];

            // A return so far out that every density is zero leaves the regimes as predicted.
            if (!(total > 0))
            {
                total = double.Epsilon * (1L << 52);
                for (int j = 0; j < regimes; j++) here[j] = predicted[j] * total;
            }

            product.Multiply(total);
            double unit = 1 / total;
            for (int j = 0; j < regimes; j++) here[j] *= unit;
            Predict(here);
        }

        return product.Value;
    }

    void Predict(ReadOnlySpan<double> here)
    {
        for (int j = 0; j < regimes; j++)
        {
            double sum = 0;
            for (int i = 0; i < regimes; i++) sum += here[i] * transition[i * regimes + j];
            predicted[j] = sum;
        }
    }

    void Backwards()
    {
        Array.Clear(Moves);
        int last = (values.Length - 1) * regimes;
        filtered.AsSpan(last, regimes).CopyTo(smoothed.AsSpan(last));
        for (int step = values.Length - 2; step >= 0; step--)
        {
            ReadOnlySpan<double> here = filtered.AsSpan(step * regimes, regimes);
            Predict(here);
            Span<double> ahead = smoothed.AsSpan((step + 1) * regimes, regimes), now = smoothed.AsSpan(step * regimes, regimes);
            for (int i = 0; i < regimes; i++)
            {
                double sum = 0;
                for (int j = 0; j < regimes; j++)
                {
                    double both = predicted[j] > 0 ? here[i] * transition[i * regimes + j] * ahead[j] / predicted[j] : 0;
                    Moves[i * regimes + j] += both;
                    sum += both;
                }

                now[i] = sum;
            }
        }
    }
}
