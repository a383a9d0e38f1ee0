using MathNet.Numerics.LinearAlgebra;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// A dynamic correlation fitted again to series that its own equation made: z(t) = q(t)^(-1/2) e*(t), q^(1/2) the lower triangle, are independent if the equation is right, and stand in any order.
/// Source, for one asset: L. Pascual, J. Romo, E. Ruiz, Bootstrap prediction for returns and volatilities in GARCH models, Computational Statistics and Data Analysis 50 (2006) 2293.
/// </summary>
sealed class DynamicCorrelationRefits
{
    readonly DynamicCorrelationFit fit;
    readonly DynamicCorrelationLikelihood likelihood;
    readonly Vector<double>[] shocks;

    /// <summary>Takes the fitted correlation out of the residuals.</summary>
    /// <param name="residuals">The residuals that were fitted, one row an asset.</param>
    /// <param name="fit">The fit to them.</param>
    public DynamicCorrelationRefits(IReadOnlyList<IReadOnlyList<double>> residuals, DynamicCorrelationFit fit)
    {
        this.fit = fit;
        likelihood = new DynamicCorrelationLikelihood(residuals);
        shocks = new Vector<double>[residuals[0].Count];
        Walk(shocks.Length, (day, quasi, root) =>
        {
            var scaled = Vector<double>.Build.Dense(residuals.Count, i => Math.Sqrt(quasi[i, i]) * residuals[i][day]);
            shocks[day] = root.Solve(scaled);
            return scaled;
        });
        Standardise(shocks);
    }

    /// <summary>Days that there are residuals of.</summary>
    public int Days => shocks.Length;

    /// <summary>The fit to the series that the equation makes of drawn days.</summary>
    /// <param name="days">Which day stands at each place.</param>
    public DynamicCorrelationFit Of(IReadOnlyList<int> days)
    {
        double[][] rows = [.. Enumerable.Range(0, fit.Next.Count).Select(_ => new double[days.Count])];
        Walk(days.Count, (day, quasi, root) =>
        {
            Vector<double> scaled = root * shocks[days[day]];
            for (int i = 0; i < rows.Length; i++) rows[i][day] = scaled[i] / Math.Sqrt(quasi[i, i]);
            return scaled;
        });
        return DynamicCorrelationFit.Fit(rows);
    }

    /// <summary>The correlation of the day after the data as a refit has it: its parameters, and the residuals that were.</summary>
    public double[][] Next(DynamicCorrelationFit refit) =>
        DynamicCorrelationFit.Correlation(likelihood.NextQuasi(refit.Reaction, refit.Persistence, refit.Unconditional));

    // From the unconditional correlation on; the step gives e* of the day, given q and its root.
    void Walk(int days, Func<int, Matrix<double>, Matrix<double>, Vector<double>> step)
    {
        var target = Matrix<double>.Build.DenseOfRows(fit.Unconditional);
        Matrix<double> quasi = target.Clone(), constant = target * (1 - fit.Reaction - fit.Persistence);
        for (int day = 0; day < days; day++)
        {
            Vector<double> scaled = step(day, quasi, quasi.Cholesky().Factor);
            quasi = constant + (scaled.OuterProduct(scaled) * fit.Reaction) + (quasi * fit.Persistence);
        }
    }

    // Mean zero and mean square one, asset by asset, as the equation has them.
    static void Standardise(Vector<double>[] shocks)
    {
        double[][] rows = StandardisedReturns.Of([.. Enumerable.Range(0, shocks[0].Count).Select(i => (IReadOnlyList<double>)shocks.Select(shock => shock[i]).ToArray())]);
        for (int day = 0; day < shocks.Length; day++) shocks[day] = Vector<double>.Build.Dense(rows.Length, i => rows[i][day]);
    }
}
