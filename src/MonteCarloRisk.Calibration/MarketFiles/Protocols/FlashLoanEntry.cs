using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Flash loans, as a file says them.</summary>
[Description("Loans that are repaid within the transaction: keepers pay with them what their capital does not. Of no use in English auctions, and where sales settle later.")]
public sealed record FlashLoanEntry
{
    const double MostFee = 0.1;

    /// <summary>The largest loan.</summary>
    [Description("The largest loan, above zero; each purchase may take all of it.")]
    [Within("(0, 1e18]")]
    public required double Liquidity { get; init; }

    /// <summary>The fee.</summary>
    [Description("Fraction of the loan that it costs, 0 to 0.1; by default 0.0005.")]
    [Within("[0, 0.1]")]
    public double Fee { get; init; } = 0.0005;

    internal FlashLoans ToLoans(JsonPlace place)
    {
        Fractions.CheckAmountAboveZero(Liquidity, place.Member("liquidity"), "the largest flash loan");
        Fractions.CheckWithin(Fee, 0, MostFee, place.Member("fee"), "the fee of a flash loan, a fraction of it,");
        return new FlashLoans(Liquidity, Fee);
    }
}
