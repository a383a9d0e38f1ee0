using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the model is fitted.")]
sealed record ModelSection
{
    // What stands where the file states nothing, told from an equal statement by being this one.
    static readonly VolatilityChoice UsualVolatility = new VolatilityChoice.Ewma();
    static readonly CorrelationChoice UsualCorrelation = new CorrelationChoice.Shrunk();

    [Description("How volatilities are found; by default EWMA with decay 0.94. Regimes and cycles bring their own.")]
    public VolatilityChoice Volatility { get; init; } = UsualVolatility;

    [Description("How the correlation is found; by default shrunk, and that of each regime under regimes and cycles.")]
    public CorrelationChoice Correlation { get; init; } = UsualCorrelation;

    [Description("The law of the daily log returns; by default normal.")]
    public ReturnsChoice Returns { get; init; } = new ReturnsChoice.Normal();

    [Description("Real-world drift of every price per year, continuously compounded; by default 0.")]
    public double Drift { get; init; }

    /// <summary>Whether the file says how volatilities are found.</summary>
    [JsonIgnore]
    public bool StatesVolatility => !ReferenceEquals(Volatility, UsualVolatility);

    /// <summary>Whether the file says how the correlation is found.</summary>
    [JsonIgnore]
    public bool StatesCorrelation => !ReferenceEquals(Correlation, UsualCorrelation);
}
