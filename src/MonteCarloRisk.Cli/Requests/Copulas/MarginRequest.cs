using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Plans.Copulas;

namespace MonteCarloRisk.Cli.Requests;

[Description("The law of an asset's log return on a step; the asset's volatility and drift give its scale and mean.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Normal), "normal")]
[JsonDerivedType(typeof(Student), "student")]
[JsonDerivedType(typeof(GeneralizedPareto), "generalizedPareto")]
[JsonDerivedType(typeof(Merton), "merton")]
[JsonDerivedType(typeof(Kou), "kou")]
abstract record MarginRequest
{
    /// <summary>The margin, checked, of a return in units of the volatility of a step.</summary>
    /// <param name="volatility">The asset's volatility per square-root year.</param>
    /// <param name="step">Length of a step in years.</param>
    /// <param name="place">Its place in the request.</param>
    public ReturnMargin ToMargin(double volatility, double step, JsonPlace place)
    {
        ReturnMargin margin = Of(volatility, step, place);
        return CopulaChecks.Fault(margin) is { } fault ? throw place.Fault(fault) : margin;
    }

    protected abstract ReturnMargin Of(double volatility, double step, JsonPlace place);

    // What jumps leave of the variance: all in units of the variance of a step.
    static double Motion(double jumps, double volatility, JsonPlace place) => jumps < 1
        ? Math.Sqrt(1 - jumps)
        : throw place.Fault(FormattableString.Invariant($"jumps alone have {jumps:0.###} times the variance of the volatility {volatility:0.####}, which is that of all returns; fewer or smaller jumps, or a larger volatility, are needed"));

    static double Unit(double volatility, double step, JsonPlace place) =>
        volatility > 0 ? volatility * Math.Sqrt(step) : throw place.Fault("a volatility of zero has no room for jumps; such an asset has a normal margin");

    [Description("Normal.")]
    internal sealed record Normal : MarginRequest
    {
        protected override ReturnMargin Of(double volatility, double step, JsonPlace place) => new NormalMargin();
    }

    [Description("Student t.")]
    internal sealed record Student : MarginRequest
    {
        [Description("Degrees of freedom, above 2 and at most 1000.")]
        [Within("(2, 1000]")]
        public required double DegreesOfFreedom { get; init; }

        protected override ReturnMargin Of(double volatility, double step, JsonPlace place)
        {
            Calibration.MarketFiles.Ranges.CheckDegreesOfFreedom(DegreesOfFreedom, place.Member("degreesOfFreedom"));
            return new StudentMargin(0, Math.Sqrt((DegreesOfFreedom - 2) / DegreesOfFreedom), DegreesOfFreedom);
        }
    }

    [Description("Generalized Pareto tails on both sides of a centre that runs straight between points, in units of the volatility of a step.")]
    internal sealed record GeneralizedPareto : MarginRequest
    {
        [Description("Probabilities of the centre's points, rising; the first is that of the lower tail, one less the last that of the upper.")]
        [Within("(0, 1)")]
        public required IReadOnlyList<double> Probabilities { get; init; }

        [Description("Values of the centre's points, never falling, in units of the volatility of a step; the first and the last are the thresholds of the tails.")]
        public required IReadOnlyList<double> Values { get; init; }

        [Description("The tail of falls.")]
        public required TailRequest Lower { get; init; }

        [Description("The tail of rises.")]
        public required TailRequest Upper { get; init; }

        protected override ReturnMargin Of(double volatility, double step, JsonPlace place)
        {
            if (Probabilities.Count < 2 || Probabilities.Count != Values.Count) throw place.Fault($"{Probabilities.Count} probabilities and {Values.Count} values; as many of each, two or more, are needed");
            return new GeneralizedParetoMargin(
                new MarginTail(Values[0], Probabilities[0], Lower.Shape, Lower.Scale), Probabilities, Values, new MarginTail(Values[^1], 1 - Probabilities[^1], Upper.Shape, Upper.Scale));
        }
    }

    [Description("A normal and a Poisson number of normal jumps (Merton); the asset's volatility is that of both together.")]
    internal sealed record Merton : MarginRequest
    {
        [Description("Jumps a year on average: zero or more, at most 10 a step.")]
        [Within("[0, )")]
        public required double JumpsPerYear { get; init; }

        [Description("Mean of a jump of the log price; by default 0.")]
        public double JumpMean { get; init; }

        [Description("Standard deviation of a jump of the log price, zero or more.")]
        [Within("[0, )")]
        public required double JumpDeviation { get; init; }

        protected override ReturnMargin Of(double volatility, double step, JsonPlace place)
        {
            double unit = Unit(volatility, step, place);
            var jumps = new MertonMargin(0, 1, JumpsPerYear * step, JumpMean / unit, JumpDeviation / unit);
            if (CopulaChecks.Fault(jumps) is { } fault) throw place.Fault(fault);
            return jumps with { Volatility = Motion(jumps.Variance - 1, volatility, place) };
        }
    }

    [Description("A normal and a Poisson number of double-exponential jumps (Kou); the asset's volatility is that of both together.")]
    internal sealed record Kou : MarginRequest
    {
        [Description("Jumps a year on average: zero or more, at most 10 a step.")]
        [Within("[0, )")]
        public required double JumpsPerYear { get; init; }

        [Description("Probability that a jump is a rise, 0 to 1.")]
        [Within("[0, 1]")]
        public required double RiseProbability { get; init; }

        [Description("Mean of a rise of the log price, above zero.")]
        [Within("(0, )")]
        public required double MeanRise { get; init; }

        [Description("Mean of a fall of the log price, above zero.")]
        [Within("(0, )")]
        public required double MeanFall { get; init; }

        protected override ReturnMargin Of(double volatility, double step, JsonPlace place)
        {
            double unit = Unit(volatility, step, place);
            var jumps = new KouMargin(0, 1, JumpsPerYear * step, RiseProbability, MeanRise / unit, MeanFall / unit);
            if (CopulaChecks.Fault(jumps) is { } fault) throw place.Fault(fault);
            return jumps with { Volatility = Motion(jumps.Variance - 1, volatility, place) };
        }
    }
}
