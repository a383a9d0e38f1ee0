using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the correlation is found.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Shrunk), "shrunk")]
[JsonDerivedType(typeof(Given), "given")]
abstract record CorrelationChoice
{
    [Description("Sample correlation of the common daily log returns, shrunk towards the identity (Schäfer and Strimmer 2005).")]
    internal sealed record Shrunk : CorrelationChoice;

    [Description("A stated matrix.")]
    internal sealed record Given : CorrelationChoice
    {
        [Description("Row by row in the order of the assets; symmetric, ones on the diagonal, positive semi-definite.")]
        public required IReadOnlyList<IReadOnlyList<double>> Matrix { get; init; }
    }
}
