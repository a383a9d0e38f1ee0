using MonteCarloRisk.Calibration.OptionSurfaces.Black;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Smiles;

/// <summary>The quotes of a chain that surfaces are fitted to, and why the others are not.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Expiries">The expiries with quotes enough, the nearest first; at least one.</param>
/// <param name="LeftOut">Options of the other expiries, by reason.</param>
public sealed record ChainSmiles(OptionChain Chain, IReadOnlyList<ExpirySmile> Expiries, IReadOnlyList<LeftOutOptions> LeftOut)
{
    /// <summary>Quotes that an expiry needs: as many as a slice of the surface has parameters.</summary>
    public const int FewestQuotes = 3;

    /// <summary>A half-spread in volatility beyond which a quote says nothing.</summary>
    public const double WidestHalfSpread = 0.25;

    /// <summary>Picks one out-of-the-money option a strike where it is quoted on both sides; the in-the-money option of the strike has the same volatility by parity, and worse quotes.</summary>
    /// <param name="chain">The chain.</param>
    /// <exception cref="InputException">No expiry has quotes enough.</exception>
    public static ChainSmiles Of(OptionChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var smiles = new List<ExpirySmile>();
        var leftOut = new List<LeftOutOptions>();
        foreach (IGrouping<DateTime, OptionQuote> expiry in chain.Quotes.GroupBy(quote => quote.Expiry).OrderBy(group => group.Key))
        {
            List<OptionQuote> options = [.. expiry];
            double years = chain.YearsTo(expiry.Key);
            ExpirySmile? smile = years > 0 ? Of(expiry.Key, years, options) : null;
            if (smile is { Quotes.Count: >= FewestQuotes }) smiles.Add(smile);
            else leftOut.Add(new LeftOutOptions($"{expiry.Key:yyyy-MM-dd}: {(smile is null ? "expired" : $"fewer than {FewestQuotes} strikes are quoted on both sides")}", options.Count));
        }

        return smiles.Count > 0
            ? new ChainSmiles(chain, smiles, leftOut)
            : throw new InputException(chain.File, $"no expiry of {chain.Asset} has {FewestQuotes} strikes quoted on both sides; there is nothing to fit");
    }

    static ExpirySmile Of(DateTime expiry, double years, List<OptionQuote> options)
    {
        (double forward, ForwardSource source) = ExpiryForward.Of(options);
        var quotes = new List<SmileQuote>();
        var reasons = new OrderedDictionary<string, int>();
        foreach (OptionQuote option in options.OrderBy(option => option.Strike))
        {
            string? reason = Reason(option, forward, years, out SmileQuote? quote);
            if (reason is null) quotes.Add(quote!);
            else reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }

        return new ExpirySmile(expiry, years, forward, source, quotes, [.. reasons.Select(reason => new LeftOutOptions(reason.Key, reason.Value))]);
    }

    static string? Reason(OptionQuote option, double forward, double years, out SmileQuote? quote)
    {
        quote = null;
        if (option.Right != (option.Strike >= forward ? OptionRight.Call : OptionRight.Put)) return "in the money";
        if (option.Bid is not > 0) return option.Ask is > 0 ? "no bid" : "no quote";
        if (option.Ask is not > 0) return "no ask";
        if (option.Bid > option.Ask) return "bid above ask";
        double? Volatility(double premium) => BlackFormula.ImpliedVolatilityOfPremium(option.Right, forward, option.Strike, years, premium).Volatility;
        if (Volatility(option.Bid.Value) is not { } bid || Volatility(option.Ask.Value) is not { } ask || Volatility(0.5 * (option.Bid.Value + option.Ask.Value)) is not { } mid)
            return "quote beyond its no-arbitrage bounds";
        if (0.5 * (ask - bid) > WidestHalfSpread) return $"half-spread above {100 * WidestHalfSpread:0} vol points";
        quote = new SmileQuote(option.Instrument, option.Strike, Math.Log(option.Strike / forward), bid, ask, mid, option.MarkVolatility);
        return null;
    }
}
