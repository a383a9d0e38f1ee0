using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>The sample calibration with the tail of its losses: a fund, a level that is not told, three accounts that fail together.</summary>
static class SampleTail
{
    const long Paths = 1_000_000;

    public static MarketCalibration Added()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        return calibration with
        {
            Market = calibration.Market with { Protocol = new ProtocolTerms(250_000, [0.99, 0.99999]) },
            Current = Of(calibration.Current, 1, 29),
            Recommended = Of(calibration.Recommended, 0.03, 0),
        };
    }

    static ProtocolOutcome Of(ProtocolOutcome outcome, double factor, long beyond) => outcome with
    {
        Tail = new ProtocolLossTail(
            [new TailRisk(0.99, Around(81_234.6 * factor), Around(123_456.7 * factor)), new TailRisk(0.99999, NotTold(640_000 * factor), NotTold(640_000 * factor))],
            [new TailRisk(0.99, Around(4_000_000 * factor), Around(5_000_000 * factor)), new TailRisk(0.99999, NotTold(9_000_000 * factor), NotTold(9_000_000 * factor))],
            Around(310_000 * factor),
            new BackstopOutcome(250_000, BinomialProportion.Estimate(beyond, Paths, 0.95, "crude Monte Carlo"), Around(3.5 * factor))),
        Joint = JointInsolvency.Of(["one", SampleCalibration.HostileName, "never"], [[400, 90, 0], [90, 120, 0], [0, 0, 0]], Paths, 0.95),
        Moves = [new AssetMove("ETH", Around(-0.4321), 0.11, Around(-0.01), 0.18), new AssetMove("BTC", null, null, Around(0), 0.13)],
    };

    static Estimate Around(double value) =>
        new(value, Math.Abs(value) / 50, new ConfidenceInterval(value - (Math.Abs(value) / 25), value + (Math.Abs(value) / 25), 0.95), Paths, "crude Monte Carlo, order statistics");

    static Estimate NotTold(double atLeast) =>
        new(double.NaN, double.NaN, new ConfidenceInterval(atLeast, double.PositiveInfinity, 0.95), Paths, "crude Monte Carlo, not told: 1000000 samples do not bound the 0.99999 quantile from above");
}
