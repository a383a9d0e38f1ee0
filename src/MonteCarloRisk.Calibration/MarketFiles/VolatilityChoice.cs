using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How a volatility is found.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Ewma), "ewma")]
[JsonDerivedType(typeof(Sample), "sample")]
[JsonDerivedType(typeof(Garch), "garch")]
[JsonDerivedType(typeof(Gjr), "gjr")]
[JsonDerivedType(typeof(Egarch), "egarch")]
[JsonDerivedType(typeof(Auto), "auto")]
[JsonDerivedType(typeof(Given), "given")]
abstract record VolatilityChoice
{
    [Description("Exponentially weighted daily log returns, zero mean.")]
    internal sealed record Ewma : VolatilityChoice
    {
        [Description("Weight of yesterday's variance, between 0 and 1; by default 0.94.")]
        public double Decay { get; init; } = EwmaVolatility.DailyDecay;
    }

    [Description("Sample standard deviation of daily log returns over the asset's own span.")]
    internal sealed record Sample : VolatilityChoice;

    /// <summary>The volatility that a fitted equation forecasts over the target's horizon.</summary>
    internal abstract record Forecast(VarianceEquation Equation) : VolatilityChoice
    {
        [JsonIgnore]
        public VarianceEquation Equation { get; } = Equation;

        [Description("Distribution of the errors; by default normal.")]
        public ErrorFamily Errors { get; init; } = ErrorFamily.Normal;
    }

    [Description("GARCH(1,1) by maximum likelihood: the volatility that it forecasts over the target's horizon.")]
    internal sealed record Garch() : Forecast(VarianceEquation.Garch);

    [Description("GJR-GARCH(1,1), in which falls count more than rises: the volatility that it forecasts over the target's horizon.")]
    internal sealed record Gjr() : Forecast(VarianceEquation.Gjr);

    [Description("EGARCH(1,1), of the logarithm of the variance: the volatility that it forecasts over the target's horizon.")]
    internal sealed record Egarch() : Forecast(VarianceEquation.Egarch);

    [Description("Whichever of EWMA, GARCH, GJR and EGARCH forecast the asset's own past best out of sample, by mean QLIKE; the findings say which. Needs 500 daily returns.")]
    internal sealed record Auto : VolatilityChoice;

    [Description("A stated volatility.")]
    internal sealed record Given : VolatilityChoice
    {
        [Description("Volatility per square-root year as a fraction, 0 to 10: 0.8 is 80%.")]
        public required double Value { get; init; }
    }
}
