namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Who is up to bid on a date.</summary>
/// <typeparam name="TReal">The lane.</typeparam>
/// <typeparam name="TMask">The lane of its comparisons.</typeparam>
/// <param name="Some">Somebody is.</param>
/// <param name="Several">Two or more are.</param>
/// <param name="Alone">Where one is, its number.</param>
/// <param name="Opportunist">Where one is, and bids no more than it must.</param>
internal readonly record struct EnglishCrowd<TReal, TMask>(TMask Some, TMask Several, TReal Alone, TMask Opportunist)
    where TReal : unmanaged
    where TMask : unmanaged;
