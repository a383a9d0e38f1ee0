namespace MonteCarloRisk.Domain.Markets;

/// <summary>One price series as used, and the volatilities fitted to it.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="File">The file as named in the market file.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="FirstDay">First day used.</param>
/// <param name="LastDay">Last day used.</param>
/// <param name="Days">Number of days used.</param>
/// <param name="LastPrice">Close of the last day used.</param>
/// <param name="VolatilityEstimator">Name of the estimator that the model uses.</param>
/// <param name="Volatility">The volatility that the model uses, per square-root year.</param>
/// <param name="SampleVolatility">Sample volatility over the asset's own span, per square-root year.</param>
/// <param name="EwmaVolatility">EWMA volatility at the last day, per square-root year.</param>
/// <param name="RecentCloses">Days and closes of the last year used, for charts.</param>
public sealed record SeriesSummary(
    string Asset,
    string File,
    string Sha256,
    DateOnly FirstDay,
    DateOnly LastDay,
    int Days,
    double LastPrice,
    string VolatilityEstimator,
    double Volatility,
    double SampleVolatility,
    double EwmaVolatility,
    IReadOnlyList<DailyClose> RecentCloses);
