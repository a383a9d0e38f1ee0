using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Display;

/// <summary>How far a run is and what is left of it. An error target is forecast from the standard error so far, which falls as one over the root of the paths.</summary>
/// <param name="Paths">Paths that it is going to take; null where only time tells.</param>
/// <param name="Rate">Paths a second, those of an earlier part of the run left out.</param>
/// <param name="Fraction">Part done, 0 to 1.</param>
/// <param name="Left">Time left; null while nothing tells.</param>
readonly record struct RunForecast(double? Paths, double Rate, double Fraction, TimeSpan? Left)
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(9999);

    public static RunForecast Of(SimulationProgress progress)
    {
        double seconds = Math.Max(progress.Elapsed.TotalSeconds, 1e-3);
        double rate = (progress.PathsDone - progress.PathsBefore) / seconds;
        if (progress.Stopping is StoppingRule.TimeBudget budget)
        {
            TimeSpan left = budget.Share > progress.Elapsed ? budget.Share - progress.Elapsed : TimeSpan.Zero;
            TimeSpan most = TimeFor(progress.Paths - progress.PathsDone, rate);
            return new RunForecast(null, rate, Math.Min(1, progress.Elapsed / budget.Share), most < left ? most : left);
        }

        if (Needed(progress) is not { } needed) return new RunForecast(null, rate, 0, null);
        return new RunForecast(needed, rate, needed > 0 ? progress.PathsDone / needed : 1, rate > 0 ? TimeFor(needed - progress.PathsDone, rate) : null);
    }

    static double? Needed(SimulationProgress progress)
    {
        double error = progress.Estimate?.StandardError ?? 0;
        double ratio = progress.Stopping switch
        {
            StoppingRule.AbsoluteError rule => error / rule.Size,
            StoppingRule.RelativeError rule => error / Math.Abs(progress.Estimate?.Value ?? 0) / rule.Fraction,
            _ => double.PositiveInfinity,
        };
        if (progress.Stopping is StoppingRule.Complete) return progress.Paths;
        return ratio > 0 && double.IsFinite(ratio) ? Math.Clamp(progress.PathsDone * ratio * ratio, progress.PathsDone, progress.Paths) : null;
    }

    static TimeSpan TimeFor(double paths, double rate) => rate > 0 && paths / rate < Longest.TotalSeconds ? TimeSpan.FromSeconds(Math.Max(0, paths / rate)) : Longest;
}
