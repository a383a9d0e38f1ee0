namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>A position that nothing but its own collateral backs: it fails where sum_i quantity_i S_i is at or below the debt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Quantities">Units of each asset, in the model's order: above zero held, below zero owed.</param>
/// <param name="Debt">Debt less cash in the numéraire: below zero where there is more cash.</param>
public sealed record IsolatedPosition(string Name, IReadOnlyList<double> Quantities, double Debt);
