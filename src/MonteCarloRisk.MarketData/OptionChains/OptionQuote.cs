using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.MarketData.OptionChains;

/// <summary>
/// One inverse option as a snapshot shows it. Its premium is paid in the coin: a premium p is worth p × forward in dollars at expiry. Nothing is promised
/// about the quotes but that every cell was a finite number; what is odd is for the selection of quotes to find.
/// </summary>
/// <param name="Instrument">The exchange's name, such as BTC-27MAR26-80000-P.</param>
/// <param name="Right">Call or put.</param>
/// <param name="Strike">Strike in dollars a coin, above zero.</param>
/// <param name="Expiry">When it expires, UTC.</param>
/// <param name="Bid">Best bid, in coin; null where there is none.</param>
/// <param name="Ask">Best ask, in coin; null where there is none.</param>
/// <param name="Mark">The exchange's mark, in coin; null where the cell is blank.</param>
/// <param name="MarkVolatility">The exchange's implied volatility of the mark, per square-root year of 365 days, as a fraction; null where the cell is blank or zero.</param>
/// <param name="Forward">Price in dollars of the future of the same expiry, real or synthetic, as the row gives it. It may be older than the mark.</param>
/// <param name="IsSyntheticForward">The exchange lists no future of this expiry and interpolates one.</param>
/// <param name="OpenInterest">Contracts open, in coin; null where the cell is blank.</param>
/// <param name="Line">Line in the file, counted from 1 with the header.</param>
public sealed record OptionQuote(
    string Instrument,
    OptionRight Right,
    double Strike,
    DateTime Expiry,
    double? Bid,
    double? Ask,
    double? Mark,
    double? MarkVolatility,
    double Forward,
    bool IsSyntheticForward,
    double? OpenInterest,
    long Line)
{
    /// <summary>Both sides are quoted, above zero, and not crossed.</summary>
    public bool IsTwoSided => Bid is > 0 && Ask is > 0 && Bid <= Ask;
}
