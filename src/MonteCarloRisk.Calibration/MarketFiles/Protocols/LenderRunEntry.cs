using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Lenders who leave, as a file says it.</summary>
[Description("Lenders who leave while utilization, or bad debt, is high. Withdrawals are bounded by what is not lent.")]
public sealed record LenderRunEntry
{
    /// <summary>The utilization.</summary>
    [Description("Debt over supply from which on they leave, above 0 and at most 1, such as 0.95.")]
    [Within("(0, 1]")]
    public required double Utilization { get; init; }

    /// <summary>The share.</summary>
    [Description("Share of those who are still there that wants to leave in a day, above 0 and below 1.")]
    [Within("(0, 1)")]
    public required double SharePerDay { get; init; }

    /// <summary>The bad debt.</summary>
    [Description("Bad debt of the protocol so far over the reserve's supply from which on they leave too, above 0 and at most 1; by default bad debt frightens nobody.")]
    [Within("(0, 1]")]
    public double? BadDebtShare { get; init; }

    internal LenderRun ToRun(JsonPlace place)
    {
        Fractions.CheckAboveZero(Utilization, place.Member("utilization"), "a utilization");
        if (!(SharePerDay > 0 && SharePerDay < 1)) throw place.Member("sharePerDay").Refuse(SharePerDay, "a share that leaves in a day is above 0 and below 1; 0.5 is half");
        if (BadDebtShare is { } share) Fractions.CheckAboveZero(share, place.Member("badDebtShare"), "bad debt over supply");
        return new LenderRun(Utilization, SharePerDay) { BadDebtShare = BadDebtShare };
    }
}
