using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>The limits of a position of one size, measured as those of the standard borrower are, on the same paths: they fall as the size rises.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Multiple">Size as a multiple of the asset's depth, the value whose sale has a slippage of 2%.</param>
/// <param name="Value">Its value today in the numéraire.</param>
/// <param name="Slippage">Slippage of selling it today.</param>
/// <param name="Cost">Share of its value that a close-out takes today, slippage and penalty.</param>
/// <param name="IsStandard">Whether it is the size that the rule is solved for.</param>
/// <param name="LiquidationThreshold">The largest liquidation threshold that meets the insolvency target; null where not resolved.</param>
/// <param name="LoanToValue">The largest loan-to-value that meets the breach target under the lower end of that threshold; null where not resolved.</param>
public sealed record SizeRequirement(
    string Asset, double Multiple, double Value, double Slippage, double Cost, bool IsStandard, Estimate? LiquidationThreshold, Estimate? LoanToValue)
{
    internal static IReadOnlyList<SizeRequirement> Read(RuledMarket market, SimulationResult result) =>
        [.. market.CollateralAssets.SelectMany((asset, index) => OfAsset(market, result, asset, index))];

    // Each size has buckets of its own, whose edges bound the quantile from below. On the same paths the quantile falls as the size rises, so an edge below that of a larger position can be replaced by it, and
    // one above that of a smaller position is too high by a part of a bucket: from the standard size outwards no limit rises with size.
    private static IEnumerable<SizeRequirement> OfAsset(RuledMarket market, SimulationResult result, ModelAsset asset, int index)
    {
        (SizedPosition Size, int Index)[] sizes = [.. market.Sizes.Select((size, i) => (size, i)).Where(size => size.size.Asset == asset)];
        if (sizes.Length == 0 || market.LiquidityOf(asset)?.Depth is not { } depth) return [];
        double units = market.StandardUnits(asset);
        Estimate? lowest = RatioDistribution.OfLowest(result, market.PriceDistributions(index), market.Level).Quantile(market.Market.Target.BreachProbability);
        double floor = market.PriceFloor(asset);
        Estimate? LoanToValue(Estimate? threshold) => threshold is null || lowest is null ? null
            : lowest.Mapped(ratio => threshold.Interval.Lower * CollateralSolution.Price(ratio, floor), "loan-to-value = lower end of the threshold * quantile of the lowest price");
        SizeRequirement Told(SizedPosition size, bool isStandard, Estimate? threshold)
        {
            double value = size.Units * asset.Spot;
            double slippage = market.LiquidityOf(asset)!.Slippage(value);
            return new SizeRequirement(asset.Name, size.Multiple, value, slippage, market.CostAt(asset, slippage), isStandard, threshold, LoanToValue(threshold));
        }

        Estimate? standard = Threshold(market, result, asset, units, market.PriceDistributions(index));
        var smaller = new List<SizeRequirement>();
        Estimate? bound = standard;
        foreach ((SizedPosition size, int i) in sizes.Where(size => size.Size.Units < units).OrderByDescending(size => size.Size.Units))
        {
            bound = Bounded(Threshold(market, result, asset, size.Units, market.SizeDistributions(i)), bound, Math.Max);
            smaller.Add(Told(size, false, bound));
        }

        var larger = new List<SizeRequirement>();
        bound = standard;
        foreach ((SizedPosition size, int i) in sizes.Where(size => size.Size.Units >= units).OrderBy(size => size.Size.Units))
        {
            bound = Bounded(Threshold(market, result, asset, size.Units, market.SizeDistributions(i)), bound, Math.Min);
            larger.Add(Told(size, false, bound));
        }

        smaller.Reverse();
        return [.. smaller, Told(new SizedPosition(asset, units * asset.Spot / depth, units), true, standard), .. larger];
    }

    private static Estimate? Bounded(Estimate? own, Estimate? bound, Func<double, double, double> choose) => own is null || bound is null ? own : own with
    {
        Value = choose(own.Value, bound.Value),
        Interval = own.Interval with { Lower = choose(own.Interval.Lower, bound.Interval.Lower), Upper = choose(own.Interval.Upper, bound.Interval.Upper) },
    };

    private static Estimate? Threshold(RuledMarket market, SimulationResult result, ModelAsset asset, double units, int distributions)
    {
        double target = market.Market.Target.InsolvencyProbability;
        if (RequirementCurve.TooFewHits(Math.Min(target, market.Market.Target.BreachProbability), result.Settings.Paths) is not null) return null;
        var closeOut = RatioDistribution.AtCloseOut(result, distributions, market.Level);
        double floor = market.PriceFloor(asset, units);
        return closeOut.IsCertain || closeOut.Quantile(target) is not { } net ? null
            : net.Mapped(ratio => CollateralSolution.Price(ratio, floor), "threshold = quantile of what a close-out leaves of the price");
    }
}
