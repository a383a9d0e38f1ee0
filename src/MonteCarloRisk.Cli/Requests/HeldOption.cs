using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Cli.Requests;

[Description("A European option held or written by an account.")]
sealed record HeldOption
{
    [Description("The contract's name; by default option 1, option 2 and so on.")]
    public string? Name { get; init; }

    [Description("Name of the underlying asset.")]
    public required string Underlying { get; init; }

    [Description("The right of the holder.")]
    public required OptionRight Right { get; init; }

    [Description("Strike price, above zero.")]
    [Within("[1e-15, 1e15]")]
    public required double Strike { get; init; }

    [Description("Time to expiry in years, above 0, at most 100.")]
    [Within("(0, 100]")]
    public required double Expiry { get; init; }

    [Description("Volatility at which the option is marked, per square-root year, above 0, at most 10.")]
    [Within("[0, 10]")]
    public required double ImpliedVolatility { get; init; }

    [Description("Discount rate of the mark per year, -1 to 1; by default 0.")]
    [Within("[-1, 1]")]
    public double Rate { get; init; }

    [Description("Yield of the underlying per year, -1 to 1; by default 0.")]
    [Within("[-1, 1]")]
    public double DividendYield { get; init; }

    [Description("Contracts held; negative when written (short).")]
    [Within("[-1e18, 1e18]")]
    public required double Quantity { get; init; }

    /// <summary>The contract, checked.</summary>
    public EuropeanOption ToContract(string name, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Names.CheckKnown(Underlying, assets, "asset", place.Member("underlying"));
        Ranges.CheckPrice(Strike, place.Member("strike"));
        Years.CheckOpenExpiry(Expiry, place.Member("expiry"));
        Ranges.CheckVolatility(ImpliedVolatility, place.Member("impliedVolatility"));
        if (ImpliedVolatility == 0)
            throw place.Member("impliedVolatility").Refuse(ImpliedVolatility, "an implied volatility is above zero");
        Ranges.CheckRate(Rate, place.Member("rate"));
        Ranges.CheckRate(DividendYield, place.Member("dividendYield"));
        Ranges.CheckSigned(Quantity, place.Member("quantity"), "a number of contracts, negative when written,");
        return new EuropeanOption(name, Underlying, Right, Strike, Expiry, ImpliedVolatility, Rate, DividendYield);
    }
}
