using MathNet.Numerics.LinearAlgebra;

namespace MonteCarloRisk.Calibration.Jumps.Common;

/// <summary>
/// Daily returns under parameters of common jumps: their log-likelihood, its gradient, and one step of expectation-maximisation. A day with k jumps is normal with mean a + k m and covariance Σ + k J; k is Poisson
/// and hidden.
/// </summary>
/// <remarks>
/// With Σ = L Lᵀ and L^-1 J L^-ᵀ = Q D Qᵀ, z = Qᵀ L^-1 (x - a) has independent coordinates of mean k μ and variance 1 + k D, so a day costs one product with a matrix. The step takes as missing both k and what part of the return the
/// jumps were (A. Dempster, N. Laird, D. Rubin, JRSS B 39 (1977) 1): given k, that part has mean k μ + g (z - k μ) and variance g, g = k D / (1 + k D), coordinate by coordinate, so the step is in closed form.
/// </remarks>
sealed class CommonJumpDays
{
    // A day counts among those of k jumps from this probability on.
    const double LeastProbability = 1e-14;
    const double LeastWeight = 1e-13;

    readonly CommonJumpParameters parameters;
    readonly Matrix<double> back;
    readonly Matrix<double> turn;
    readonly double[] spread;
    readonly double[] means;
    readonly DaysOfJumps[] numbers;
    readonly int days;

    /// <summary>Looks at the days.</summary>
    /// <param name="rows">Returns, one row a day.</param>
    /// <param name="at">The parameters.</param>
    /// <exception cref="ArgumentException">The motion's covariance is not positive definite.</exception>
    public CommonJumpDays(double[][] rows, CommonJumpParameters at)
    {
        (parameters, days) = (at, rows.Length);
        int assets = at.Assets;
        Matrix<double> lower = at.Motion.Cholesky().Factor, inverse = lower.Inverse();
        var eigen = (inverse * at.Jump * inverse.Transpose()).Evd(Symmetricity.Symmetric);
        turn = eigen.EigenVectors.Transpose() * inverse;
        back = lower * eigen.EigenVectors;
        spread = [.. eigen.EigenValues.Select(value => value.Real)];
        means = [.. turn * at.JumpMean];
        double constant = -lower.Diagonal().Sum(Math.Log) - 0.5 * assets * Math.Log(2 * Math.PI);
        double[] priors = Priors(at.Intensity);
        numbers = [.. priors.Select((_, k) => new DaysOfJumps(k, assets))];
        double[] constants = [.. priors.Select((prior, k) => constant + prior - 0.5 * spread.Sum(one => Math.Log(1 + k * one)))];
        double[][] precisions = [.. priors.Select((_, k) => spread.Select(one => 1 / (1 + k * one)).ToArray())];
        double[][] triangle = turn.ToRowArrays();
        double[] centred = new double[assets], z = new double[assets], rest = new double[assets], logs = new double[priors.Length];
        foreach (double[] row in rows)
        {
            for (int i = 0; i < assets; i++) centred[i] = row[i] - at.Drift[i];
            for (int i = 0; i < assets; i++) z[i] = Product(triangle[i], centred);
            double most = double.NegativeInfinity;
            for (int k = 0; k < logs.Length; k++)
            {
                double square = 0;
                for (int i = 0; i < assets; i++)
                {
                    double distance = z[i] - k * means[i];
                    square += distance * distance * precisions[k][i];
                }

                logs[k] = constants[k] - 0.5 * square;
                most = Math.Max(most, logs[k]);
            }

            double total = 0;
            for (int k = 0; k < logs.Length; k++) total += logs[k] = Math.Exp(logs[k] - most);
            LogLikelihood += most + Math.Log(total);
            for (int k = 0; k < logs.Length; k++)
            {
                double probability = logs[k] / total;
                if (probability < LeastProbability) continue;
                for (int i = 0; i < assets; i++) rest[i] = z[i] - k * means[i];
                numbers[k].Add(probability, rest);
            }
        }
    }

    /// <summary>The log-likelihood.</summary>
    public double LogLikelihood { get; }

    /// <summary>Expected number of days with a jump or more.</summary>
    public double WithJumps => numbers.Skip(1).Sum(number => number.Count);

    /// <summary>The matrix that turns returns less their drift into uncorrelated coordinates of unit variance between jumps.</summary>
    public Matrix<double> Turn => turn;

    /// <summary>Its inverse.</summary>
    public Matrix<double> Back => back;

