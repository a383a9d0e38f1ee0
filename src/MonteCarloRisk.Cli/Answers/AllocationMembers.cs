using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Who carries the bad debt of several accounts.</summary>
/// <param name="ExpectedBadDebt">The mean bad debt.</param>
/// <param name="Tail">Its tail, by level.</param>
/// <param name="PlanHash">SHA-256 of the plan of the second simulation, which tells the losses apart.</param>
/// <param name="Fingerprint">SHA-256 over that plan's hash and its result.</param>
/// <param name="Key">What names that run in a run store.</param>
sealed record AllocationMembers(AllocationMembers.Risk ExpectedBadDebt, IReadOnlyList<AllocationMembers.AtLevel> Tail, string PlanHash, string Fingerprint, string Key)
{
    public static AllocationMembers Of(LossAllocation allocation, SimulationResult second) => new(
        Risk.Of(allocation.ExpectedBadDebt), [.. allocation.Tail.Select(AtLevel.Of)], second.PlanHash, second.Fingerprint, second.Key);

    /// <summary>A risk and its parts, which sum to it.</summary>
    /// <param name="Whole">The whole; its value is null where its method says that it is not told or not allocated.</param>
    /// <param name="Accounts">By account; empty where it is not allocated.</param>
    /// <param name="Assets">By asset, and what no asset's fall caused; empty likewise.</param>
    internal sealed record Risk(EstimateMembers Whole, IReadOnlyList<Part> Accounts, IReadOnlyList<Part> Assets)
    {
        public static Risk Of(AllocatedRisk risk) => new(EstimateMembers.Of(risk.Whole), [.. risk.Accounts.Select(Part.Of)], [.. risk.Assets.Select(Part.Of)]);
    }

    /// <summary>One part.</summary>
    /// <param name="Name">The account or the asset.</param>
    /// <param name="Contribution">The part.</param>
    /// <param name="Share">The part as a share of the whole.</param>
    internal sealed record Part(string Name, EstimateMembers Contribution, double Share)
    {
        public static Part Of(RiskContribution part) => new(part.Name, EstimateMembers.Of(part.Contribution), part.Share);
    }

    /// <summary>At one tail level.</summary>
    /// <param name="TailLevel">The level.</param>
    /// <param name="ValueAtRisk">The value at risk.</param>
    /// <param name="ExpectedShortfall">The expected shortfall.</param>
    internal sealed record AtLevel(double TailLevel, Risk ValueAtRisk, Risk ExpectedShortfall)
    {
        public static AtLevel Of(AllocatedTail tail) => new(tail.TailLevel, Risk.Of(tail.ValueAtRisk), Risk.Of(tail.ExpectedShortfall));
    }
}
