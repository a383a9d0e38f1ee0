using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Governance.Stress;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>Paths of scenarios as they are drawn: the first collateral's prices, and what the positions owe by what happened to them.</summary>
static class StressedPaths
{
    /// <summary>A path that was followed.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="title">What it is.</param>
    /// <param name="asked">The run.</param>
    /// <param name="path">The path.</param>
    public static StressedPath Of(string name, string title, CheckedProtocol asked, ProtocolPath path)
    {
        double hours = asked.Dates.Spacing * MonitoringDates.DaysPerYear * 24;
        int dates = asked.Dates.Count;
        int asset = asked.Model.Assets.Index().First(one => asked.Protocol.Collateral.ContainsKey(one.Item.Name)).Index;
        double[] repaid = Running(path, dates, ProtocolEventKind.Liquidation);
        double[] bad = Running(path, dates, ProtocolEventKind.BadDebt);
        double debt = asked.Protocol.Positions.Sum(position => PositionValues.Debt(asked.Model, position));
        return new StressedPath(
            name,
            title,
            asked.Model.Assets[asset].Name,
            [.. Enumerable.Range(1, dates).Select(date => date * hours)],
            [.. path.Prices[asset].Select(price => price.Market)],
            [.. path.Prices[asset].Select(price => price.Oracle)],
            [.. repaid.Zip(bad, (paid, lost) => Math.Max(0, debt - paid - lost))],
            bad);
    }

    // Sum of the amounts of a kind of event up to each date.
    static double[] Running(ProtocolPath path, int dates, ProtocolEventKind kind)
    {
        double[] sums = new double[dates];
        foreach (ProtocolEvent happened in path.Events.Where(one => one.Kind == kind)) sums[happened.Date - 1] += happened.Amount;
        for (int date = 1; date < dates; date++) sums[date] += sums[date - 1];
        return sums;
    }
}
