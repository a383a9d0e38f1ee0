namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Where a trial puts what it gets.</summary>
public interface IResults<TReal>
    where TReal : unmanaged
{
    /// <summary>The next number.</summary>
    void Add(TReal value);
}
