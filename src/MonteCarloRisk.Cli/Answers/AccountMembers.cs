using MonteCarloRisk.Margin;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>One of several accounts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BreachProbability">Probability that it is liquidated.</param>
/// <param name="InsolvencyProbability">Probability that it is insolvent at its close-out.</param>
/// <param name="ExpectedLoss">Mean loss left at the close-out, in the numéraire.</param>
sealed record AccountMembers(string Name, EstimateMembers BreachProbability, EstimateMembers InsolvencyProbability, EstimateMembers ExpectedLoss)
{
    public static AccountMembers Of(MemberInsolvency account) =>
        new(account.Name, EstimateMembers.Of(account.Breach), EstimateMembers.Of(account.Insolvency), EstimateMembers.Of(account.Loss));
}
