using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Simulation.Plans.Protocols;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>How a protocol stands today, at the market's prices, in the numéraire.</summary>
/// <param name="Collateral">Value of the collateral.</param>
/// <param name="Debt">Debt.</param>
/// <param name="BorrowingPower">What the collateral allows before positions become unhealthy: threshold times value.</param>
/// <param name="Unhealthy">Positions that are unhealthy, by name.</param>
public sealed record ProtocolStanding(double Collateral, double Debt, double BorrowingPower, IReadOnlyList<string> Unhealthy)
{
    /// <summary>Capital efficiency: debt that a unit of collateral carries today.</summary>
    public double CapitalEfficiency => Collateral > 0 ? Debt / Collateral : 0;

    /// <summary>The largest that it can be with this collateral: the mean threshold.</summary>
    public double MostCapitalEfficiency => Collateral > 0 ? BorrowingPower / Collateral : 0;

    /// <summary>The part of the borrowing power that is used.</summary>
    public double PowerUsed => BorrowingPower > 0 ? Debt / BorrowingPower : 0;

    /// <summary>The standing of a protocol.</summary>
    /// <param name="model">The model, with today's prices.</param>
    /// <param name="protocol">The protocol.</param>
    public static ProtocolStanding Of(PriceModel model, LendingProtocol protocol)
    {
        double Power(LendingPosition position) => PositionValues.Collateral(model, position) * protocol.ThresholdOf(position);
        return new ProtocolStanding(
            protocol.Positions.Sum(position => PositionValues.Collateral(model, position)),
            protocol.Positions.Sum(position => PositionValues.Debt(model, position)),
            protocol.Positions.Sum(Power),
            [.. protocol.Positions.Where(position => Power(position) < PositionValues.Debt(model, position)).Select(position => position.Name)]);
    }
}
