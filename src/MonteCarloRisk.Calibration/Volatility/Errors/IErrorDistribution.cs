namespace MonteCarloRisk.Calibration.Volatility.Errors;

/// <summary>A distribution with mean zero and variance one: what a return is, less its mean, over its conditional volatility.</summary>
public interface IErrorDistribution
{
    /// <summary>The distribution's name, as a report prints it.</summary>
    string Name { get; }

    /// <summary>E|z|.</summary>
    double MeanAbsolute { get; }

    /// <summary>P(Z &lt;= z).</summary>
    /// <param name="z">A finite number.</param>
    double Probability(double z);

    /// <summary>The z with P(Z &lt;= z) equal to a probability: a value at risk is -(mean + volatility * Quantile(1 - tail level)).</summary>
    /// <param name="probability">In (0, 1).</param>
    double Quantile(double probability);

    /// <summary>E[Z | Z &lt;= Quantile(probability)]: an expected shortfall is -(mean + volatility * LowerTailMean(1 - tail level)).</summary>
    /// <param name="probability">In (0, 1).</param>
    double LowerTailMean(double probability);
}
