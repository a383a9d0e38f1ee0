namespace MonteCarloRisk.Calibration.Multivariate;

/// <summary>The lower triangle L with L L' = a matrix, kept between decompositions so that a likelihood loop allocates nothing.</summary>
sealed class CholeskyRoot(int size)
{
    readonly double[] root = new double[size * size];
    readonly double[] solved = new double[size];

    /// <summary>Half the logarithm of the determinant: the sum of the logarithms of the diagonal.</summary>
    public double HalfLogDeterminant { get; private set; }

    /// <summary>Decomposes a symmetric matrix, given row by row; false where it is not positive definite.</summary>
    public bool TryDecompose(ReadOnlySpan<double> matrix)
    {
        HalfLogDeterminant = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i * size + j];
                for (int k = 0; k < j; k++) sum -= root[i * size + k] * root[j * size + k];
                if (j < i)
                {
                    root[i * size + j] = sum / root[j * size + j];
                    continue;
                }

                if (!(sum > 1e-14 * matrix[i * size + i])) return false;
                root[i * size + i] = Math.Sqrt(sum);
                HalfLogDeterminant += Math.Log(sum) / 2;
            }
        }

        return true;
    }

    /// <summary>v' M^-1 v, by solving L y = v.</summary>
    public double SquaredDistance(ReadOnlySpan<double> vector)
    {
        double distance = 0;
        for (int i = 0; i < size; i++)
        {
            double sum = vector[i];
            ReadOnlySpan<double> row = root.AsSpan(i * size, i + 1);
            for (int k = 0; k < i; k++) sum -= row[k] * solved[k];
            double y = sum / row[i];
            solved[i] = y;
            distance += y * y;
        }

        return distance;
    }
}
