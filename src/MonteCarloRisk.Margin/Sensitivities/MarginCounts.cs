using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>What the simulation of a market by one seed counts, with what its maintenance margins are read from.</summary>
/// <param name="Counts">The protocol and the thresholds.</param>
/// <param name="Losses">By underlying of short options and then of perpetuals, and by contract and side: paths by the loss at the close-out of who stands at the margin.</param>
internal sealed record MarginCounts(ReplicatedCounts Counts, IReadOnlyList<IReadOnlyList<MarginCounts.Loss>> Losses)
{
    /// <summary>The names of what has a margin, in the order of the losses.</summary>
    public static IReadOnlyList<string> Subjects(RuledMarket market) =>
        [.. market.OptionUnderlyings.Select(underlying => $"short options on {underlying}"), .. market.PerpetualUnderlyings.Select(underlying => $"perpetuals on {underlying}")];

    /// <summary>Reads a run.</summary>
    /// <param name="market">The market, with the accounts that margins of options are solved from.</param>
    /// <param name="result">The run.</param>
    public static MarginCounts Read(RuledMarket market, SimulationResult result)
    {
        // A price over a floor of one is one plus the ratio.
        Loss Of(int distributions, Func<double, double> margin) => new(PriceCounts.Read(result, distributions + AccountTallies.CloseOuts, 1), price => margin(price - 1));
        return new MarginCounts(
            ReplicatedCounts.Read(market, result),
            [
                .. market.OptionUnderlyings.Select(underlying => market.WrittenContracts.Index().Where(contract => contract.Item.Underlying == underlying)
                    .Select(contract => Of(market.LossDistributions(contract.Index), ratio => market.WriterScales[contract.Index].LossReserve - ratio)).ToArray()),
                .. market.PerpetualUnderlyings.Select(underlying => market.Traders.Index().Where(trader => trader.Item.Perpetual.Underlying == underlying)
                    .Select(trader => Of(market.TraderDistributions(trader.Index), ratio => PerpetualPrice.Maintenance(trader.Item.Side, PerpetualPrice.Of(trader.Item.Side, ratio)))).ToArray()),
            ]);
    }

    /// <summary>The maintenance margin of a subject from several runs of one market: that of the contract or side that needs most; null where one is not resolved.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="subject">Index of the subject.</param>
    /// <param name="target">The target probability.</param>
    public static double? Maintenance(IReadOnlyList<MarginCounts> runs, int subject, double target)
    {
        double below = target * runs.Sum(run => run.Counts.Paths);
        double?[] margins =
        [
            .. runs[0].Losses[subject].Select((loss, i) => PriceCounts.Sum([.. runs.Select(run => run.Losses[subject][i].Counts)]).Quantile(below) is { } price ? Math.Clamp(loss.Margin(price), 0, 1) : (double?)null),
        ];
        return margins.Any(margin => margin is null) ? null : margins.Max();
    }

    /// <summary>Paths by the loss of one contract or side.</summary>
    /// <param name="Counts">By one plus its ratio.</param>
    /// <param name="Margin">The margin at such a place.</param>
    internal sealed record Loss(PriceCounts Counts, Func<double, double> Margin);
}
