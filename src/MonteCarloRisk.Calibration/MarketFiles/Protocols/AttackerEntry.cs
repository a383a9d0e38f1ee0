using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Manipulation;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>An attacker, as a file says him.</summary>
[Description("Somebody who moves reference pools to take from the protocol: the answer has what it costs and gains, collateral by collateral.")]
public sealed record AttackerEntry
{
    /// <summary>His capital.</summary>
    [Description("What he can spend at once, loans for one transaction included; above zero.")]
    [Within("(0, 1e18]")]
    public required double Capital { get; init; }

    /// <summary>What is lent.</summary>
    [Description("What the protocol still lends, above zero; by default what is supplied under interest less the debt.")]
    [Within("(0, )")]
    public double? Borrowable { get; init; }

    /// <summary>The time of a block.</summary>
    [Description("Seconds of a block, in which others cannot trade a pool back; by default 12.")]
    [Within("(0, 2592000]")]
    public double BlockTime { get; init; } = 12;

    internal Attacker ToAttacker(double? lendable, bool hasPool, JsonPlace place)
    {
        Fractions.CheckAmountAboveZero(Capital, place.Member("capital"), "an attacker's capital");
        Durations.Check(BlockTime, place.Member("blockTime"), "the time of a block");
        if ((Borrowable ?? lendable) is not { } borrowable) throw place.Fault("borrowable is needed: what the protocol still lends, since no interest says what is supplied");
        Fractions.CheckAmountAboveZero(borrowable, place.Member("borrowable"), "what the protocol still lends");
        if (!hasPool) throw place.Fault("no collateral has a referencePool that could be moved");
        return new Attacker(Capital, borrowable, BlockTime);
    }
}
