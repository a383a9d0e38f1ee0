using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>What attackers can do with oracles: cost of corruption against profit from corruption.</summary>
static class ManipulationTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<ManipulationMembers> attacks)
    {
        Table table = ProtocolTable.Columns("Oracle moved", "Pool at", "Blocks", "Oracle at", "Capital", "Cost", "Gain");
        foreach (ManipulationMembers attack in attacks)
        {
            string name = $"{attack.Asset}, to {attack.Kind}";
            if (attack.Best is null) ProtocolTable.Row(table, $"{name}: gains nothing", "", "", "", "", "", "");
            else Row(table, $"{name}: best", attack.Best);
            if (attack.Cheapest is { } cheapest) Row(table, $"{name}: cheapest", cheapest);
        }

        console.Write(table);
        string[] open = [.. attacks.Where(attack => attack.Profits).Select(attack => attack.Asset).Distinct()];
        console.WriteLine(open.Length == 0 ? "No attack on an oracle gains what it costs." : $"Attacks on the oracles of {string.Join(", ", open)} gain what they cost.");
    }

    static void Row(Table table, string name, ManipulationMembers.Attack attack) => ProtocolTable.Row(
        table,
        name,
        $"{attack.PoolMultiple.ToString("0.###", CultureInfo.InvariantCulture)} x",
        attack.Blocks.ToString(CultureInfo.InvariantCulture),
        $"{attack.OracleMultiple.ToString("0.###", CultureInfo.InvariantCulture)} x",
        ProtocolTable.Short(attack.Capital),
        ProtocolTable.Short(attack.Cost),
        ProtocolTable.Short(attack.Gain));
}
