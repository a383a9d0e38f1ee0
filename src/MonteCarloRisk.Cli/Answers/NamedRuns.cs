using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance;
using MonteCarloRisk.MarketData;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Stored runs as people name them: by key, by fingerprint, or by the report that stands on them.</summary>
static class NamedRuns
{
    /// <summary>The keys of the runs meant, one or more.</summary>
    /// <exception cref="InputException">None is found, or a name is that of several.</exception>
    public static IReadOnlyList<string> Find(string name, IRunStore store)
    {
        IReadOnlyList<RunSummary> runs = store.List();
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return OfReport(name, runs);
        string digits = name.ToLowerInvariant();
        string[] keys = Matching(runs, run => run.Key, digits);
        if (keys.Length == 0) keys = Matching(runs, run => run.Outcome?.Fingerprint ?? "", digits);
        return keys.Length switch
        {
            1 => keys,
            0 => throw new InputException("RUN", $"no run has a key or a fingerprint that begins with {Excerpt.Quote(name)}; `mcrisk runs` lists them"),
            _ => throw new InputException("RUN", $"{keys.Length} runs begin with {Excerpt.Quote(name)}; give more digits"),
        };
    }

    static IReadOnlyList<string> OfReport(string file, IReadOnlyList<RunSummary> runs)
    {
        if (Path.GetFileName(file) != CalibrationReport.RunFile)
            throw new InputException(file, $"this is no run: give the {CalibrationReport.RunFile} of a report, or the first digits of a key or a fingerprint, which `mcrisk runs` lists");
        if (!File.Exists(file)) throw new InputException(file, "there is no such file; `mcrisk runs` lists the runs by key");
        string[] fingerprints = [.. CalibrationReport.Read(Path.GetDirectoryName(Path.GetFullPath(file))!).Calibration.Runs.Select(run => run.Fingerprint)];
        return
        [
            .. fingerprints.Distinct().Select(fingerprint => runs.FirstOrDefault(run => run.Outcome?.Fingerprint == fingerprint)?.Key
                ?? throw new InputException(file, $"its run of fingerprint {fingerprint[..12]} is not in the store")),
        ];
    }

    static string[] Matching(IReadOnlyList<RunSummary> runs, Func<RunSummary, string> digits, string first) =>
        first.Length == 0 ? [] : [.. runs.Where(run => digits(run).StartsWith(first, StringComparison.Ordinal)).Select(run => run.Key).Take(2)];
}
