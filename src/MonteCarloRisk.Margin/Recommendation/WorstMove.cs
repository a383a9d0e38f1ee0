namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>
/// What one contract, or one side of it, asks of an initial margin: the worst adverse move within the horizon at the breach target, its safe end, on top of a maintenance margin. A straight line in that margin,
/// as the requirement moves with the price.
/// </summary>
/// <param name="AtZero">Initial margin above no maintenance margin.</param>
/// <param name="PerMaintenance">How much it rises with the maintenance margin.</param>
public readonly record struct WorstMove(double AtZero, double PerMaintenance)
{
    /// <summary>The initial margin above a maintenance margin, which it is at least.</summary>
    /// <param name="moves">The worst moves; the largest counts.</param>
    /// <param name="maintenance">The maintenance margin.</param>
    public static double Initial(IReadOnlyList<WorstMove> moves, double maintenance) =>
        moves.Select(move => move.AtZero + (move.PerMaintenance * maintenance)).Append(maintenance).Max();
}
