using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>
/// When each part of a protocol first fails on a path: the oracle where its price is 5% or more from the market's, or it stops; keepers where they go down on or after the first date on which a position is unhealthy at the oracle's price; depth where sales have lowered the price by 5% or more;
/// an auction where it must be started anew; collateral where a position leaves bad debt; deleveraging where winners are closed against the bankrupt, or because their profit is too large for their pool; the backstops where lenders bear a loss, or traders.
/// </summary>
static class PathBreaks
{
    const double Apart = .05;

    /// <summary>The breaks in the order of time; of one date in the order of the mechanisms.</summary>
    public static IReadOnlyList<PathBreak> Of(CheckedProtocol asked, ProtocolPath path)
    {
        double step = asked.Dates.Spacing * MonitoringDates.DaysPerYear * 86_400;
        IEnumerable<(int Date, string Part, string How)?> found = [Oracle(asked, path), Keepers(asked, path), Depth(asked, path), Auction(asked, path), Collateral(asked, path), Deleveraging(asked, path), ProfitDeleveraging(asked, path), Backstops(asked, path)];
        return [.. found.OfType<(int Date, string Part, string How)>().OrderBy(one => one.Date).Select(one => new PathBreak(Math.Round(one.Date * step, ProtocolMembers.SecondDigits), one.Part, one.How))];
    }

    static (int, string, string)? Oracle(CheckedProtocol asked, ProtocolPath path)
    {
        ProtocolEvent? outage = path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.OracleOutage);
        (int Date, string Part, string How)? stopped = outage is null ? null : (outage.Date, "oracle", $"that of {asked.Model.Assets[outage.Asset].Name} stands still");
        foreach ((int date, int asset) in Collateral(asked).SelectMany(asset => path.Prices[asset].Index().Where(price => Math.Abs((price.Item.Oracle / price.Item.Market) - 1) >= Apart).Take(1).Select(price => (price.Index + 1, asset))).Order())
        {
            if (stopped is { } first && first.Date <= date) break;
            (double market, double oracle) = path.Prices[asset][date - 1];
            return (date, "oracle", FormattableString.Invariant($"{asked.Model.Assets[asset].Name} is told at {oracle:G4} while the market is at {market:G4}"));
        }

        return stopped;
    }

    static (int, string, string)? Keepers(CheckedProtocol asked, ProtocolPath path)
    {
        if (FirstUnhealthy(asked, path) is not { } needed) return null;
        return path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.KeeperOutage && happened.Date >= needed) is { } outage
            ? (outage.Date, "keepers", FormattableString.Invariant($"down while positions are to be liquidated, gas at {outage.Amount:0.#} times its usual price")) : null;
    }

    // Of the debts of today, each at the price of what is owed.
    static int? FirstUnhealthy(CheckedProtocol asked, ProtocolPath path)
    {
        int Place(string name) => asked.Model.Assets.Index().First(asset => asset.Item.Name == name).Index;
        double Key(IEnumerable<LendingPosition> positions) => positions.Select(position => position.Debt / (position.Units * asked.Protocol.ThresholdOf(position))).Max();
        double Oracle(string? asset, int date) => asset is null ? 1 : path.Prices[Place(asset)][date].Oracle;
        int[] dates =
        [
            .. asked.Protocol.Positions.Where(position => position.Mode is not { } mode || asked.Protocol.Modes[mode].Prices is null).GroupBy(position => (position.Asset, position.DebtAsset))
                .SelectMany(pair =>
                {
                    double key = Key(pair);
                    return Enumerable.Range(0, asked.Dates.Count).Where(date => Oracle(pair.Key.Asset, date) < key * Oracle(pair.Key.DebtAsset, date)).Take(1);
                }).Select(date => date + 1),
        ];
        return dates.Length > 0 ? dates.Min() : null;
    }

    // The model's own prices are walked once more: what the market lies below them is what sales have done.
    static (int, string, string)? Depth(CheckedProtocol asked, ProtocolPath path)
    {
        if (asked.Protocol.Collateral.Values.All(market => market.Depth is null && market.Venues.Count == 0)) return null;
        var grid = new TimeGrid([.. Enumerable.Repeat(asked.Dates.Spacing, asked.Dates.Count)]);
        PricePathSample model = PricePathSample.Walk(asked.Model, grid, asked.Settings.Seed, (int)path.Path + 1);
        for (int date = 1; date <= asked.Dates.Count; date++)
        {
            foreach (int asset in Collateral(asked))
            {
                double fallen = 1 - (path.Prices[asset][date - 1].Market / model[(int)path.Path, date, asset]);
                if (fallen >= Apart) return (date, "depth", FormattableString.Invariant($"sales have lowered {asked.Model.Assets[asset].Name} by {100 * fallen:0}%"));
            }
        }

        return null;
    }

    static (int, string, string)? Auction(CheckedProtocol asked, ProtocolPath path) => path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.AuctionReset) is { } reset
        ? (reset.Date, "auction", $"one of {asked.Model.Assets[reset.Asset].Name} finds no bidder in its time") : null;

    static (int, string, string)? Collateral(CheckedProtocol asked, ProtocolPath path) => path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.BadDebt) is { } bad
        ? (bad.Date, "collateral", FormattableString.Invariant($"{asked.Model.Assets[bad.Asset].Name} leaves bad debt of {bad.Amount:N0}")) : null;

    static (int, string, string)? Deleveraging(CheckedProtocol asked, ProtocolPath path) => path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.Deleveraging) is { } cut
        ? (cut.Date, "deleveraging", FormattableString.Invariant($"winners of {asked.Model.Assets[cut.Asset].Name} give up {cut.Amount:N0}, by the end {path.Measures[LiquidationMeasures.Forgone]:N0}")) : null;

    static (int, string, string)? ProfitDeleveraging(CheckedProtocol asked, ProtocolPath path) => path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.ProfitDeleveraging) is { } cut
        ? (cut.Date, "deleveraging", FormattableString.Invariant($"{cut.Amount:N0} of {asked.Model.Assets[cut.Asset].Name} are closed since the side gains too much of its pool, by the end {path.Measures[LiquidationMeasures.Deleveraged]:N0}")) : null;

    static (int, string, string)? Backstops(CheckedProtocol asked, ProtocolPath path) => path.Events.FirstOrDefault(happened => happened.Kind == ProtocolEventKind.SocializedLoss) is { } loss
        ? (loss.Date, "backstops", FormattableString.Invariant($"{(path.Pools.Count > 0 && asked.Protocol.Positions.Count == 0 ? "traders" : "lenders")} bear {loss.Amount:N0}, by the end {path.Ledger[PathLedger.Socialized]:N0}")) : null;

    static IEnumerable<int> Collateral(CheckedProtocol asked) => asked.Model.Assets.Index().Where(asset => asked.Protocol.Collateral.ContainsKey(asset.Item.Name)).Select(asset => asset.Index);
}
