using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the correlation is found.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Shrunk), "shrunk")]
[JsonDerivedType(typeof(LedoitWolf), "ledoitWolf")]
[JsonDerivedType(typeof(Sample), "sample")]
[JsonDerivedType(typeof(Ewma), "ewma")]
[JsonDerivedType(typeof(Dynamic), "dynamic")]
[JsonDerivedType(typeof(Downturn), "downturn")]
[JsonDerivedType(typeof(Kendall), "kendall")]
[JsonDerivedType(typeof(Given), "given")]
abstract record CorrelationChoice
{
    [Description("Sample correlation of the common daily log returns, shrunk towards the identity (Schäfer and Strimmer 2005).")]
    internal sealed record Shrunk : CorrelationChoice;

    [Description("Sample correlation of the common daily log returns, shrunk by Ledoit and Wolf (2004).")]
    internal sealed record LedoitWolf : CorrelationChoice
    {
        [Description("What it is drawn to: no correlation, or the mean of all correlations; by default the latter.")]
        public ShrinkageTarget Target { get; init; } = ShrinkageTarget.ConstantCorrelation;
    }

    [Description("Sample correlation of the common daily log returns as it is.")]
    internal sealed record Sample : CorrelationChoice;

    [Description("Exponentially weighted daily log returns, zero mean.")]
    internal sealed record Ewma : CorrelationChoice
    {
        [Description("Weight of the past, between 0 and 1; by default 0.97.")]
        [Within("(0, 1)")]
        public double Decay { get; init; } = EwmaCorrelation.UsualDecay;
    }

    [Description("Dynamic conditional correlation of the day after the data (Engle 2002, Aielli 2013), over EWMA volatilities.")]
    internal sealed record Dynamic : CorrelationChoice
    {
        [Description("Decay of the EWMA volatilities, between 0 and 1; by default 0.94.")]
        [Within("(0, 1)")]
        public double Decay { get; init; } = EwmaVolatility.DailyDecay;
    }

    [Description("Sample correlation plus what it has in excess, beyond normals, on days on which the market falls.")]
    internal sealed record Downturn : CorrelationChoice
    {
        [Description("Share of the days that count as falls, above 0 and at most 0.5; by default 0.1.")]
        [Within("(0, 0.5]")]
        public double Quantile { get; init; } = StressedCorrelation.UsualQuantile;

        [Description("What is done where the result is not positive semi-definite; by default it is refused.")]
        public CorrelationRepair Repair { get; init; }
    }

    [Description("From ranks: sin(pi tau / 2) of Kendall's tau of the common daily log returns, pair by pair, and the nearest correlation matrix where that is not positive definite. The one that goes with a copula.")]
    internal sealed record Kendall : CorrelationChoice;

    [Description("A stated matrix.")]
    internal sealed record Given : CorrelationChoice
    {
        [Description("Row by row in the order of the assets; symmetric, ones on the diagonal, positive semi-definite.")]
        [Within("[-1, 1]")]
        public required IReadOnlyList<IReadOnlyList<double>> Matrix { get; init; }

        [Description("What is done where the matrix is not positive semi-definite; by default it is refused.")]
        public CorrelationRepair Repair { get; init; }
    }
}
