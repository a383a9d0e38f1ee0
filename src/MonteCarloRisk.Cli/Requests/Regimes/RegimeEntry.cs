using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("One regime.")]
sealed record RegimeEntry
{
    const int LargestDrift = 100;

    [Description("The regime's name, unique in the request.")]
    public required string Name { get; init; }

    [Description("Standard deviation of the log returns per square-root year in this regime, 0 to 10, one an asset.")]
    [Within("[0, 10]")]
    public required IReadOnlyList<double> Volatilities { get; init; }

    [Description("Mean log return per year in this regime, -100 to 100, one an asset; by default 0.")]
    [Within("[-100, 100]")]
    public IReadOnlyList<double>? Drifts { get; init; }

    [Description("Correlation of log returns in this regime, row by row; by default the model's.")]
    [Within("[-1, 1]")]
    public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

    /// <summary>The regime, checked.</summary>
    public Regime ToRegime(int assets, IReadOnlyList<IReadOnlyList<double>>? common, JsonPlace model, JsonPlace place)
    {
        ValuePerAsset.Check(Volatilities, assets, place.Member("volatilities"), Ranges.CheckVolatility);
        if (Drifts is { } drifts) ValuePerAsset.Check(drifts, assets, place.Member("drifts"), CheckDrift);
        return new Regime(
            Name,
            Drifts ?? new double[assets],
            Volatilities,
            Correlation is null ? CorrelationRequest.Matrix(common, assets, model) : CorrelationRequest.Matrix(Correlation, assets, place));
    }

    // A bad week a year long: beyond what a drift of the whole may be.
    static void CheckDrift(double value, JsonPlace place)
    {
        if (!(Math.Abs(value) <= LargestDrift)) throw place.Refuse(value, $"the mean log return of a regime is a fraction per year from -{LargestDrift} to {LargestDrift}");
    }
}
