namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>Takes nothing: the value alone is wanted, and the compiler drops what nobody reads.</summary>
readonly struct NoScores : IScores
{
    public void Add(double mean, double omega, double alpha, double gamma, double beta, double degreesOfFreedom)
    {
    }
}
