using System.Numerics;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Strata of the walk along a tilt: of each group of so many paths one lies in each.</summary>
/// <param name="Count">Strata: 2, 4, 8, 16 or 32.</param>
public sealed record PathStrata(int Count)
{
    /// <summary>The most strata: then a block of paths holds each replicate once.</summary>
    public const int Most = 32;

    /// <summary>The fewest units of paths that show how they vary.</summary>
    public const int FewestUnits = 16;

    /// <summary>What is allowed, in words.</summary>
    public const string Allowed = "strata are 2, 4, 8, 16 or 32";

    /// <summary>Whether so many can be made.</summary>
    public bool IsAllowed => Count is >= 2 and <= Most && BitOperations.IsPow2(Count);

    /// <summary>Strata are two to this power.</summary>
    public int Bits => BitOperations.Log2((uint)Count);

    /// <summary>Paths of a unit, the least that is independent of all others as a whole.</summary>
    public int UnitPaths => Count << StratifiedTilt.GroupBits;

    /// <summary>The fewest paths of a run.</summary>
    public int FewestPaths => FewestUnits * UnitPaths;

    /// <summary>Settings whose paths are whole units: as many, or up to a unit more.</summary>
    /// <exception cref="InputException">The strata cannot be made, or the paths are too few.</exception>
    public SimulationSettings WholeUnits(SimulationSettings settings)
    {
        if (!IsAllowed) throw new InputException("strata", $"{Count} is not allowed; {Allowed}");
        if (settings.Paths < FewestPaths) throw new InputException("paths", $"{settings.Paths} paths; {Count} strata need {FewestPaths} or more to show their error");
        return settings with { Paths = (settings.Paths + UnitPaths - 1) / UnitPaths * UnitPaths };
    }
}
