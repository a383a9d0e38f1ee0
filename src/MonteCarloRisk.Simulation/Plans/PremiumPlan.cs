using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out the premiums of perpetuals, which share their draws' batches.</summary>
internal sealed class PremiumPlan
{
    private readonly PlanTables tables;
    private readonly double spacing;
    private readonly ulong seed;
    private readonly int count;
    private readonly int normalSlot;
    private int next;

    public PremiumPlan(PlanTables tables, IReadOnlyList<Perpetual> perpetuals, double spacing, ulong seed)
    {
        (this.tables, this.spacing, this.seed) = (tables, spacing, seed);
        count = perpetuals.Count(perpetual => perpetual.Funding is FundingLaw.Premium);
        normalSlot = tables.AddState(PremiumTerms.BatchDates * count);
    }

    /// <summary>Lays out one premium; returns the place of its terms.</summary>
    public int Add(FundingLaw.Premium law)
    {
        double kept = Double1.Exp(new Double1(-spacing * Ln2 / law.HalfLife)).Value;
        int parameter = tables.AddParameters(
            kept, (1 - kept) * law.Mean, law.Deviation * Math.Sqrt(1 - (kept * kept)), law.Start, law.Interest, law.Band, law.Cap, spacing / law.Interval);
        return tables.AddIntegers(parameter, tables.AddState(1), normalSlot, next++, count, unchecked((int)(uint)seed), unchecked((int)(uint)(seed >> 32)));
    }

    private const double Ln2 = 0.69314718055994531;
}
