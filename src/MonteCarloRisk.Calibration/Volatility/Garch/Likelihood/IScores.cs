namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>Takes the score of each return: the derivatives of its log-likelihood by the natural parameters, in their order.</summary>
interface IScores
{
    void Add(double mean, double omega, double alpha, double gamma, double beta, double degreesOfFreedom);
}
