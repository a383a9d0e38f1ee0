using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out oracles: what they read, when they stand still, what they tell, and how far they are trusted.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="draws">Where draws lie.</param>
internal sealed class OracleRows(PlanTables tables, PriceModel model, LendingProtocol protocol, ProtocolClock clock, ProtocolDraws draws)
{
    // More than any price; a number of single precision.
    private const double Unbounded = 1e38;

    /// <summary>The rows of all markets, and before them those that hold for all.</summary>
    public IEnumerable<MechanismRow> Of(IEnumerable<(int Asset, CollateralMarket Market)> markets)
    {
        if (Adjusts) yield return new MechanismRow(Mechanism.Adjustment, 0, 0, 0, tables.AddState(2 * model.Assets.Count));
        if (protocol.Sequencer is { } sequencer) yield return Sequencer(sequencer);
        foreach ((int asset, CollateralMarket market) in markets)
        {
            foreach (MechanismRow row in Oracle(asset, market.Oracle)) yield return row;
            if (market.Margin is { } margin)
                yield return new MechanismRow(Mechanism.DynamicMargin, asset, tables.AddParameters([.. clock.Volatility(model.Assets[asset]), margin.Exponent / 2, margin.Least]), 0, tables.AddState(2));
        }

        foreach ((int asset, PriceOracle oracle) in LendingLayout.Oracles(model, protocol))
        {
            foreach (MechanismRow row in Oracle(asset, oracle)) yield return row;
        }
    }

    // Whether a mechanism moves thresholds.
    private bool Adjusts => protocol.Sequencer is not null || protocol.Breakers.Any(breaker => breaker.Soft is not null) || protocol.MeasureBreakers.Any(breaker => breaker.Soft is not null) || protocol.Collateral.Values.Any(market => market.Margin is not null) || protocol.Collateral.Values.Any(market => market.Oracle.Staleness is not null || market.Oracle.Confidence is not null)
        || protocol.Reserves.Values.Any(reserve => reserve.Oracle?.Staleness is not null);

    private IEnumerable<MechanismRow> Oracle(int asset, PriceOracle oracle)
    {
        int first = 0;
        if (oracle is PriceOracle.Median median)
        {
            first = tables.AddState(median.Sources.Count * MedianSourceSlots);
            for (int i = 0; i < median.Sources.Count; i++)
            {
                int state = first + (i * MedianSourceSlots);
                yield return new MechanismRow(Mechanism.SourceBegin, asset, 0, 0, state);
                foreach (MechanismRow row in Oracle(asset, median.Sources[i])) yield return row;
                yield return new MechanismRow(Mechanism.SourceEnd, asset, 0, 0, state);
            }
        }

        MechanismRow[] reads = [.. Reads(asset, oracle)];
        foreach (MechanismRow row in reads) yield return row;
        if (oracle.Outage is { PerYear: > 0 } outage)
            yield return new MechanismRow(Mechanism.OracleOutage, asset, tables.AddParameters(Chance(outage.PerYear), clock.WholeDates(outage.Duration, 1)), OutageDraws(asset, oracle), tables.AddState(MechanismRow.DrawSlots));
        MechanismRow told = Told(asset, oracle, first);
        yield return told;
        if (reads.Length > 0) yield return new MechanismRow(Mechanism.FeedEnd, asset, 0, 0, 0);
        if (oracle.Staleness is { } staleness)
        {
            bool pushed = oracle is PriceOracle.Push;
            yield return new MechanismRow(Mechanism.Staleness, asset, tables.AddParameters(clock.Dates(staleness.Limit)), tables.AddIntegers(pushed ? 1 : 0), pushed ? told.State + 1 : tables.AddState(1));
        }

        if (oracle.Confidence is { } confidence)
        {
            yield return new MechanismRow(
                Mechanism.Confidence, asset, tables.AddParameters([.. clock.Volatility(model.Assets[asset]), confidence.Width, confidence.Multiple, confidence.Most ?? Unbounded]), 0, tables.AddState(2));
        }
    }

    private const int MedianSourceSlots = 3;

    // An asset's own oracle has the asset's draws, sources of a median have theirs.
    private int OutageDraws(int asset, PriceOracle oracle) =>
        ReferenceEquals(oracle, protocol.Collateral.GetValueOrDefault(model.Assets[asset].Name)?.Oracle ?? protocol.Reserves[model.Assets[asset].Name].Oracle) ? draws.At(asset) : draws.Next();

