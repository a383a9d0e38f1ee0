using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning;

/// <summary>A price file as it is used, and everything that was found in it.</summary>
/// <param name="Bars">The bars of the file that are used, oldest first, each time once, on days that are used.</param>
/// <param name="Days">Candles of UTC days; the bars themselves where those are days.</param>
/// <param name="Closes">The closes of the days, and between which of them there is no return.</param>
/// <param name="Findings">What was found up to the last day, and what was done, in row order.</param>
public sealed record CleanedSeries(CandleSeries Bars, CandleSeries Days, DailyPriceSeries Closes, IReadOnlyList<DataFinding> Findings);
