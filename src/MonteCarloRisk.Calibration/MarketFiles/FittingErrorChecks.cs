using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Whether a fitting error can be told from what is asked for.</summary>
static class FittingErrorChecks
{
    public static void Check(FittingErrorSection asked, TargetSection target, JsonPlace place)
    {
        // The outermost percentiles of n draws lie at 1 / (n + 1) from the ends.
        double fewest = Math.Max(FittingErrorSection.FewestHistories, Math.Ceiling(Math.Round(2 / (1 - target.ConfidenceLevel), 6)) - 1);
        if (fewest > FittingErrorSection.MostHistories)
            throw place.Fault(string.Create(CultureInfo.InvariantCulture, $"an interval at the level {target.ConfidenceLevel} takes {fewest:0} histories, and {FittingErrorSection.MostHistories} are the most; lower target.confidenceLevel"));
        if (asked.Histories < fewest || asked.Histories > FittingErrorSection.MostHistories)
            throw place.Member("histories").Refuse(asked.Histories, string.Create(CultureInfo.InvariantCulture, $"an interval at the level {target.ConfidenceLevel} takes {fewest:0} to {FittingErrorSection.MostHistories} histories"));
        long paths = FittingErrorSection.FewestPaths(target);
        if (paths > Lengths.MostPaths) throw place.Fault(string.Create(CultureInfo.InvariantCulture, $"at these targets {paths} paths are needed, and {Lengths.MostStudyPaths}; raise the targets or leave out fittingError"));
        if (asked.Paths is { } stated && (stated < paths || stated > Lengths.MostPaths))
            throw place.Member("paths").Refuse(stated, string.Create(CultureInfo.InvariantCulture, $"at these targets {paths} paths or more are needed, {SolvencyTarget.MinimumHits} that hit in each half; {Lengths.MostStudyPaths}"));
        if (asked.Seed < 0)
            throw place.Member("seed").Refuse(asked.Seed, "a seed of the resampling is from 0 to 2147483647");
    }
}
