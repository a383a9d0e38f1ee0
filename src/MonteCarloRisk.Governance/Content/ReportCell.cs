namespace MonteCarloRisk.Governance.Content;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Detail">The number's interval or the like, set smaller behind the text; lines of their own below it where there are several; empty where there is none.</param>
/// <param name="Full">The full form of a shortened text, such as a hash; empty where the text is whole.</param>
public sealed record ReportCell(string Text, string Detail = "", string Full = "")
{
    /// <summary>Why there is no number, and what would help: a sentence that may be broken into lines, behind the text; empty where there is one.</summary>
    public string Reason { get; init; } = "";
}
