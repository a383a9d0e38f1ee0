using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Curves;

/// <summary>How many of the intervals of a requirement, by a thousand seeds, hold the one of quadrature: one borrower, three dates and a delay of one.</summary>
public sealed class RequirementCoverageTests
{
    private const double Volatility = 1.5;
    private const int Dates = 3;
    private static readonly double Deviation = Volatility * Math.Sqrt(1.0 / 365);
    private static readonly double Mean = -Volatility * Volatility / 2 / 365;

    private static GeometricBrownianModel Model { get; } = new(Measure.RealWorld, [new ModelAsset("A", 1, Volatility, 0)], [[1]]);

    // Some seventy hits at the target. The interval inverts exact binomial limits and takes the edges outwards, so it holds more often than 95%, and not much more.
    [Fact]
    public void Of_counted_paths() => AssertHeld(0.75, 0.22, 4096);

    private static void AssertHeld(double debt, double requirement, long paths)
    {
        double target = new BorrowerQuadrature(Mean, Deviation, debt, Dates, 1).InsolvencyProbability(requirement);
        var account = new MonitoredAccount(new MarginAccount("a", new Dictionary<string, double> { ["A"] = 1 }, debt, new Dictionary<string, double>()), 0, true);
        var rules = new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(0.8 / (1 + requirement), 1 / (1 + requirement)) }, new Dictionary<string, OptionMarginRule>(), 1);
        var runner = new SimulationRunner(CpuBackend.Widest());
        (int held, int told) = (0, 0);
        for (ulong seed = 1; seed <= 1000; seed++)
        {
            SimulationPlan plan = MarginPlan.Create(Model, [], [account], rules, MonitoringDates.Daily(Dates), new SimulationSettings(paths, seed, Precision.Single));
            SimulationResult result = runner.Run(plan, TestContext.Current.CancellationToken);
            if (RequirementCurve.Read(result, 0, 0.95).Requirement(target, out _) is not { } found) continue;
            told++;
            if (found.Interval.Lower <= requirement && requirement <= found.Interval.Upper) held++;
        }

        Assert.Equal(1000, told);
        Assert.InRange(held, 930, 970);
    }
}
