using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Ptx.Execution;
using MonteCarloRisk.Ptx.Parsing;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Ptx.Counting;

/// <summary>Instructions of one step of one path: those of twice as many steps less those of the steps, so that start and end cancel.</summary>
/// <param name="Work">What is counted.</param>
/// <param name="Precision">Precision.</param>
/// <param name="Assets">Number of assets.</param>
/// <param name="ByClass">Instructions by class.</param>
public sealed record StepCount(string Work, Precision Precision, int Assets, IReadOnlyDictionary<PtxInstructionClass, double> ByClass)
{
    // A multiple of every batch of draws; that of a history is longer.
    private const int Steps = 8;
    private const int HistorySteps = 16;

    /// <summary>All that a device issues.</summary>
    public double Issued => ByClass.Where(count => count.Key != PtxInstructionClass.Free).Sum(count => count.Value);

    /// <summary>Counts every program that has many steps, for up to 16 assets.</summary>
    public static IReadOnlyList<StepCount> All()
    {
        var counts = new List<StepCount>();
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            foreach (int assets in new[] { 1, 4, 8, 16 }) counts.Add(Of("first passage on dates", precision, assets, steps => CountedWork.Discrete(assets, steps, precision)));
            foreach (int assets in new[] { 1, 4, 8, 16 }) counts.Add(Of("first passage on dates, Student-t returns", precision, assets, steps => CountedWork.Student(assets, steps, precision)));
            foreach (int assets in new[] { 1, 4, 8, 16 }) counts.Add(Of("first passage on dates, three regimes", precision, assets, steps => CountedWork.Regimes(assets, steps, precision)));
            foreach (int assets in new[] { 4, 16 }) counts.Add(Of("first passage on dates, margins under a t copula", precision, assets, steps => CountedWork.Copula(assets, steps, precision)));
            foreach (int assets in new[] { 1, 4, 8, 16 }) counts.Add(Of("first passage on dates, filtered history", precision, assets, steps => CountedWork.FilteredHistory(assets, steps, precision), HistorySteps));
            foreach (int assets in new[] { 4, 16 }) counts.Add(Of("first passage on dates, GARCH, normal errors", precision, assets, steps => CountedWork.Garch(assets, steps, precision), HistorySteps));
            foreach (int assets in new[] { 4, 16 }) counts.Add(Of("first passage on dates, GARCH, Student-t errors", precision, assets, steps => CountedWork.GarchStudent(assets, steps, precision), HistorySteps));
            counts.Add(Of("first passage at every instant", precision, 1, steps => CountedWork.Continuous(steps, precision)));
            foreach (int assets in new[] { 1, 4, 8, 16 }) counts.Add(Of("margin", precision, assets, steps => CountedWork.Margin(assets, steps, precision)));
        }

        return counts;
    }

    private static StepCount Of(string work, Precision precision, int assets, Func<int, SimulationPlan> plan, int steps = Steps)
    {
        InstructionCounts few = Count(plan(steps));
        InstructionCounts many = Count(plan(2 * steps));
        double Average(PtxInstructionClass kind) => (double)(many[kind] - few[kind]) / steps / plan(steps).Settings.Paths;
        return new StepCount(work, precision, assets, Enum.GetValues<PtxInstructionClass>().ToDictionary(kind => kind, Average));
    }

    private static InstructionCounts Count(SimulationPlan plan) => PtxPlan.Run(plan, plan.Block(0), copyBits: 0).Counts;
}
