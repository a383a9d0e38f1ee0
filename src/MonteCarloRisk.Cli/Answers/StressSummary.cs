namespace MonteCarloRisk.Cli.Answers;

/// <summary>A scenario in the list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Date">When it was.</param>
/// <param name="Title">What happened.</param>
sealed record StressSummary(string Name, string Date, string Title);
