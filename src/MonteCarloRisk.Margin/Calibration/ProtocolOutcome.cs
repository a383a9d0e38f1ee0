using System.Text.Json.Serialization;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What happens to the protocol and its accounts under one set of rules, within the horizon plus one liquidation delay.</summary>
/// <param name="InsolvencyProbability">Probability that the protocol has bad debt: that at least one account is insolvent at close-out.</param>
/// <param name="ExpectedBadDebt">Mean bad debt in the numéraire.</param>
/// <param name="BadDebt">Distribution of the bad debt where it is above zero; counts of paths.</param>
/// <param name="Accounts">Each account, in the market's order.</param>
/// <param name="RequiredEquity">Capital that the rules tie up today: the sum over accounts of the equity needed to keep, in the numéraire.</param>
public sealed record ProtocolOutcome(
    Estimate InsolvencyProbability,
    Estimate ExpectedBadDebt,
    IReadOnlyList<LossBucket> BadDebt,
    IReadOnlyList<AccountOutcome> Accounts,
    double RequiredEquity)
{
    /// <summary>The tail of the bad debt and of what is liquidated; null in documents of earlier versions, and where there are no accounts.</summary>
    public ProtocolLossTail? Tail { get; init; }

    /// <summary>What close-outs cost; null where they cost nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LiquidationCosts? Costs { get; init; }

    /// <summary>The insurance fund beyond which the bad debt lies with the target's probability, in the numéraire; its numbers are none where the paths do not tell. Null where it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? FundSize { get; init; }

    /// <summary>Which accounts are insolvent together; null like <see cref="Tail"/>.</summary>
    public JointInsolvency? Joint { get; init; }

    /// <summary>How the assets move where there is bad debt, in the model's order; empty like <see cref="Tail"/>.</summary>
    public IReadOnlyList<AssetMove> Moves { get; init; } = [];
}
