namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>
/// The variance s before the first return as a function of the mean m: s = constant + linear m + quadratic m^2. The mean of the squared
/// residuals is (mean x^2) - 2 (mean x) m + m^2; a backcast does not depend on m.
/// </summary>
readonly record struct PresampleVariance(double Constant, double Linear, double Quadratic)
{
    const int BackcastDays = 75;
    const double BackcastDecay = 0.94;

    public static PresampleVariance Of(ReadOnlySpan<double> returns, VarianceStart start, ReturnMean mean)
    {
        double first = 0, second = 0;
        foreach (double value in returns)
        {
            first += value / returns.Length;
            second += value * value / returns.Length;
        }

        return start == VarianceStart.MeanSquare
            ? new PresampleVariance(second, -2 * first, 1)
            : Fixed(Backcast(returns, mean == ReturnMean.Zero ? 0 : first));
    }

    public static PresampleVariance Fixed(double variance) => new(variance, 0, 0);

    public double At(double mean) => Constant + mean * (Linear + Quadratic * mean);

    public double SlopeAt(double mean) => Linear + 2 * Quadratic * mean;

    static double Backcast(ReadOnlySpan<double> returns, double mean)
    {
        double weight = 1, weights = 0, sum = 0;
        for (int t = 0; t < Math.Min(BackcastDays, returns.Length); t++)
        {
            sum += weight * (returns[t] - mean) * (returns[t] - mean);
            weights += weight;
            weight *= BackcastDecay;
        }

        return sum / weights;
    }
}
