namespace MonteCarloRisk.Margin.FittingErrors;

/// <summary>What the simulations of a draw by one seed say.</summary>
/// <param name="Current">Under the rules in force.</param>
/// <param name="Recommended">Under the recommended rules.</param>
internal sealed record DrawnAnswers(RuledAnswers Current, RuledAnswers Recommended);
