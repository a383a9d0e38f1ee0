using MonteCarloRisk.Calibration.Volatility.Errors;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>The lower tail of standardised returns.</summary>
interface ITailLaw
{
    /// <summary>The z that is not exceeded with a probability, in (0, most).</summary>
    double Quantile(double probability);

    /// <summary>The mean of z up to that quantile.</summary>
    double MeanBeyond(double probability);

    /// <summary>The tail of a fitted distribution.</summary>
    internal sealed record Of(IErrorDistribution Errors) : ITailLaw
    {
        public double Quantile(double probability) => Errors.Quantile(probability);

        public double MeanBeyond(double probability) => Errors.LowerTailMean(probability);
    }
}
