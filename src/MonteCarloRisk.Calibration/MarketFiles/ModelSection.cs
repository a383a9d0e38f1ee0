using System.ComponentModel;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the model is fitted.")]
sealed record ModelSection
{
    [Description("How volatilities are found; by default EWMA with decay 0.94.")]
    public VolatilityChoice Volatility { get; init; } = new VolatilityChoice.Ewma();

    [Description("How the correlation is found; by default shrunk.")]
    public CorrelationChoice Correlation { get; init; } = new CorrelationChoice.Shrunk();

    [Description("The law of the daily log returns; by default normal.")]
    public ReturnsChoice Returns { get; init; } = new ReturnsChoice.Normal();

    [Description("Real-world drift of every price per year, continuously compounded; by default 0.")]
    public double Drift { get; init; }
}
