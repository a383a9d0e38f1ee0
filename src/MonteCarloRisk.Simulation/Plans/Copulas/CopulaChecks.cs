using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>What a copula model is held to. Every comparison is written so that a NaN or an infinity fails it.</summary>
public static class CopulaChecks
{
    /// <exception cref="InputException">A value is out of range; the message names it.</exception>
    internal static void Check(CopulaModel model)
    {
        PriceModelChecks.Check(model);
        if (model.Copula is Copula.Student { DegreesOfFreedom: var degrees } && !(degrees >= Copula.Student.FewestDegreesOfFreedom && degrees <= Copula.Student.MostDegreesOfFreedom))
        {
            throw new InputException(
                "copula.degreesOfFreedom", $"{degrees} is not allowed; {Copula.Student.FewestDegreesOfFreedom} to {Copula.Student.MostDegreesOfFreedom} is");
        }

        if (model.Margins.Count != model.Assets.Count) throw new InputException("margins", $"{model.Margins.Count} margins; {model.Assets.Count} are needed, one an asset");
        for (int i = 0; i < model.Margins.Count; i++)
        {
            if (Fault(model.Margins[i]) is { } fault) throw new InputException($"margins[{i}]", fault);
        }
    }

    /// <summary>What is wrong with a margin; null where nothing is.</summary>
    public static string? Fault(ReturnMargin margin) => margin switch
    {
        NormalMargin => null,
        StudentMargin student => Finite(student.Location, "a location") ?? Above(student.Scale, "a scale")
            ?? Within(student.DegreesOfFreedom, "degrees of freedom", StudentMargin.FewestDegreesOfFreedom, Copula.Student.MostDegreesOfFreedom, "above 1, since there is no mean below, and at most 1000"),
        GeneralizedParetoMargin pareto => Tail(pareto.Lower, "lower") ?? Tail(pareto.Upper, "upper") ?? Centre(pareto),
        MertonMargin merton => Finite(merton.Drift, "a drift") ?? Above(merton.Volatility, "a volatility") ?? Intensity(merton.Intensity)
            ?? Finite(merton.JumpMean, "a jump mean") ?? NotBelow(merton.JumpDeviation, "a jump deviation"),
        KouMargin kou => Finite(kou.Drift, "a drift") ?? Above(kou.Volatility, "a volatility") ?? Intensity(kou.Intensity)
            ?? (kou.RiseProbability is >= 0 and <= 1 ? null : $"{kou.RiseProbability} is not allowed; a rise probability is 0 to 1") ?? Above(kou.MeanRise, "a mean rise") ?? Above(kou.MeanFall, "a mean fall"),
        _ => throw new ArgumentOutOfRangeException(nameof(margin), margin, "Nothing is known of this margin."),
    };

    private static string? Tail(MarginTail tail, string name) =>
        Within(tail.Probability, $"the probability of the {name} tail", 0, 0.5, "above 0 and below 0.5") ?? (tail.Probability < 0.5 ? null : $"the probability of the {name} tail is below 0.5")
        ?? Above(tail.Scale, $"the scale of the {name} tail") ?? Finite(tail.Threshold, $"the threshold of the {name} tail")
        ?? (tail.Shape is > -10 and < 1 ? null : $"the {name} tail has a shape of {tail.Shape:0.###}; above -10 and below 1 is allowed, since there is no mean from 1 on");

    private static string? Centre(GeneralizedParetoMargin margin)
    {
        (IReadOnlyList<double> probabilities, IReadOnlyList<double> values) = (margin.Probabilities, margin.Values);
        if (probabilities.Count < 2 || probabilities.Count != values.Count) return $"{probabilities.Count} probabilities and {values.Count} values; two or more of each are needed";
        for (int i = 1; i < values.Count; i++)
        {
            if (!(probabilities[i] > probabilities[i - 1]) || !(values[i] >= values[i - 1])) return $"point {i} of the centre; probabilities rise and values never fall";
        }

        const double rounding = 1e-12;
        bool meets = Math.Abs(probabilities[0] - margin.Lower.Probability) < rounding && Math.Abs(1 - probabilities[^1] - margin.Upper.Probability) < rounding
            && values[0] == margin.Lower.Threshold && values[^1] == margin.Upper.Threshold;
        return meets ? null : "the centre runs from the lower tail's threshold to the upper's";
    }

    private static string? Intensity(double value) =>
        value is >= 0 and <= CopulaModel.MostJumps ? null : $"{value:0.######} jumps a step are not allowed; 0 to {CopulaModel.MostJumps} are, since a sum of more is nearly normal";

    private static string? Finite(double value, string kind) => double.IsFinite(value) ? null : $"{value} is not allowed; {kind} is a finite number";

    private static string? Above(double value, string kind) => Within(value, kind, 0, double.MaxValue, "above zero");

    private static string? NotBelow(double value, string kind) => value >= 0 && double.IsFinite(value) ? null : $"{value} is not allowed; {kind} is zero or more";

    private static string? Within(double value, string kind, double above, double most, string allowed) =>
        value > above && value <= most ? null : $"{value} is not allowed; {kind} {(kind.StartsWith("degrees", StringComparison.Ordinal) ? "are" : "is")} {allowed}";
}
