namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>The sum of the outer products of the scores.</summary>
readonly struct ScoreProducts : IScores
{
    public ScoreProducts() => Sum = new double[SampleLikelihood.Parameters, SampleLikelihood.Parameters];

    public double[,] Sum { get; }

    public void Add(double mean, double omega, double alpha, double gamma, double beta, double degreesOfFreedom)
    {
        ReadOnlySpan<double> score = [mean, omega, alpha, gamma, beta, degreesOfFreedom];
        for (int i = 0; i < score.Length; i++)
        {
            for (int j = 0; j < score.Length; j++)
                Sum[i, j] += score[i] * score[j];
        }
    }
}
