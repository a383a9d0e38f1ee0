using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>h(y) = log(collateral / debt) as a function of the normals of a horizon, convex, and the least of |y|^2 / 2 + price h(y).</summary>
internal sealed class CollateralFall
{
    private const int MostSteps = 100;
    private const int MostHalvings = 60;
    private const double Tolerance = 1e-13;

    private readonly IReadOnlyList<double> values;
    private readonly IReadOnlyList<double> means;
    private readonly IReadOnlyList<double> loadings;
    private readonly double debt;
    private readonly int assets;
    private readonly double[] gradient;
    private readonly double[] shares;
    private double[] normals;

    /// <summary>Begins in the middle.</summary>
    public CollateralFall(IReadOnlyList<double> values, IReadOnlyList<double> means, IReadOnlyList<double> loadings, double debt)
    {
        this.values = values;
        this.means = means;
        this.loadings = loadings;
        this.debt = debt;
        assets = values.Count;
        normals = new double[assets];
        gradient = new double[assets];
        shares = new double[assets];
    }

    /// <summary>The normals where it stands.</summary>
    public IReadOnlyList<double> Normals => normals;

    /// <summary>|y| where it stands.</summary>
    public double Distance => Math.Sqrt(Dot(normals, normals));

    /// <summary>Goes to the least of |y|^2 / 2 + price h(y).</summary>
    /// <param name="price">Zero or more.</param>
    /// <param name="slope">-dh / dprice there: g . (1 + price H)^-1 g, g and H the derivatives of h; zero where no asset moves.</param>
    /// <returns>h there.</returns>
    public double Descend(double price, out double slope)
    {
        double height = Height(normals);
        for (int step = 0; ; step++)
        {
            Slope();
            double[] hessian = Hessian(price);
            double[] residual = [.. normals.Select((normal, i) => normal + (price * gradient[i]))];
            double[] direction = Solve(hessian, residual);
            double decrement = Dot(direction, residual);
            if (decrement <= Tolerance * Tolerance * (1 + Dot(normals, normals)) || step == MostSteps)
            {
                slope = Dot(gradient, Solve(hessian, gradient));
                return height;
            }

            double merit = (Dot(normals, normals) / 2) + (price * height);
            double part = 1;
            for (int halving = 0; ; halving++, part /= 2)
            {
                double[] tried = [.. normals.Select((normal, i) => normal - (part * direction[i]))];
                double triedHeight = Height(tried);
                if (halving == MostHalvings || (Dot(tried, tried) / 2) + (price * triedHeight) <= merit - (part * decrement / 4))
                {
                    // What rounding hides is at the least already.
                    if (halving == MostHalvings) step = MostSteps - 1;
                    else (normals, height) = (tried, triedHeight);
                    break;
                }
            }

            height = Height(normals);
        }
    }

    // h, and the shares with it.
    private double Height(double[] at)
    {
        double total = 0;
        for (int asset = 0; asset < assets; asset++)
        {
            double logReturn = means[asset];
            for (int factor = 0; factor <= asset; factor++) logReturn = Math.FusedMultiplyAdd(Loading(asset, factor), at[factor], logReturn);
            shares[asset] = values[asset] * Double1.Exp(new Double1(logReturn)).Value;
            total += shares[asset];
        }

        for (int asset = 0; asset < assets; asset++) shares[asset] /= total;
        return Double1.Log(new Double1(total / debt)).Value;
    }

    private void Slope()
    {
        Array.Clear(gradient);
        for (int asset = 0; asset < assets; asset++)
        {
            for (int factor = 0; factor <= asset; factor++) gradient[factor] = Math.FusedMultiplyAdd(Loading(asset, factor), shares[asset], gradient[factor]);
        }
    }

    // 1 + price (sum_i share_i a_i a_i^T - g g^T), a_i the loadings of an asset: the lower triangle is filled.
    private double[] Hessian(double price)
    {
        double[] hessian = new double[assets * assets];
        for (int row = 0; row < assets; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double sum = -gradient[row] * gradient[column];
                for (int asset = row; asset < assets; asset++) sum = Math.FusedMultiplyAdd(shares[asset] * Loading(asset, row), Loading(asset, column), sum);
                hessian[(row * assets) + column] = (row == column ? 1 : 0) + (price * sum);
            }
        }

        return hessian;
    }

    // By Cholesky's factors, of a matrix that is the identity and something positive semi-definite.
    private double[] Solve(double[] matrix, double[] right)
    {
        double[] lower = [.. matrix];
        for (int column = 0; column < assets; column++)
        {
            for (int row = column; row < assets; row++)
            {
                double rest = lower[(row * assets) + column];
                for (int k = 0; k < column; k++) rest -= lower[(row * assets) + k] * lower[(column * assets) + k];
                lower[(row * assets) + column] = row == column ? Math.Sqrt(Math.Max(rest, Tolerance)) : rest / lower[(column * assets) + column];
            }
        }

        double[] solution = [.. right];
        for (int row = 0; row < assets; row++)
        {
            for (int k = 0; k < row; k++) solution[row] -= lower[(row * assets) + k] * solution[k];
            solution[row] /= lower[(row * assets) + row];
        }

        for (int row = assets - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < assets; k++) solution[row] -= lower[(k * assets) + row] * solution[k];
            solution[row] /= lower[(row * assets) + row];
        }

        return solution;
    }

    private double Loading(int asset, int factor) => loadings[(asset * (asset + 1) / 2) + factor];

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum = Math.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }
}
