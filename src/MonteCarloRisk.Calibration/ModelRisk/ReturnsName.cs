using System.Globalization;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Volatility.Errors;

namespace MonteCarloRisk.Calibration.ModelRisk;

/// <summary>A law of the returns in words.</summary>
static class ReturnsName
{
    public static string Of(ReturnsChoice choice) => choice switch
    {
        ReturnsChoice.Normal => "normal",
        ReturnsChoice.Student student => $"Student-t{Degrees(student.DegreesOfFreedom)}",
        ReturnsChoice.GroupedStudent => "grouped Student-t",
        ReturnsChoice.OfCopula copula => $"{(copula.Copula is CopulaChoice.Student t ? $"t copula{Degrees(t.DegreesOfFreedom)}" : "Gaussian copula")}, {Margin(copula.Margins)} margins",
        ReturnsChoice.FilteredHistory => "filtered history",
        ReturnsChoice.Garch garch => $"GARCH, {(garch.Errors == ErrorFamily.Student ? "Student-t" : "normal")} errors",
        ReturnsChoice.Regimes regimes => string.Create(CultureInfo.InvariantCulture, $"{regimes.States} regimes{(regimes.Errors == ErrorFamily.Student ? ", Student-t" : "")}"),
        ReturnsChoice.Cycles cycles => string.Create(CultureInfo.InvariantCulture, $"cycles of {cycles.DaysPerStep} days a step"),
        ReturnsChoice.Jumps => "common jumps",
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    static string Degrees(double? stated) => stated is { } degrees ? string.Create(CultureInfo.InvariantCulture, $" ({degrees:0.##} degrees)") : "";

    static string Margin(MarginChoice margin) => margin switch
    {
        MarginChoice.Normal => "normal",
        MarginChoice.Student => "Student-t",
        MarginChoice.GeneralizedPareto => "generalized Pareto",
        MarginChoice.Merton => "Merton",
        _ => "Kou",
    };
}
