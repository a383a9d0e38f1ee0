using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Where the weights of an account book on tilted paths stand, see <see cref="WeightPlaces"/>: behind the tallies that it has in any case.</summary>
/// <param name="FirstWeight">Tallies of the book and its tail, and so the first of their twins.</param>
/// <param name="DefensiveShare">Share of the paths that follow the model: weights are likelihood ratios times it.</param>
public sealed record MonitoredTallies(int FirstWeight, double DefensiveShare)
{
    /// <summary>Where they stand in a margin plan on tilted paths.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tilts">The tilts that it was made with.</param>
    public static MonitoredTallies Of(SimulationPlan plan, PathTilts tilts) => new((plan.Tallies - MomentTallies.Count) / PerTally, tilts.DefensiveShare);

    /// <summary>The most paths of a plan: a path adds to a limb twice at most.</summary>
    public const long MostPaths = WeightSum.MostAdditions / 2;

    /// <summary>Tallies for each of the book's, itself among them.</summary>
    internal const int PerTally = 1 + WeightSum.Tallies;

    private WeightPlaces Places => new(FirstWeight, 0);

    /// <summary>First tally of the moments of the likelihood ratio at the end of every path.</summary>
    public int Ratio => FirstWeight * PerTally;

    /// <summary>Number of tallies.</summary>
    public int Count => Ratio + MomentTallies.Count;

    /// <summary>First tally of the weights of what a tally counts.</summary>
    public int Weight(int tally) => Places.Twin(tally);

    /// <summary>The exact sum of weight times breach date of an account.</summary>
    public int BreachDates(int account) => Weight(AccountTallies.Of(account) + AccountTallies.Loss);

    /// <summary>The exact sum of weight times squared log return of an asset at the protocol's first loss.</summary>
    /// <param name="tail">The tail's first tally.</param>
    /// <param name="asset">The asset's index.</param>
    public int SquaredMove(int tail, int asset) => Weight(tail + TailBook.Moves) + (asset * WeightPlaces.MoveTallies);

    /// <summary>The exact sum of squared weight times that log return.</summary>
    /// <param name="tail">The tail's first tally.</param>
    /// <param name="asset">The asset's index.</param>
    public int SquaredWeightMove(int tail, int asset) => SquaredMove(tail, asset) + ExactSum.Tallies;

    /// <summary>Settings whose paths the weights can be summed over: a stopping rule ends there at the latest.</summary>
    /// <exception cref="InputException">More paths are asked for.</exception>
    internal static SimulationSettings Bounded(SimulationSettings settings) =>
        settings.Paths <= MostPaths ? settings
        : settings.Stopping == StoppingRule.AllPaths ? throw new InputException("paths", $"{settings.Paths} paths by importance sampling; at most {MostPaths} (2^30) are allowed")
        : settings with { Paths = MostPaths };
}
