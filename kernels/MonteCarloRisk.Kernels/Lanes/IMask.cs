namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>A truth value per path: the result of a comparison of two real lanes.</summary>
/// <typeparam name="TMask">The implementing lane.</typeparam>
public interface IMask<TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>True where both are true.</summary>
    static abstract TMask operator &(TMask left, TMask right);

    /// <summary>True where either is true.</summary>
    static abstract TMask operator |(TMask left, TMask right);

    /// <summary>True where the mask is false.</summary>
    static abstract TMask operator !(TMask mask);

    /// <summary>Whether any path of the lane is true; decides if a rare branch is entered at all.</summary>
    static abstract bool Any(TMask mask);

    /// <summary>One bit a path, the first path's lowest: set where true.</summary>
    static abstract uint Bits(TMask mask);
}
