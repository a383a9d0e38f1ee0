using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>The options of one expiry, valued on its forward: F(spot factor) = variable * factor + fixed.</summary>
internal sealed record ExpiryBook(double Expiry, ExpiryQuote Quote, double Rate, IReadOnlyList<OptionPosition> Positions)
{
    /// <summary>The options of an account by expiry, rate and yield, in the order of first appearance.</summary>
    public static IReadOnlyList<ExpiryBook> Of(ComparedAccount account) =>
    [
        .. account.Options
            .GroupBy(position => (position.Contract.Expiry, position.Contract.Rate, position.Contract.DividendYield))
            .Select(group => new ExpiryBook(
                group.Key.Expiry,
                account.Quote.Expiries.TryGetValue(group.Key.Expiry, out ExpiryQuote? quote) ? quote : new ExpiryQuote(account.Quote.Spot * Exp((group.Key.Rate - group.Key.DividendYield) * group.Key.Expiry)),
                group.Key.Rate,
                [.. group])),
    ];

    public double Forward => Quote.VariableForward + Quote.FixedForward;

    /// <summary>Discount factor to the expiry.</summary>
    public double Discount => Exp(-Rate * Expiry);

    /// <summary>Contracts held and written.</summary>
    public double Contracts => Positions.Sum(position => Math.Abs(position.Contracts));

    /// <summary>Written contracts that no contract held at the same strike covers; a call and a put at one strike cover each other.</summary>
    public double NakedShorts => Positions
        .GroupBy(position => position.Contract.Strike)
        .Sum(strike => Math.Max(0, Written(strike) - strike.Sum(position => Math.Max(0, position.Contracts))));

    /// <summary>Value without discount, as marked.</summary>
    public double Value() => Value(1, contract => contract.ImpliedVolatility);

    /// <summary>Value without discount: Black (1976) on the forward, F Φ(d1) - K Φ(d2) for a call.</summary>
    /// <param name="spotFactor">What the spot is multiplied by.</param>
    /// <param name="volatility">Volatility of each contract; at zero it is worth its intrinsic value.</param>
    public double Value(double spotFactor, Func<EuropeanOption, double> volatility)
    {
        double forward = (Quote.VariableForward * spotFactor) + Quote.FixedForward;
        return Positions.Sum(position => position.Contracts * ForwardValue(position.Contract, forward, volatility(position.Contract)));
    }

    /// <summary>Value without discount of one contract.</summary>
    public static double ForwardValue(EuropeanOption contract, double forward, double volatility)
    {
        double toMoney = contract.Right == OptionRight.Call ? forward - contract.Strike : contract.Strike - forward;
        return volatility <= 0 || forward <= 0
            ? Math.Max(0, toMoney)
            : OptionValue.Today(contract with { ImpliedVolatility = volatility, Rate = 0, DividendYield = 0 }, forward);
    }

    private static double Written(IEnumerable<OptionPosition> positions) => positions.Sum(position => Math.Max(0, -position.Contracts));

    private static double Exp(double exponent) => Double1.Exp(new Double1(exponent)).Value;
}
