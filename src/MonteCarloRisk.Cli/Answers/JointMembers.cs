using MonteCarloRisk.Margin.Tails;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Two accounts that are insolvent on the same path, not necessarily on the same day.</summary>
/// <param name="First">One account.</param>
/// <param name="Second">The other.</param>
/// <param name="Both">Probability that both are.</param>
/// <param name="SecondGivenFirst">Probability that the second is, given that the first is.</param>
/// <param name="FirstGivenSecond">Probability that the first is, given that the second is.</param>
sealed record JointMembers(string First, string Second, EstimateMembers Both, EstimateMembers SecondGivenFirst, EstimateMembers FirstGivenSecond)
{
    public static IReadOnlyList<JointMembers>? Of(JointInsolvency joint) => joint.Accounts.Count < 2 ? null : [.. joint.Pairs.Select(pair => new JointMembers(
        pair.First, pair.Second, EstimateMembers.Of(pair.Both), EstimateMembers.Of(pair.SecondGivenFirst), EstimateMembers.Of(pair.FirstGivenSecond)))];
}
