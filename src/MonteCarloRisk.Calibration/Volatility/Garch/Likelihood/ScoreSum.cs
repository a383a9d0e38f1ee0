namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>The gradient of the log-likelihood.</summary>
struct ScoreSum : IScores
{
    double mean;
    double omega;
    double alpha;
    double gamma;
    double beta;
    double degreesOfFreedom;

    public void Add(double mean, double omega, double alpha, double gamma, double beta, double degreesOfFreedom)
    {
        this.mean += mean;
        this.omega += omega;
        this.alpha += alpha;
        this.gamma += gamma;
        this.beta += beta;
        this.degreesOfFreedom += degreesOfFreedom;
    }

    public readonly void CopyTo(Span<double> gradient)
    {
        gradient[0] = mean;
        gradient[1] = omega;
        gradient[2] = alpha;
        gradient[3] = gamma;
        gradient[4] = beta;
        gradient[5] = degreesOfFreedom;
    }
}
