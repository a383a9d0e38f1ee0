namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>A price feed behind a delay, see <see cref="SecurityModule{TReal, TMask}"/>.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <param name="Current">Price that the protocol sees.</param>
/// <param name="Next">Price that it will see after the next update.</param>
/// <param name="Updated">zzz: start of the period of the last update, in seconds.</param>
public readonly record struct SecurityModuleState<TReal>(TReal Current, TReal Next, TReal Updated)
    where TReal : unmanaged;
