using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Volatility.Garch;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the model is fitted.")]
sealed record ModelSection
{
    // What stands where the file states nothing, told from an equal statement by being this one.
    static readonly VolatilityChoice UsualVolatility = new VolatilityChoice.Ewma();
    static readonly CorrelationChoice UsualCorrelation = new CorrelationChoice.Shrunk();
    static readonly ReturnsChoice UsualReturns = new ReturnsChoice.Normal();

    [Description("How volatilities are found; by default EWMA with decay 0.94. Regimes, cycles and jumps bring their own.")]
    public VolatilityChoice Volatility { get; init; } = UsualVolatility;

    [Description("How the correlation is found; by default shrunk, that of each regime under regimes and cycles, fitted with the jumps under jumps, and that of the days drawn under filtered history.")]
    public CorrelationChoice Correlation { get; init; } = UsualCorrelation;

    [Description("The law of the daily log returns; by default filtered history where every volatility is ewma, garch or gjr and no correlation is chosen, else normal.")]
    public ReturnsChoice Returns { get; init; } = UsualReturns;

    [Description("Real-world drift of every price per year, continuously compounded; by default 0.")]
    public double Drift { get; init; }

    /// <summary>Whether the file says how volatilities are found.</summary>
    [JsonIgnore]
    public bool StatesVolatility => !ReferenceEquals(Volatility, UsualVolatility);

    /// <summary>Whether the file says how the correlation is found.</summary>
    [JsonIgnore]
    public bool StatesCorrelation => !ReferenceEquals(Correlation, UsualCorrelation);

    /// <summary>The same with the law of the returns that goes with the volatilities and the correlation, where the file states none.</summary>
    /// <param name="assets">The assets, which may choose volatilities of their own.</param>
    public ModelSection For(IEnumerable<AssetEntry> assets) =>
        ReferenceEquals(Returns, UsualReturns) && !StatesCorrelation && assets.All(asset => HasRecursion(asset.Volatility ?? Volatility))
            ? this with { Returns = new ReturnsChoice.FilteredHistory() }
            : this;

    static bool HasRecursion(VolatilityChoice volatility) => volatility is VolatilityChoice.Ewma or VolatilityChoice.Forecast { Equation: not VarianceEquation.Egarch };
}
