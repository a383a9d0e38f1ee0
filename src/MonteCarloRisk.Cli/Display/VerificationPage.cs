using System.Globalization;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Display;

/// <summary>What verifications found, a few lines each.</summary>
static class VerificationPage
{
    const int ShownDifferences = 20;
    const int ShownDigits = 12;

    public static void Write(TextWriter output, IReadOnlyList<VerifiedRun> runs, string cpu)
    {
        foreach (VerifiedRun run in runs)
        {
            long equal = run.Checked - run.Differences.Count;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Key[..Math.Min(ShownDigits, run.Key.Length)]}: {equal:N0} of {run.Checked:N0} blocks equal, of {run.Recorded:N0} recorded; recomputed on {cpu}."));
            if (!run.SumRecomputed) output.WriteLine("  The sum of the blocks, which the result is read from, was not recomputed; --all does that.");
            foreach (BlockDifference difference in run.Differences.Take(ShownDifferences))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  block {difference.Index} of {difference.Device} differs: {difference.Recorded[..ShownDigits]} recorded, {difference.Recomputed[..ShownDigits]} recomputed"));
            if (run.Differences.Count > ShownDifferences) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {run.Differences.Count - ShownDifferences:N0} more; --json names all"));
            foreach (string fault in run.Faults) output.WriteLine($"  {fault}");
        }
    }
}
