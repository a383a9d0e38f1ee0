using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Liquidity;

namespace MonteCarloRisk.Calibration.MarketFiles.Liquidity;

/// <summary>What a close-out takes from an asset's collateral beside slippage, as a file says it.</summary>
[Description("What a close-out takes from the collateral beside slippage, as shares of the value sold.")]
public sealed record PenaltyEntry
{
    /// <summary>The liquidator's share.</summary>
    [Description("The liquidator's bonus, 0 or more and below 1; by default 0. A bonus b on the debt repaid is b / (1 + b) of what is sold.")]
    [Within("[0, 1)")]
    public double Bonus { get; init; }

    /// <summary>The protocol's share.</summary>
    [Description("The protocol's fee, 0 or more and below 1; by default 0. It is not set against bad debt.")]
    [Within("[0, 1)")]
    public double Fee { get; init; }

    /// <summary>Who pays slippage.</summary>
    [Description("Out of what slippage is paid: \"account\", the collateral beside the bonus, as in auctions; \"liquidator\", the bonus as far as it goes, as where liquidators take collateral at a fixed discount. By default account.")]
    public SlippagePayer SlippagePaidBy { get; init; } = SlippagePayer.Account;

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="Domain.InputException">One is out of range.</exception>
    public void Check(JsonPlace place)
    {
        if (!(Bonus >= 0 && Bonus < 1)) throw place.Member("bonus").Refuse(Bonus, "a bonus is a fraction of the value sold, 0 or more and below 1; 0.05 is 5%");
        if (!(Fee >= 0 && Fee < 1)) throw place.Member("fee").Refuse(Fee, "a fee is a fraction of the value sold, 0 or more and below 1; 0.005 is 0.5%");
        if (Bonus + Fee >= 1) throw place.Fault(FormattableString.Invariant($"bonus and fee are {Bonus + Fee} together; they are below 1"));
    }

    /// <summary>The penalty.</summary>
    public LiquidationPenalty ToPenalty() => new(Bonus, Fee, SlippagePaidBy);
}
