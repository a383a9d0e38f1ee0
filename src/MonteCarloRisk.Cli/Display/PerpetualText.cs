using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>A market of perpetuals as it stands today.</summary>
static class PerpetualText
{
    public static void Write(IAnsiConsole console, PerpetualMembers market)
    {
        console.WriteLine($"Perpetuals of {market.Asset}: {ProtocolTable.Count(market.Positions, "position")}, long {ProtocolTable.Short(market.LongNotional)}, short {ProtocolTable.Short(market.ShortNotional)}, equity {ProtocolTable.Short(market.Equity)} of {ProtocolTable.Short(market.Maintenance)} needed.");
        if (market.Pool is not { } pool) return;
        console.WriteLine($"Pool for longs, in {pool.Asset}: {Side(pool.Long)}.");
        console.WriteLine($"Pool for shorts: {Side(pool.Short)}.");
    }

    static string Side(PoolMembers.Side side) =>
        $"{ProtocolTable.Short(side.Held)}, {ProtocolTable.Short(side.Reserved)} reserved{(side.MostReserved is { } most ? $" of {ProtocolTable.Short(most)}{(side.Reserved > most ? ", beyond it, which closes nobody" : "")}" : "")}, profit {(100 * side.ProfitFactor).ToString("0.0", CultureInfo.InvariantCulture)}% of it";
}
