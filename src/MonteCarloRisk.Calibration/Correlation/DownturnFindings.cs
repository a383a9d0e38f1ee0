using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>Pairs of collateral that diversify in calm and less so in a fall, as they are listed.</summary>
static class DownturnFindings
{
    const string Rule = "correlation in a fall";

    /// <summary>One finding of all pairs that are clearly more together in a fall than normals, and one of each that diversifies less than in calm.</summary>
    /// <param name="downturn">The correlations.</param>
    /// <param name="model">The model, which says whether it knows of it.</param>
    /// <param name="isInCorrelation">Whether the excess is in the model's correlation.</param>
    /// <param name="file">The market file.</param>
    public static IEnumerable<DataFinding> Of(DownturnSummary downturn, PriceModel model, bool isInCorrelation, string file)
    {
        DownturnPair[] clear = [.. downturn.Pairs.Where(pair => pair.Verdict != DownturnVerdict.AsNormals)];
        string treatment = isInCorrelation ? "the excess is in the model's correlation" : Treatment(model);
        if (clear.MaxBy(pair => pair.Excess.Value) is { } most)
        {
            yield return new DataFinding("all", file, 1, Rule, string.Create(
                CultureInfo.InvariantCulture,
                $"{clear.Length} of {downturn.Pairs.Count} pairs move together in a fall clearly more than normals of the same correlations would, {most.First} and {most.Second} most: {most.InFall.Value:0.00} against {most.OfNormals:0.00}, an excess of {Text(most.Excess)}"))
            {
                Treatment = treatment,
            };
        }

        foreach (DownturnPair pair in clear.Where(pair => pair.Verdict == DownturnVerdict.DiversifiesLess).OrderByDescending(pair => pair.InFall.Value - pair.Calm.Value))
        {
            yield return new DataFinding("all", file, 1, Rule, string.Create(
                CultureInfo.InvariantCulture,
                $"{pair.First} and {pair.Second} diversify less in a fall: {Text(pair.Calm)} in calm, {Text(pair.InFall)} on the {downturn.Falls} days on which the market fell most, where normals would have {pair.OfNormals:0.00}"))
            {
                Treatment = treatment,
            };
        }
    }

    static string Text(FittedValue value) => string.Create(CultureInfo.InvariantCulture, $"{value.Value:0.00} [{value.Lower:0.00}, {value.Upper:0.00}]");

    static string Treatment(PriceModel model) => model switch
    {
        FilteredHistoryModel => "kept: whole days are drawn, those falls among them",
        RegimeModel => "kept as far as the regimes' correlations differ",
        JumpModel => "kept as far as jumps that strike all assets bring it",
        CopulaModel { Copula: Copula.Student } or StudentModel or CorrelatedGarchModel { DegreesOfFreedom: not null } => "kept as far as common large moves bring it",
        _ => "not in the model, whose correlation is the same in a fall; \"downturn\" would put it there",
    };
}
