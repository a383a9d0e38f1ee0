using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Functions of the mechanics, each called once with the same numbers; written so that a device can run it.</summary>
public interface IMechanicsTrial
{
    /// <summary>How many numbers come of it.</summary>
    static abstract int Results { get; }

    /// <summary>The functions in the order of their calls, and how many numbers each gives.</summary>
    static abstract IReadOnlyList<(string Name, int Results)> Functions { get; }

    /// <summary>Calls them.</summary>
    static abstract void Apply<T, TM, TResults>(LaneInputs<T> i, ref TResults results)
        where T : unmanaged, IReal<T, TM>
        where TM : unmanaged, IMask<TM>
        where TResults : struct, IResults<T>;
}
