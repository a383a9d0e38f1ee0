using System.Text;
using MonteCarloRisk.Ptx.Parsing;

namespace MonteCarloRisk.Ptx.Counting;

/// <summary>The table of instructions by path-step, in Markdown.</summary>
public static class InstructionTable
{
    /// <summary>Counts, and writes the table.</summary>
    public static string Markdown()
    {
        PtxInstructionClass[] kinds = Enum.GetValues<PtxInstructionClass>();
        var text = new StringBuilder();
        text.Append("| work | precision | assets |").AppendJoin("", kinds.Select(kind => $" {kind.ToString().ToLowerInvariant()} |")).Append(" issued | issued a factor-step | H100, ps a factor-step |\n");
        text.Append("|---|---|---|").Insert(text.Length, "---|", kinds.Length + 3).Append('\n');
        foreach (StepCount step in StepCount.All())
        {
            text.Append($"| {step.Work} | {step.Precision.ToString().ToLowerInvariant()} | {step.Assets} |");
            foreach (PtxInstructionClass kind in kinds) text.Append(FormattableString.Invariant($" {step.ByClass[kind]:F1} |"));
            text.Append(FormattableString.Invariant($" {step.Issued:F1} | {step.Issued / step.Assets:F1} | {DeviceModel.H100.Picoseconds(step) / step.Assets:F2} |\n"));
        }

        return text.ToString();
    }
}
