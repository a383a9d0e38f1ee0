using MonteCarloRisk.Calibration.MarketFiles.Protocols;
using MonteCarloRisk.Margin.Protocols;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>How likely bad debt is as a parameter of a protocol moves.</summary>
/// <param name="Collateral">The collateral whose parameter it is.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Target">The largest probability of bad debt that is wanted; left out where none is.</param>
/// <param name="Keeping">The values that keep it at the upper end of their interval; left out where there is no target.</param>
/// <param name="Safest">The value with the least probability of bad debt.</param>
/// <param name="Points">What happens at each value.</param>
sealed record ParameterCurveMembers(string Collateral, string Parameter, double? Target, IReadOnlyList<double>? Keeping, double Safest, IReadOnlyList<ParameterCurveMembers.PointMembers> Points)
{
    public static ParameterCurveMembers Of(ParameterCurveEntry entry, ParameterCurve curve) => new(
        entry.Collateral,
        ProtocolMembers.Name(entry.Parameter),
        curve.Target,
        curve.Target is null ? null : curve.Keeping,
        curve.Safest,
        [.. curve.Points.Select(point => new PointMembers(point.Value, EstimateMembers.Of(point.Insolvency), EstimateMembers.Of(point.Beyond), EstimateMembers.Of(point.BadDebt), EstimateMembers.Of(point.BorrowersLoss)))]);

    /// <summary>What happens at a value.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Insolvency">Probability of bad debt.</param>
    /// <param name="BeyondBackstop">Probability of bad debt that the backstops do not cover.</param>
    /// <param name="BadDebt">Mean bad debt.</param>
    /// <param name="BorrowersLoss">Mean of collateral that borrowers lose less debt repaid.</param>
    internal sealed record PointMembers(double Value, EstimateMembers Insolvency, EstimateMembers BeyondBackstop, EstimateMembers BadDebt, EstimateMembers BorrowersLoss);
}
