namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>One row of a history of index prices and at-the-money volatilities.</summary>
/// <param name="Time">When it was observed, UTC.</param>
/// <param name="Asset">The coin.</param>
/// <param name="IndexPrice">The exchange's index in dollars.</param>
/// <param name="Options">Number of options listed.</param>
/// <param name="Instrument">The option whose volatility it is: strike nearest the future. Its expiry changes from row to row. Null where no expiry was near enough.</param>
/// <param name="Forward">Price of the future of that expiry in dollars; null without an option.</param>
/// <param name="Volatility">Implied volatility of that option's mark, per square-root year of 365 days, as a fraction; null without an option.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record AtTheMoneyVolatility(DateTime Time, string Asset, double IndexPrice, int Options, string? Instrument, double? Forward, double? Volatility, long Line);
