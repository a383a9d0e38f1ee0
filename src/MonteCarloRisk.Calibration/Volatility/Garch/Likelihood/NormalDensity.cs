namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>ln f = -ln(2 pi) / 2 - q / 2.</summary>
readonly struct NormalDensity : IErrorDensity
{
    static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);
    static readonly double RootTwoOverPi = Math.Sqrt(2 / Math.PI);

    public double MeanAbsolute => RootTwoOverPi;

    public double MeanAbsoluteSlope => 0;

    public void Evaluate(double q, out double logDensity, out double weight, out double shapeScore)
    {
        logDensity = -HalfLogTwoPi - 0.5 * q;
        weight = 1;
        shapeScore = 0;
    }
}
