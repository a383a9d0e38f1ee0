using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Markets;

/// <summary>What a calibration was fitted to.</summary>
/// <param name="Series">One entry an asset, in the model's order.</param>
/// <param name="Findings">What was found in the data and what was done, in file and row order.</param>
/// <param name="CommonFirstDay">First day that all series share.</param>
/// <param name="CommonLastDay">Last day that all series share and the data was cut at.</param>
/// <param name="CorrelationShrinkage">Weight of the shrinkage target in the correlation, in [0, 1].</param>
/// <param name="CorrelationReturns">Number of common daily returns behind the correlation.</param>
public sealed record MarketDataSummary(
    IReadOnlyList<SeriesSummary> Series,
    IReadOnlyList<DataFinding> Findings,
    DateOnly CommonFirstDay,
    DateOnly CommonLastDay,
    double CorrelationShrinkage,
    int CorrelationReturns)
{
    /// <summary>Name of the estimator of the correlation.</summary>
    public string CorrelationEstimator { get; init; } = "";

    /// <summary>Frobenius distance from the estimated correlation where that was not positive semi-definite and the nearest one took its place, as the market file asked; zero otherwise.</summary>
    public double CorrelationRepair { get; init; }

    /// <summary>The fitted parameters of the law of the returns; null where the law has none, or the findings tell them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LawFit? Fit { get; init; }

    /// <summary>How the assets move together when the market falls; null where the data holds too few falls, or one asset, to tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DownturnSummary? Downturn { get; init; }
}
