namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>Returns over their root mean square deviation, so that a fit does not depend on their unit.</summary>
/// <param name="Values">The standardised returns.</param>
/// <param name="Scale">What they were divided by.</param>
/// <param name="Mean">Their mean.</param>
sealed record StandardizedReturns(double[] Values, double Scale, double Mean)
{
    public static StandardizedReturns Of(double[] returns)
    {
        double mean = returns.Average();
        // Deviations are first divided by the largest, so that their squares neither overflow nor vanish.
        double largest = returns.Max(value => Math.Abs(value - mean));
        double scale = largest * Math.Sqrt(returns.Average(value => (value - mean) / largest * ((value - mean) / largest)));
        return new StandardizedReturns(returns.Select(value => value / scale).ToArray(), scale, mean / scale);
    }
}
