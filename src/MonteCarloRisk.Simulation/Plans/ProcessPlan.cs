using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans.MovingVariance;
using MonteCarloRisk.Simulation.Plans.Regimes;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Plans.Copulas;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out price models for the kernels, each as its own process.</summary>
internal static class ProcessPlan
{
    /// <summary>Lays out a model on a grid and gives its process to a visitor.</summary>
    /// <exception cref="Domain.InputException">The model is out of range.</exception>
    public static TResult Add<TResult>(PlanTables tables, PriceModel model, TimeGrid grid, SimulationSettings settings, IProcessVisitor<TResult> visitor) =>
        Add(tables, model, grid, settings.Precision, new PhiloxLayout(settings.Seed), visitor);

    /// <summary>Lays out a model on a grid, with given draws, and gives its process to a visitor.</summary>
    /// <exception cref="Domain.InputException">The model is out of range.</exception>
    public static TResult Add<TResult, TSource>(PlanTables tables, PriceModel model, TimeGrid grid, Precision precision, IDrawLayout<TSource> draws, IProcessVisitor<TResult> visitor)
        where TSource : unmanaged, INormalSource => model switch
    {
        GeometricBrownianModel brownian => visitor.Visit(GeometricBrownianPlan.Add(tables, brownian, grid, draws), GeometricBrownianPlan.Name),
        StudentModel student => visitor.Visit(StudentPlan.Add(tables, student, grid, precision, draws), StudentPlan.Name),
        FilteredHistoryModel history => visitor.Visit(FilteredHistoryPlan.Add(tables, history, grid, draws), FilteredHistoryPlan.Name),
        CorrelatedGarchModel garch => CorrelatedGarchPlan.Add(tables, garch, grid, precision, draws, visitor),
        RegimeModel regimes => visitor.Visit(SwitchingPlan.Add(tables, regimes, grid, precision, draws), SwitchingPlan.Name),
        JumpModel jumps => visitor.Visit(SwitchingPlan.Add(tables, jumps, grid, precision, draws), SwitchingPlan.Name),
        CopulaModel copula => CopulaPlan.Add(tables, copula, grid, precision, draws, visitor),
        GivenPathModel given => visitor.Visit(GivenPathPlan.Add(tables, given, grid, draws), GivenPathPlan.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No process is known for this model."),
    };
}
