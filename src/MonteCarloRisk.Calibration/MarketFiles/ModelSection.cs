using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility.Garch;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the model is fitted.")]
sealed record ModelSection
{
    // What stands where the file states nothing, told from an equal statement by being this one.
    static readonly VolatilityChoice UsualVolatility = new VolatilityChoice.Ewma();
    static readonly CorrelationChoice UsualCorrelation = new CorrelationChoice.Shrunk();
    static readonly ReturnsChoice UsualReturns = new ReturnsChoice.Normal();

    [Description("How volatilities are found; by default EWMA with decay 0.94, and under garch returns GARCH(1,1) with their errors. Regimes, cycles and jumps bring their own.")]
    public VolatilityChoice Volatility { get; init; } = UsualVolatility;

    [Description("How the correlation is found; by default shrunk, Kendall's under grouped Student-t, that of each regime under regimes and cycles, fitted with the jumps under jumps, and that of the days drawn under filtered history.")]
    public CorrelationChoice Correlation { get; init; } = UsualCorrelation;

    [Description("The law of the daily log returns; by default filtered history where every volatility is ewma, garch, gjr or auto and no correlation is chosen, else normal, of which a caution tells.")]
    public ReturnsChoice Returns { get; init; } = UsualReturns;

    [Description("Real-world drift of every price per year, continuously compounded; by default 0.")]
    [Within("[-10, 10]")]
    public double Drift { get; init; }

    /// <summary>Whether the file says how volatilities are found.</summary>
    [JsonIgnore]
    public bool StatesVolatility => !ReferenceEquals(Volatility, UsualVolatility);

    /// <summary>Whether the file says how the correlation is found.</summary>
    [JsonIgnore]
    public bool StatesCorrelation => !ReferenceEquals(Correlation, UsualCorrelation);

    /// <summary>Why returns are normal where the file states none; null where it states them, or where they are filtered history.</summary>
    [JsonIgnore]
    public string? NormalBecause { get; private init; }

    /// <summary>
    /// The same with what goes together where the file states nothing: the law of the returns with the volatilities and the correlation, the volatility with
    /// returns that move by its equation, and the correlation with groups of degrees of freedom, of whose normals that of the returns falls short.
    /// </summary>
    /// <param name="assets">The assets, which may choose volatilities of their own.</param>
    public ModelSection For(IReadOnlyList<AssetEntry> assets)
    {
        if (Returns is ReturnsChoice.Garch garch && !StatesVolatility) return this with { Volatility = new VolatilityChoice.Garch { Errors = garch.Errors } };
        if (Returns is ReturnsChoice.GroupedStudent && !StatesCorrelation) return this with { Correlation = new CorrelationChoice.Kendall() };
        if (!ReferenceEquals(Returns, UsualReturns)) return this;
        if (StatesCorrelation) return this with { NormalBecause = "the model states a correlation, and filtered history has that of its days; leave the correlation out" };
        AssetEntry? still = assets.FirstOrDefault(asset => !MovesAlongPaths(asset.Volatility ?? Volatility));
        return still is null
            ? this with { Returns = new ReturnsChoice.FilteredHistory() }
            : this with { NormalBecause = $"the volatility of {still.Name} does not move from day to day along a path, as ewma, garch, gjr and auto do; choose one of these" };
    }

    // Of the candidates of auto those are used that do.
    static bool MovesAlongPaths(VolatilityChoice volatility) => volatility is VolatilityChoice.Ewma or VolatilityChoice.Auto or VolatilityChoice.Forecast { Equation: not VarianceEquation.Egarch };
}
