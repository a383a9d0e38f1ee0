namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>
/// What one contract, or one side of it, asks of an initial margin: the worst adverse move within the horizon at the breach target, its safe end, on top of a maintenance margin. A straight line in that margin,
/// as the requirement moves with the price; an option's is one of several lines, each between two margins.
/// </summary>
/// <param name="AtZero">Initial margin above no maintenance margin.</param>
/// <param name="PerMaintenance">How much it rises with the maintenance margin.</param>
/// <param name="From">Maintenance margin from which on it holds.</param>
/// <param name="To">Maintenance margin up to which it holds.</param>
public readonly record struct WorstMove(double AtZero, double PerMaintenance, double From = 0, double To = double.PositiveInfinity)
{
    /// <summary>The initial margin above a maintenance margin, which it is at least.</summary>
    /// <param name="moves">The worst moves; the largest of those that hold there counts.</param>
    /// <param name="maintenance">The maintenance margin.</param>
    public static double Initial(IReadOnlyList<WorstMove> moves, double maintenance) =>
        moves.Where(move => move.From <= maintenance && maintenance <= move.To).Select(move => move.AtZero + (move.PerMaintenance * maintenance)).Append(maintenance).Max();
}
