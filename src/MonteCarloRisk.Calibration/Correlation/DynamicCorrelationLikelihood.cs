using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>The composite likelihood of a dynamic conditional correlation as a function of its two weights.</summary>
sealed class DynamicCorrelationLikelihood
{
    readonly double[][] residuals;
    readonly (int First, int Second)[] pairs;

    // Variances q(t, i, i), which no pair changes, and their roots times the residuals.
    readonly double[][] variances;
    readonly double[][] scaled;

    public DynamicCorrelationLikelihood(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        residuals = [.. rows.Select(row => row.ToArray())];
        int assets = rows.Count;
        pairs = assets <= DynamicCorrelationFit.MostAllPairs
            ? [.. from i in Enumerable.Range(0, assets) from j in Enumerable.Range(0, i) select (i, j)]
            : [.. Enumerable.Range(0, assets).Select(i => (i, (i + 1) % assets))];
        variances = [.. rows.Select(row => new double[row.Count])];
        scaled = [.. rows.Select(row => new double[row.Count])];
    }

    public double At(double reaction, double persistence)
    {
        ScaleAll(reaction, persistence);
        double sum = 0;
        foreach ((int first, int second) in pairs) sum += Pair(first, second, reaction, persistence);
        return sum;
    }

    public (double[][] Unconditional, double[][] NextQuasi) Matrices(double reaction, double persistence)
    {
        ScaleAll(reaction, persistence);
        double[][] target = StandardisedReturns.Matrix(residuals.Length, Target);
        return (target, QuasiBehind(reaction, persistence, target));
    }

    /// <summary>The matrix q of the first day after the data, for a given unconditional correlation.</summary>
    public double[][] NextQuasi(double reaction, double persistence, IReadOnlyList<IReadOnlyList<double>> target)
    {
        ScaleAll(reaction, persistence);
        return QuasiBehind(reaction, persistence, target);
    }

    double[][] QuasiBehind(double reaction, double persistence, IReadOnlyList<IReadOnlyList<double>> target)
    {
        int assets = residuals.Length, days = residuals[0].Length;
        double[][] quasi = [.. target.Select(row => row.ToArray())];
        double constant = 1 - reaction - persistence;
        for (int day = 0; day < days; day++)
        {
            for (int i = 0; i < assets; i++)
            {
                for (int j = 0; j <= i; j++) quasi[i][j] = quasi[j][i] = constant * target[i][j] + reaction * scaled[i][day] * scaled[j][day] + persistence * quasi[i][j];
            }
        }

        return quasi;
    }

    void ScaleAll(double reaction, double persistence)
    {
        double constant = 1 - reaction - persistence;
        for (int asset = 0; asset < residuals.Length; asset++)
        {
            double variance = 1;
            for (int day = 0; day < residuals[asset].Length; day++)
            {
                double residual = residuals[asset][day];
                variances[asset][day] = variance;
                scaled[asset][day] = Math.Sqrt(variance) * residual;
                variance = constant + (reaction * residual * residual + persistence) * variance;
            }
        }
    }

    double Target(int i, int j) => StandardisedReturns.Product(scaled[i], scaled[j])
        / Math.Sqrt(StandardisedReturns.Product(scaled[i], scaled[i]) * StandardisedReturns.Product(scaled[j], scaled[j]));

    double Pair(int i, int j, double reaction, double persistence)
    {
        double target = Target(i, j), quasi = target, constant = (1 - reaction - persistence) * target;
        double[] x = residuals[i], y = residuals[j], varianceX = variances[i], varianceY = variances[j], scaledX = scaled[i], scaledY = scaled[j];
        var determinants = new LogProduct();
        double distances = 0;
        for (int day = 0; day < x.Length; day++)
        {
            double correlation = quasi / Math.Sqrt(varianceX[day] * varianceY[day]);
            double determinant = Math.Max(1e-12, 1 - correlation * correlation);
            determinants.Multiply(determinant);
            distances += (x[day] * x[day] - 2 * correlation * x[day] * y[day] + y[day] * y[day]) / determinant;
            quasi = constant + reaction * scaledX[day] * scaledY[day] + persistence * quasi;
        }

        return -(determinants.Value + distances) / 2;
    }
}
