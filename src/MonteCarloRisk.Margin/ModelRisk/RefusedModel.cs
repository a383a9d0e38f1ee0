namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>A model that gives no answers.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record RefusedModel(string Model, string Reason);
