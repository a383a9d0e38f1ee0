namespace MonteCarloRisk.Domain.Markets;

/// <summary>What an exchange sets for one product in SPAN.</summary>
/// <param name="Price">Price scan range in the numéraire, above zero and below the price over ExtremeMultiple.</param>
/// <param name="Volatility">Volatility scan range, relative, in [0, 1).</param>
/// <param name="ShortOptionMinimum">Least requirement by written option, in the numéraire.</param>
/// <param name="ExtremeMultiple">Price ranges of the extreme moves.</param>
/// <param name="ExtremeWeight">Share of an extreme move's loss that counts.</param>
/// <param name="LookAheadDays">Days that pass.</param>
/// <param name="InitialFactor">Initial over maintenance requirement.</param>
public sealed record SpanRange(
    double Price,
    double Volatility,
    double ShortOptionMinimum = 0,
    double ExtremeMultiple = 2,
    double ExtremeWeight = .35,
    double LookAheadDays = 1,
    double InitialFactor = 1);
