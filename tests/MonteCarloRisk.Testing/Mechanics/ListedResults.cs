using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>A trial on this processor.</summary>
public static class ListedResults
{
    /// <summary>What a trial gives on a lane.</summary>
    public static IReadOnlyList<TReal> Of<TReal, TMask, TTrial>(LaneInputs<TReal> inputs)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TTrial : struct, IMechanicsTrial
    {
        var listed = new Listed<TReal> { Values = new List<TReal>(TTrial.Results) };
        TTrial.Apply<TReal, TMask, Listed<TReal>>(inputs, ref listed);
        return listed.Values;
    }

    /// <summary>The function that gave a trial's result.</summary>
    public static string Name<TTrial>(int result)
        where TTrial : struct, IMechanicsTrial
    {
        foreach ((string name, int results) in TTrial.Functions)
        {
            if (result < results) return $"{name}, result {result}";
            result -= results;
        }

        return "no function";
    }

    private struct Listed<TReal> : IResults<TReal>
        where TReal : unmanaged
    {
        public List<TReal> Values;

        public readonly void Add(TReal value) => Values.Add(value);
    }
}
