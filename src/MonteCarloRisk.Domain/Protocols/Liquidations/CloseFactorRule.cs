using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>What a close factor is a fraction of, and what it does not bind (Aave).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReserveDebt), "reserveDebt")]
[JsonDerivedType(typeof(TotalDebt), "totalDebt")]
public abstract record CloseFactorRule
{
    /// <summary>The debt in the asset that is repaid, however small (until version 3.2).</summary>
    public sealed record ReserveDebt : CloseFactorRule;

    /// <summary>All debt of the position (since version 3.3).</summary>
    /// <param name="SmallPosition">Value of debt or collateral below which all may be repaid, zero or more; 2,000 dollars with Aave.</param>
    /// <param name="Leftover">What must be left of both where both are left, zero or more; 1,000 dollars with Aave.</param>
    public sealed record TotalDebt(double SmallPosition, double Leftover) : CloseFactorRule;
}
