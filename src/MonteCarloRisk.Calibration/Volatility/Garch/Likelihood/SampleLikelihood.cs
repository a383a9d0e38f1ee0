using MonteCarloRisk.Calibration.Volatility.Errors;

namespace MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

/// <summary>The log-likelihood of returns under a model, as a function of its natural parameters. Evaluating it allocates nothing.</summary>
/// <param name="returns">The returns.</param>
/// <param name="model">The model.</param>
sealed class SampleLikelihood(double[] returns, GarchModel model)
{
    /// <summary>Number of natural parameters: mean, omega, alpha, gamma, beta, degrees of freedom.</summary>
    public const int Parameters = 6;

    readonly PresampleVariance presample = PresampleVariance.Of(returns, model.Start, model.Mean);

    public int Count => returns.Length;

    public ReadOnlySpan<double> Returns => returns;

    public GarchModel Model => model;

    public double Start(double mean) => presample.At(mean);

    public double Evaluate<TScores>(in GarchParameters parameters, ref TScores scores)
        where TScores : struct, IScores =>
        model.Errors == ErrorFamily.Normal
            ? Evaluate(parameters, default(NormalDensity), ref scores)
            : Evaluate(parameters, new StudentDensity(parameters.DegreesOfFreedom), ref scores);

    double Evaluate<TDensity, TScores>(in GarchParameters parameters, TDensity density, ref TScores scores)
        where TDensity : struct, IErrorDensity
        where TScores : struct, IScores =>
        model.Equation == VarianceEquation.Egarch
            ? LogVarianceRecursion.LogLikelihood(returns, parameters, density, presample, ref scores)
            : VarianceRecursion.LogLikelihood(returns, parameters, density, presample, ref scores);
}