    /// <summary>The parameters of one step of expectation-maximisation; the intensity at most the one given.</summary>
    public CommonJumpParameters Step(double mostIntensity)
    {
        int assets = parameters.Assets;
        double jumps = numbers.Sum(number => number.Jumps * number.Count), with = WithJumps;
        double[] total = new double[assets], sum = new double[assets];
        foreach (DaysOfJumps number in numbers)
        {
            for (int i = 0; i < assets; i++)
            {
                sum[i] += number.Sum[i] + number.Count * number.Jumps * means[i];
                total[i] += number.Count * number.Jumps * means[i] + Share(number.Jumps, i) * number.Sum[i];
            }
        }

        double[] drift = [.. sum.Select((one, i) => (one - total[i]) / days)], mean = [.. total.Select(one => one / jumps)];
        Matrix<double> motion = Matrix<double>.Build.Dense(assets, assets), jump = Matrix<double>.Build.Dense(assets, assets);
        foreach (DaysOfJumps number in numbers)
        {
            int k = number.Jumps;
            for (int i = 0; i < assets; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    double gi = Share(k, i), gj = Share(k, j), product = number.Products[i, j], known = i == j ? number.Count * gi : 0;
                    motion[i, j] += drift[i] * drift[j] * number.Count - drift[i] * (1 - gj) * number.Sum[j] - drift[j] * (1 - gi) * number.Sum[i] + (1 - gi) * (1 - gj) * product + known;
                    if (k == 0) continue;
                    double di = means[i] - mean[i], dj = means[j] - mean[j];
                    jump[i, j] += k * number.Count * di * dj + di * gj * number.Sum[j] + dj * gi * number.Sum[i] + (gi * gj * product + known) / k;
                }
            }
        }

        var stepped = new CommonJumpParameters(
            Math.Min(jumps / days, mostIntensity), Vector<double>.Build.Dense(drift), Vector<double>.Build.Dense(mean), Symmetric(motion / days), Symmetric(jump / with));
        CommonJumpParameters turned = stepped.Times(back);
        return turned with { Drift = turned.Drift + parameters.Drift };
    }

    /// <summary>The gradient by the logarithm of the intensity, the drifts, the jump means, and the entries of both covariances, row by row of the lower triangle, each with its mirror image.</summary>
    public void Gradient(Span<double> gradient)
    {
        int assets = parameters.Assets, place = 1 + 2 * assets;
        gradient[0] = numbers.Sum(number => number.Count * (number.Jumps - parameters.Intensity));
        Vector<double> byDrift = Vector<double>.Build.Dense(assets), byMean = Vector<double>.Build.Dense(assets);
        Matrix<double> byMotion = Matrix<double>.Build.Dense(assets, assets), byJump = Matrix<double>.Build.Dense(assets, assets);
        foreach (DaysOfJumps number in numbers)
        {
            int k = number.Jumps;
            double[] precision = [.. spread.Select(one => 1 / (1 + k * one))];
            Vector<double> slope = Vector<double>.Build.Dense(assets, i => precision[i] * number.Sum[i]);
            byDrift += slope;
            byMean += k * slope;
            Matrix<double> curve = Matrix<double>.Build.Dense(assets, assets, (i, j) => 0.5 * (precision[i] * precision[j] * number.Product(i, j) - (i == j ? number.Count * precision[i] : 0)));
            byMotion += curve;
            byJump += k * curve;
        }

        Vector<double> drifts = turn.TransposeThisAndMultiply(byDrift), jumpMeans = turn.TransposeThisAndMultiply(byMean);
        for (int i = 0; i < assets; i++) (gradient[1 + i], gradient[1 + assets + i]) = (drifts[i], jumpMeans[i]);
        foreach (Matrix<double> by in (Matrix<double>[])[turn.TransposeThisAndMultiply(byMotion) * turn, turn.TransposeThisAndMultiply(byJump) * turn])
        {
            for (int i = 0; i < assets; i++)
            {
                for (int j = 0; j <= i; j++) gradient[place++] = i == j ? by[i, i] : 2 * by[i, j];
            }
        }
    }

    // How much of a distance from the mean was the jumps'.
    double Share(int jumps, int i) => jumps * spread[i] / (1 + jumps * spread[i]);

    static double[] Priors(double intensity)
    {
        var logs = new List<double>();
        double log = -intensity;
        for (int k = 0; k <= MertonJumpLikelihood.MostJumps && (k == 0 || log > Math.Log(LeastWeight)); k++, log += Math.Log(intensity / k)) logs.Add(log);
        return [.. logs];
    }

    static double Product(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    static Matrix<double> Symmetric(Matrix<double> lower) => Matrix<double>.Build.Dense(lower.RowCount, lower.RowCount, (i, j) => i >= j ? lower[i, j] : lower[j, i]);
}
