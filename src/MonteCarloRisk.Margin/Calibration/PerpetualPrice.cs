using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// What the ratio of a perpetual's price account says. With y the price less the funding that a long has paid, both over the spot, its equity is c + y - 1 (long) or c + 1 - y (short) and its
/// exposure debt + price, so y = (ratio debt + 1 - c) / (1 - ratio) or (c + 1 - ratio debt) / (1 + ratio), up to ratio times funding, which a debt of a hundred makes less than a hundredth of the funding.
/// </summary>
internal static class PerpetualPrice
{
    /// <summary>Debt of a price account in spots.</summary>
    public const double Debt = 100;

    /// <summary>Its equity in spots today: less than a long has to lose, and what a short loses where the price doubles.</summary>
    public static double Equity(PositionSide side) => side == PositionSide.Long ? 0.8 : 1;

    /// <summary>y at a ratio; falls with the ratio of a short.</summary>
    public static double Of(PositionSide side, double ratio) => side == PositionSide.Long
        ? ((ratio * Debt) + 1 - Equity(side)) / (1 - ratio)
        : (Equity(side) + 1 - (ratio * Debt)) / (1 + ratio);

    /// <summary>The maintenance margin whose holder has nothing left at y, when it was breached at the price of its start: 1 - y, or y - 1.</summary>
    public static double Maintenance(PositionSide side, double y) => side == PositionSide.Long ? 1 - y : y - 1;

    /// <summary>The initial margin that the worst y takes to a maintenance margin m: 1 - (1 - m) y, or (1 + m) y - 1.</summary>
    public static double Initial(PositionSide side, double y, double maintenance) => side == PositionSide.Long ? 1 - ((1 - maintenance) * y) : ((1 + maintenance) * y) - 1;
}
