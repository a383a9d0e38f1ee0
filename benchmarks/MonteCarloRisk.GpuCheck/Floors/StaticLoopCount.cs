using System.Text.RegularExpressions;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.GpuCheck.Floors;

/// <summary>
/// Counts the instructions in the loops of a program's PTX, each body once. That is about a factor-step of one asset, whatever the plan: what
/// loops repeat for further assets and what rare branches skip are not seen.
/// </summary>
sealed partial class StaticLoopCount : IInstructionCount
{
    public string Method => "instructions of the program's PTX inside loops, each body once";

    public double PerFactorStep<TProgram>(SimulationPlan<TProgram> plan, int factorSteps)
        where TProgram : unmanaged, IPathProgram => InsideLoops(PtxSource.Generate<TProgram>(plan.Settings.Precision));

    private static int InsideLoops(string ptx)
    {
        string[] lines = ptx.Split('\n');
        var labels = new Dictionary<string, int>();
        bool[] isInLoop = new bool[lines.Length];
        for (int line = 0; line < lines.Length; line++)
        {
            if (Label().Match(lines[line]) is { Success: true } label) labels[label.Groups[1].Value] = line;
            if (Branch().Match(lines[line]) is { Success: true } branch && labels.TryGetValue(branch.Groups[1].Value, out int start)) Array.Fill(isInLoop, true, start, line - start + 1);
        }

        return lines.Where((text, line) => isInLoop[line] && Instruction().IsMatch(text)).Count();
    }

    [GeneratedRegex(@"^\s*(\$?\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"\bbra(?:\.uni)?\s+(\$?\w+)\s*;")]
    private static partial Regex Branch();

    [GeneratedRegex(@"^\s*(?:@!?%\w+\s+)?[a-z][\w.]*\s.*;\s*$")]
    private static partial Regex Instruction();
}
