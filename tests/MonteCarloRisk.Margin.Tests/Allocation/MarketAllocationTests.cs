using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Tests.Frontier;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Tests.Allocation;

/// <summary>A market's allocation stands on the paths of its margins.</summary>
public sealed class MarketAllocationTests
{
    [Fact]
    public void Wholes_are_those_of_the_runs_of_the_rules_and_parts_sum_to_them()
    {
        Market market = SampleMarket.Of([("still", .3, .85), ("wild", 1.5, .85)], .5, [(new() { ["wild"] = 1 }, 80), (new() { ["still"] = 2, ["wild"] = 1 }, 230), (new() { ["still"] = 1 }, 40)], .02, 6, 60_000);
        MarketCalibration calibration = SampleMarket.Calibrate(market with { Studies = new RiskStudies { Allocation = new AllocationStudy([.95, .99]) } });
        MarketAllocation allocation = calibration.Allocation!;
        Assert.Equal(["allocation, rules in force", "allocation, recommended rules"], allocation.Runs.Runs.Select(run => run.Purpose));
        Check(allocation.Current, calibration.Current);
        Check(allocation.Recommended, calibration.Recommended);

        // Each account's mean is the one that it has by itself; in the tail of this market the account in one wild asset carries most.
        Assert.Equal(calibration.Current.Accounts.Select(account => account.ExpectedLoss.Value), allocation.Current.ExpectedBadDebt.Accounts.Select(part => part.Contribution.Value));
        Assert.Equal(0, allocation.Current.ExpectedBadDebt.Accounts[2].Contribution.Value);
        Assert.True(allocation.Current.Tail[1].ExpectedShortfall.Assets[1].Share > .8);
    }

    private static void Check(LossAllocation allocation, ProtocolOutcome outcome)
    {
        Assert.Equal(outcome.ExpectedBadDebt.Value, allocation.ExpectedBadDebt.Whole.Value, 1e-6 * outcome.ExpectedBadDebt.Value);
        Assert.Equal([.95, .99], allocation.Tail.Select(tail => tail.TailLevel));
        foreach (AllocatedTail tail in allocation.Tail)
        {
            TailRisk risk = outcome.Tail!.BadDebt.Single(one => one.TailLevel == tail.TailLevel);
            Assert.Equal(risk.ExpectedShortfall.Value, tail.ExpectedShortfall.Whole.Value, 1e-4 * risk.ExpectedShortfall.Value);
            Assert.Equal(1, tail.ExpectedShortfall.Assets.Sum(part => part.Share), 1e-6);
            Assert.Equal(risk.ValueAtRisk.Value == 0, tail.IsValueAtRiskZero);
        }
    }
}
