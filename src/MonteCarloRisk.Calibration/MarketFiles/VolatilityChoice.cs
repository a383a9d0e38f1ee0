using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.RangeEstimators;
using MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How a volatility is found.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Ewma), "ewma")]
[JsonDerivedType(typeof(Sample), "sample")]
[JsonDerivedType(typeof(Garch), "garch")]
[JsonDerivedType(typeof(Gjr), "gjr")]
[JsonDerivedType(typeof(Egarch), "egarch")]
[JsonDerivedType(typeof(Auto), "auto")]
[JsonDerivedType(typeof(Parkinson), "parkinson")]
[JsonDerivedType(typeof(GarmanKlass), "garmanKlass")]
[JsonDerivedType(typeof(RogersSatchell), "rogersSatchell")]
[JsonDerivedType(typeof(YangZhang), "yangZhang")]
[JsonDerivedType(typeof(Har), "har")]
[JsonDerivedType(typeof(Given), "given")]
abstract record VolatilityChoice
{
    [Description("Exponentially weighted daily log returns, zero mean.")]
    internal sealed record Ewma : VolatilityChoice
    {
        [Description("Weight of yesterday's variance, between 0 and 1; by default 0.94.")]
        [Within("(0, 1)")]
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

    /// <summary>The volatility that opens, highs, lows and closes of days tell.</summary>
    internal abstract record Range(IRangeEstimator Estimator) : VolatilityChoice
    {
        [JsonIgnore]
        public IRangeEstimator Estimator { get; } = Estimator;

        [Description("Days up to the valuation day that it is taken over, 31 or more; by default all of the file.")]
        [Within("[31, )")]
        public int? Days { get; init; }
    }

    [Description("Mean square of the log range of days (Parkinson 1980); needs open, high, low and close.")]
    internal sealed record Parkinson() : Range(new Volatility.RangeEstimators.Parkinson());

    [Description("Log range and open-to-close return of days (Garman and Klass 1980); needs open, high, low and close.")]
    internal sealed record GarmanKlass() : Range(new Volatility.RangeEstimators.GarmanKlass());

    [Description("Log range of days whatever their drift (Rogers and Satchell 1991); needs open, high, low and close.")]
    internal sealed record RogersSatchell() : Range(new Volatility.RangeEstimators.RogersSatchell());

    [Description("Overnight, open-to-close and range variance of days (Yang and Zhang 2000); needs open, high, low and close.")]
    internal sealed record YangZhang() : Range(new Volatility.RangeEstimators.YangZhang());

    [Description("Heterogeneous autoregression of the realized variances of days (Corsi 2009): the volatility that it forecasts over the target's horizon; needs bars shorter than a day.")]
    internal sealed record Har : VolatilityChoice
    {
        [Description("Whether the variance or its logarithm is regressed; by default the logarithm.")]
        public HarForm Form { get; init; } = HarForm.Logarithm;
    }

    [Description("A stated volatility.")]
    internal sealed record Given : VolatilityChoice
    {
        [Description("Volatility per square-root year as a fraction, 0 to 10: 0.8 is 80%.")]
        [Within("[0, 10]")]
        public required double Value { get; init; }
    }
}
