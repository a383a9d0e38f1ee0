using System.Globalization;
using MonteCarloRisk.Simulation.Execution;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Paths done of those asked for, paths a second, and the time left.</summary>
sealed class PathRateColumn(RunProgress progress) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        SimulationProgress state = progress.Current.State;
        return new Text(state.PathsDone == 0 ? "" : Words(state));
    }

    static string Words(SimulationProgress state)
    {
        double rate = state.PathsDone / Math.Max(state.Elapsed.TotalSeconds, 1e-3);
        TimeSpan left = TimeSpan.FromSeconds(Math.Min((state.Paths - state.PathsDone) / rate, 1e8));
        string time = left.TotalHours >= 1 ? $"{left.TotalHours:0.0} h" : left.TotalMinutes >= 1 ? $"{left.Minutes} min {left.Seconds} s" : $"{left.Seconds} s";
        return string.Create(CultureInfo.InvariantCulture, $"{state.PathsDone:N0} of {state.Paths:N0} paths, {rate:N0}/s, {time} left");
    }
}
