using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What a model that switches is, in words.</summary>
static class SwitchingSentence
{
    public static string Of(RegimeModel model, string assets) =>
        $"Log returns of {assets} that switch between {NumberText.Count(model.Regimes.Count)} regimes common to all ({string.Join(", ", model.Regimes.Select((regime, k) => $"{regime.Name} {NumberText.Percent(model.Moves.Start[k])} likely at first"))}) "
        + $"on steps of {Days(model.Step)}{Holding(model)}, {(model.DegreesOfFreedom is { } degrees ? $"Student-t of {degrees.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} degrees of freedom" : "normal")} within a regime, "
        + "under the real-world measure. Volatility, correlation and drift below are those of the long run, per year; drift is that of the median price.";

    public static string Of(JumpModel model, string assets) =>
        $"Geometric Brownian motion of {assets} with normal jumps of the log prices that strike all at the same times, {model.Jumps.Intensity.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} a year, on steps of {Days(model.Step)}, "
        + "under the real-world measure. Volatility, correlation and drift below are those of the whole, jumps included, per year; drift is that of the median price.";

    static string Holding(RegimeModel model) => model.Moves.StepsPerMove == 1 ? "" : $", each holding for {NumberText.Count(model.Moves.StepsPerMove)} steps at a time";

    static string Days(double step) => Math.Round(365 * step) is 1 ? "1 day" : $"{NumberText.Count((long)Math.Round(365 * step))} days";
}
