using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Paths by their bad debt: at least a value and below another.</summary>
/// <param name="Least">The least bad debt, in the numéraire, zero or more.</param>
/// <param name="Below">What it is below; <see cref="float.MaxValue"/> where nothing bounds it.</param>
public readonly record struct LossBand(double Least, double Below)
{
    /// <summary>Every path with bad debt.</summary>
    public static LossBand All { get; } = new(0, float.MaxValue);
}

/// <summary>The allocation of the bad debt to accounts and assets as a plan makes it, and where its tallies stand. All of the plan's accounts count towards the protocol.</summary>
/// <param name="Bands">The bands of the bad debt, which may overlap.</param>
public sealed record LossAllocationPlan(IReadOnlyList<LossBand> Bands)
{
    /// <summary>Number of tallies.</summary>
    /// <param name="accounts">Accounts of the plan.</param>
    /// <param name="assets">Assets of the model.</param>
    public int Tallies(int accounts, int assets) => checked(Bands.Count * AllocationBook.Band(accounts, assets));

    /// <summary>Adds the allocation to a plan; returns the flag of the accounts.</summary>
    internal int Add(PlanTables tables, PriceModel model, IReadOnlyList<EuropeanOption> contracts, IReadOnlyList<Perpetual> perpetuals, int accounts, int firstTally)
    {
        int assets = model.Assets.Count;
        return AllocationBook.Flag(tables.AddIntegers(
        [
            firstTally,
            Bands.Count,
            tables.AddParameters(Bands.SelectMany(band => new[] { band.Least, band.Below })),
            tables.AddState(AllocationBook.Slots(accounts, assets, contracts.Count + perpetuals.Count)),
            assets,
            .. contracts.Select(contract => OptionBookPlan.AssetIndex(model, contract.Underlying)),
            .. perpetuals.Select(perpetual => OptionBookPlan.AssetIndex(model, perpetual.Underlying)),
        ]));
    }

    /// <summary>Notes the exact sums.</summary>
    internal void AddMoments(PlanTables tables, int accounts, int assets, int firstTally)
    {
        for (int band = 0; band < Bands.Count; band++)
        {
            int first = firstTally + (band * AllocationBook.Band(accounts, assets));
            tables.AddMoments(first + AllocationBook.BadDebt);
            for (int unit = 0; unit < AllocationBook.UnitCount(accounts, assets); unit++)
                tables.AddMoments(first + AllocationBook.Units + (unit * AllocationBook.Unit) + AllocationBook.Loss);
        }
    }
}
