using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>
/// Marginal cost of safety: the capital that makes an insolvency ten times as rare, d requirement / d(-log10 probability), a difference over the half decade on either side of a requirement, read from its curve.
/// Formulas: docs/methods/frontier.md.
/// </summary>
public static class MarginalCost
{
    // Half a decade.
    private static readonly double Step = Math.Sqrt(10);

    // As many as resolve a target.
    private const double FewestHits = Curves.RequirementCurve.MinimumHits;

    /// <summary>At a requirement; null where the curve does not tell, as where too few paths are insolvent.</summary>
    /// <param name="curve">The curve, its requirements ascending.</param>
    /// <param name="requirement">The requirement.</param>
    /// <param name="isNested">Whether paths that are insolvent at a requirement are so at every smaller one; else the two counts are taken as independent, which is the most that their ratio can err by where they move together.</param>
    public static Estimate? At(IReadOnlyList<CurvePoint> curve, double requirement, bool isNested)
    {
        if (curve.Count < 2 || requirement < curve[0].Requirement || requirement > curve[^1].Requirement) return null;
        int at = Enumerable.Range(0, curve.Count).MinBy(i => Math.Abs(curve[i].Requirement - requirement));
        double middle = curve[at].InsolvencyProbability.Value;
        if (!(middle > 0)) return null;
        int below = at, above = at;
        while (below > 0 && curve[below].InsolvencyProbability.Value < middle * Step) below--;
        while (above < curve.Count - 1 && curve[above].InsolvencyProbability.Value > middle / Step && Hits(curve[above + 1].InsolvencyProbability) >= FewestHits) above++;
        (Estimate more, Estimate less) = (curve[below].InsolvencyProbability, curve[above].InsolvencyProbability);
        if (above <= below || !(more.Value > less.Value) || Hits(less) < FewestHits) return null;

        double capital = curve[above].Requirement - curve[below].Requirement;
        double decades = Math.Log10(more.Value / less.Value);

        // Given the hits at the smaller requirement, those at the larger one are binomial: Var ln(ratio) = 1 / hits(larger) - 1 / hits(smaller).
        double error = Math.Sqrt(isNested ? (1 / Hits(less)) - (1 / Hits(more)) : (1 / Hits(less)) + (1 / Hits(more))) / Math.Log(10);
        double level = more.Interval.Level;
        double half = SampleMean.NormalQuantile(level) * error;
        if (decades - half <= 0) return null;
        double cost = capital / decades;
        return new Estimate(cost, cost * error / decades, new ConfidenceInterval(capital / (decades + half), capital / (decades - half), level), more.SampleCount, "difference along the margin curve, paths in common");
    }

    private static double Hits(Estimate probability) => probability.StandardError > 0 ? probability.Value * probability.Value * (1 - probability.Value) / (probability.StandardError * probability.StandardError) : 0;
}