    private IEnumerable<MechanismRow> Reads(int asset, PriceOracle oracle)
    {
        if (oracle.Reference is { } reference)
        {
            int read = model.Assets.Index().First(one => one.Item.Name == reference.Asset).Index;
            yield return new MechanismRow(Mechanism.FeedReference, asset, tables.AddParameters(reference.Ratio, reference.Ratio * model.Assets[read].Spot), tables.AddIntegers(read), 0);
        }

        if (oracle.Noise is { Deviation: > 0 } noise)
        {
            double kept = clock.Kept(noise.HalfLife);
            yield return new MechanismRow(
                Mechanism.FeedNoise, asset, tables.AddParameters(kept, noise.Deviation * Math.Sqrt(1 - (kept * kept))), draws.Next(), tables.AddState(MechanismRow.DrawSlots + 1));
        }

        if (oracle.WrongFeed is { } wrong)
            yield return new MechanismRow(Mechanism.WrongFeed, asset, tables.AddParameters([.. Failure(wrong.When, wrong.Duration), wrong.Factor]), draws.Next(Given(wrong.When)), tables.AddState(FailureSlots));
        if (oracle.GrowthCap is { } cap)
        {
            int staked = model.Assets.Index().First(one => one.Item.Name == cap.Base).Index;
            yield return new MechanismRow(Mechanism.GrowthCap, asset, tables.AddParameters(cap.Snapshot, cap.Growth, clock.Years), tables.AddIntegers(staked), 0);
        }
    }

    private MechanismRow Told(int asset, PriceOracle oracle, int firstSource)
    {
        double[] bounds = [oracle.Floor, oracle.Cap ?? Unbounded];
        return oracle switch
        {
            PriceOracle.Push push => Push(asset, push, bounds),
            PriceOracle.SecurityModule module => new MechanismRow(Mechanism.SecurityModule, asset, tables.AddParameters(bounds), tables.AddIntegers(clock.WholeDates(module.Period, 1)), tables.AddState(2)),
            PriceOracle.MovingAverage average => new MechanismRow(Mechanism.MovingAverage, asset, tables.AddParameters([.. bounds, clock.Kept(average.HalfLife)]), 0, tables.AddState(1)),
            PriceOracle.FixedPrice price => new MechanismRow(Mechanism.FixedOracle, asset, tables.AddParameters([.. bounds, price.Price ?? model.Assets[asset].Spot]), 0, tables.AddState(1)),
            PriceOracle.TimeWeightedAverage average => Window(asset, average, bounds),
            PriceOracle.Median median => new MechanismRow(Mechanism.MedianOracle, asset, tables.AddParameters(bounds), tables.AddIntegers(median.Sources.Count, firstSource), tables.AddState(1)),
            _ => new MechanismRow(Mechanism.SpotOracle, asset, tables.AddParameters(bounds), 0, tables.AddState(1)),
        };
    }

    private MechanismRow Push(int asset, PriceOracle.Push push, double[] bounds)
    {
        int latency = clock.WholeDates(push.Latency, 0);
        return new MechanismRow(Mechanism.PushOracle, asset, tables.AddParameters([.. bounds, push.Deviation, clock.Dates(push.Heartbeat)]), tables.AddIntegers(latency), tables.AddState(2 + latency));
    }

    private MechanismRow Window(int asset, PriceOracle.TimeWeightedAverage average, double[] bounds)
    {
        int window = clock.WholeDates(average.Window, 1);
        return new MechanismRow(Mechanism.WindowOracle, asset, tables.AddParameters(bounds), tables.AddIntegers(window, average.Mean == WindowMean.Geometric ? 1 : 0), tables.AddState(WindowSlots + window));
    }

    private const int WindowSlots = 3;

    private MechanismRow Sequencer(SequencerOutage sequencer) => new(
        Mechanism.Sequencer,
        0,
        tables.AddParameters([.. Failure(sequencer.When, sequencer.Duration), clock.Dates(sequencer.GracePeriod), sequencer.LeastHealth]),
        draws.Next(Given(sequencer.When)),
        tables.AddState(FailureSlots));

    private const int FailureSlots = MechanismRow.DrawSlots + 1;

    private double[] Failure(Occurrence when, double duration) => [when is Occurrence.AtRandom random ? Chance(random.PerYear) : 0, clock.WholeDates(duration, 1)];

    private int Given(Occurrence when) => when is Occurrence.Once once ? clock.WholeDates(once.Seconds, 1) : 0;

    private double Chance(double perYear) => 1 - Double1.Exp(new Double1(-perYear * clock.Years)).Value;
}
