using MonteCarloRisk.Margin.Tails;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>A loss above what insurance and stakers cover, within the horizon plus the liquidation delay.</summary>
/// <param name="InsuranceFund">What they cover, in the numéraire.</param>
/// <param name="Probability">Probability that the loss is above it.</param>
/// <param name="ExpectedLoss">Mean of the loss above it.</param>
sealed record BackstopMembers(double InsuranceFund, EstimateMembers Probability, EstimateMembers ExpectedLoss)
{
    public static BackstopMembers? Of(BackstopOutcome? backstop) =>
        backstop is null ? null : new BackstopMembers(backstop.InsuranceFund, EstimateMembers.Of(backstop.Probability), EstimateMembers.Of(backstop.ExpectedLoss));
}
