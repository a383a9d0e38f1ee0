using System.Globalization;
using System.Text;
using MonteCarloRisk.Replays.Aave;

namespace MonteCarloRisk.Replays.Pages;

/// <summary>The page of Aave's liquidations.</summary>
internal static class AavePage
{
    private static readonly (string Name, string File, DateTime From, DateTime To)[] Episodes =
    [
        ("18 to 24 May 2021", "aave-may-2021.svg", new(2021, 5, 18, 0, 0, 0, DateTimeKind.Utc), new(2021, 5, 25, 0, 0, 0, DateTimeKind.Utc)),
        ("20 to 25 January 2022", "aave-january-2022.svg", new(2022, 1, 20, 0, 0, 0, DateTimeKind.Utc), new(2022, 1, 26, 0, 0, 0, DateTimeKind.Utc)),
    ];

    /// <summary>Runs the replays and writes page and charts.</summary>
    public static void Write(string data, string folder)
    {
        AaveReplay[] replays = [.. Episodes.Select(episode => AaveReplay.Of(data, episode.From, episode.To))];
        foreach ((AaveReplay replay, var episode) in replays.Zip(Episodes)) Chart(replay, episode.From, episode.Name, Path.Combine(folder, episode.File));
        var page = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Aave v2: liquidations that follow liquidations

            A liquidator repays half of a debt as soon as its position is unhealthy, and takes ether worth it and a bonus of 5%. So a user's first liquidation tells debt and collateral: twice what is repaid, at the threshold of 85%. What
            comes after it, the engine simulates on the prices that the protocol saw: which users are liquidated again, when, and for how much. Made by

                dotnet run -c Release --project benchmarks/MonteCarloRisk.Replays -- aave DATA docs/replays

            on the files of `shared/data/liquidations` and `hourly` (beside the repository, not part of it): users who were liquidated in ether against stablecoins and in nothing else within the days; steps of five minutes; prices are closes of hours and those at
            which the protocol liquidated. Nothing is random: prices and gas are given, a liquidation takes half a million units of gas at the average price of its day, and liquidators come at once where the bonus pays for it.

            | | {string.Join(" | ", Episodes.SelectMany(episode => new[] { episode.Name + ", as it was", "simulated" }))} |
            |---|{string.Concat(Enumerable.Repeat("---:|", 2 * Episodes.Length))}
            {Row("users", replays, (replay, _) => replay.Users.ToString(CultureInfo.InvariantCulture))}
            {Row("liquidations after the first", replays, (_, calls) => AaveReplay.FollowUps(calls).ToString(CultureInfo.InvariantCulture))}
            {Row("debt repaid in them, million", replays, (_, calls) => (AaveReplay.FollowUpDebt(calls) / 1e6).ToString("0.0", CultureInfo.InvariantCulture))}
            {Row("price of the second halving over that of the first, median", replays, (_, calls) => AaveReplay.Median(AaveReplay.PriceRatios(calls)).ToString("0.000", CultureInfo.InvariantCulture))}


            """));
        page.Append(CultureInfo.InvariantCulture, $"The mechanism has that ratio at {AaveReplay.PriceRatio:0.000}: (1 - c) / (1 - c (1 + b) t), c the half that is closed, b the bonus, t the threshold.\n");
        foreach ((AaveReplay replay, var episode) in replays.Zip(Episodes))
            page.Append(CultureInfo.InvariantCulture, $"\n![{episode.Name}]({episode.File})\n\nOf {replay.Users} users, {replay.Matched} were liquidated as often as in the simulation.\n");
        page.Append(
            """

            What differs is what users do themselves: they add collateral or repay after a first warning, which the simulation does not know, and liquidators sometimes repay less than half. Both make real liquidations smaller and more frequent, or fewer.

            """);
        File.WriteAllText(Path.Combine(folder, "aave-v2.md"), page.ToString());
    }

    private static string Row(string name, AaveReplay[] replays, Func<AaveReplay, IReadOnlyList<LiquidationCall>, string> value) =>
        $"| {name} | {string.Join(" | ", replays.SelectMany(replay => new[] { value(replay, replay.Calls), value(replay, replay.Simulated) }))} |";

    private static void Chart(AaveReplay replay, DateTime from, string name, string path)
    {
        double[] hours = [.. replay.Prices.Select((_, date) => date * AaveReplay.Step / 3600.0)];
        double[] Repaid(IReadOnlyList<LiquidationCall> calls) => [.. hours.Select(hour => calls.Where(call => call.Time <= from.AddHours(hour)).Sum(call => call.Repaid) / 1e6)];
        using var chart = new ReplayChart($"Debt repaid in liquidations of ether, {name}", string.Create(CultureInfo.InvariantCulture, $"Hours from {from:d MMMM yyyy}, 00:00 UTC"), "Million dollars");
        chart.Line("as it was", hours, Repaid(replay.Calls), "#111827", isDashed: true);
        chart.Line("simulated", hours, Repaid(replay.Simulated), "#2563eb");
        chart.Save(path);
    }
}
