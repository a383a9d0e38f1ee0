using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility.Errors;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("The law of the daily log returns.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Normal), "normal")]
[JsonDerivedType(typeof(Student), "student")]
[JsonDerivedType(typeof(GroupedStudent), "groupedStudent")]
[JsonDerivedType(typeof(OfCopula), "copula")]
[JsonDerivedType(typeof(FilteredHistory), "filteredHistory")]
[JsonDerivedType(typeof(Garch), "garch")]
[JsonDerivedType(typeof(Regimes), "regimes")]
[JsonDerivedType(typeof(Cycles), "cycles")]
[JsonDerivedType(typeof(Jumps), "jumps")]
abstract record ReturnsChoice
{
    [Description("Normal: geometric Brownian motion.")]
    internal sealed record Normal : ReturnsChoice;

    [Description("Multivariate Student-t, of the volatilities and the correlation found; drifts are those of the median price, since the mean is infinite. No account may have calls written beyond what it holds of their underlying.")]
    internal sealed record Student : ReturnsChoice
    {
        [Description("Degrees of freedom, above 2 and at most 1000; by default fitted to the common returns by maximum likelihood.")]
        [Within("(2, 1000]")]
        public double? DegreesOfFreedom { get; init; }
    }

    [Description("Grouped Student-t, of the volatilities found and the correlation of the normals behind it, by default Kendall's: all groups leap at the same times, each by degrees of freedom of its own. Drifts are those of the median price, since the mean is infinite. No account may have calls written beyond what it holds of their underlying.")]
    internal sealed record GroupedStudent : ReturnsChoice
    {
        [Description("The groups, every asset in exactly one; by default each asset is one of its own.")]
        public IReadOnlyList<StudentGroup>? Groups { get; init; }
    }

    [Description("Fitted margins under a copula whose correlation is the one chosen; drifts are means of the log return. No account may have calls written beyond what it holds of an asset whose mean price is infinite.")]
    internal sealed record OfCopula : ReturnsChoice
    {
        [Description("The copula; by default Student t of fitted degrees of freedom.")]
        public CopulaChoice Copula { get; init; } = new CopulaChoice.Student();

        [Description("The margins of assets that state none of their own; by default generalized Pareto tails.")]
        public MarginChoice Margins { get; init; } = new MarginChoice.GeneralizedPareto();
    }

    [Description("Filtered historical simulation: whole days of the data, each asset's return over the volatility expected of it, times a volatility that moves along the path by the asset's own recursion: EWMA, GARCH or GJR, as its volatility is found. Drifts are those of the mean log price; no correlation is chosen beside it, since days are drawn whole.")]
    internal sealed record FilteredHistory : ReturnsChoice;

    [Description("A volatility that moves along the path by the asset's own recursion, EWMA, GARCH or GJR, as its volatility is found (by default GARCH), with correlated errors; the correlation is that of the residuals. Drifts are those of the mean log price. No account may have calls written beyond what it holds of their underlying.")]
    internal sealed record Garch : ReturnsChoice
    {
        [Description("Distribution of the errors; by default normal.")]
        public ErrorFamily Errors { get; init; }

        [Description("Degrees of freedom of Student-t errors, above 2 and at most 1000; by default fitted to the common residuals by maximum likelihood.")]
        [Within("(2, 1000]")]
        public double? DegreesOfFreedom { get; init; }
    }

    [Description("Two or three regimes of daily returns, common to all assets and fitted with their volatilities, correlations and transitions; the model's volatility is not used. Drifts are those of the median price.")]
    internal sealed record Regimes : ReturnsChoice
    {
        [Description("Number of regimes, 2 or 3; by default 2.")]
        [Within("[2, 3]")]
        public int States { get; init; } = 2;

        [Description("How returns are spread within a regime; by default normal. With student, fitted degrees of freedom are common to regimes and assets, and the mean price is infinite.")]
        public ErrorFamily Errors { get; init; }
    }

    [Description("Long cycles of calm, boom and crash: three regimes fitted to returns over several days, each holding for as many days at a time, on daily steps; for stress over years. The model's volatility is not used. Drifts are those of the median price.")]
    internal sealed record Cycles : ReturnsChoice
    {
        [Description("Days of a step of the cycle, 2 to 30; by default 7. 100 steps of common returns are needed.")]
        [Within("[2, 30]")]
        public int DaysPerStep { get; init; } = 7;

        [Description("Where paths begin in the cycle: where the market is at the end of the data (present, by default), or anywhere as often as in the long run (longRun).")]
        public CycleStart Start { get; init; }
    }

    [Description("Normal returns of constant volatility and normal jumps that strike all assets at the same times (Merton 1976), fitted together with their correlations by maximum likelihood; the model's volatility and correlation are not used. Needs 100 common returns, and jumps. Drifts are those of the median price.")]
    internal sealed record Jumps : ReturnsChoice;
}
