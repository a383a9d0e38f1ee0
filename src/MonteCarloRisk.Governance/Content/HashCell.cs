namespace MonteCarloRisk.Governance.Content;

/// <summary>A hash in a cell: enough of it to compare by eye, the whole behind it.</summary>
static class HashCell
{
    const int Shown = 12;

    public static ReportCell Of(string hash) => hash.Length <= Shown ? new ReportCell(hash) : new ReportCell(hash[..Shown] + "…", Full: hash);
}
