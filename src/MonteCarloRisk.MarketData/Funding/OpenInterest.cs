namespace MonteCarloRisk.MarketData.Funding;

/// <summary>Contracts open in a perpetual future.</summary>
/// <param name="Time">The time, or the day, UTC.</param>
/// <param name="Asset">The asset on which the future is written.</param>
/// <param name="Tokens">Open contracts in token units, one side counted.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public readonly record struct OpenInterest(DateTime Time, string Asset, double Tokens, long Line);
