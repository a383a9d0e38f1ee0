using MonteCarloRisk.Statistics.Distributions;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>The log-likelihood of a Student t, and its maximum over location and scale at given degrees of freedom, each search from where the last one ended.</summary>
sealed class StudentTLikelihood
{
    const int MostSteps = 2000;
    const double Tolerance = 1e-9;

    readonly double[] values;

    public StudentTLikelihood(IReadOnlyList<double> values)
    {
        this.values = [.. values];
        (Location, Scale) = SampleChecks.MedianAndDeviation(this.values);
    }

    public double Location { get; private set; }

    public double Scale { get; private set; }

    public double Profile(double inverseDegrees)
    {
        double degrees = 1 / inverseDegrees;
        for (int k = 0; k < MostSteps; k++)
        {
            double weights = 0, weighted = 0, squares = 0;
            double unit = 1 / Scale;
            foreach (double value in values)
            {
                double distance = value - Location, z = distance * unit;
                double weight = (degrees + 1) / (degrees + z * z);
                weights += weight;
                weighted += weight * distance;
                squares += weight * distance * distance;
            }

            double move = weighted / weights;
            double scale = Math.Sqrt(squares / weights - move * move);
            double change = Math.Abs(move) / Scale + Math.Abs(scale / Scale - 1);
            Location += move;
            Scale = scale;
            if (change < Tolerance) break;
        }

        return At(Location, Scale, inverseDegrees);
    }

    public double At(double location, double scale, double inverseDegrees)
    {
        double degrees = 1 / inverseDegrees, factor = inverseDegrees / (scale * scale);
        var product = new LogProduct();
        foreach (double value in values)
        {
            double distance = value - location;
            product.Multiply(1 + distance * distance * factor);
        }

        return values.Length * (StudentTDistribution.LogConstant(degrees) - Math.Log(scale)) - (degrees + 1) / 2 * product.Value;
    }
}
