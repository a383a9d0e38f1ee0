using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>How the price of a Dutch auction falls from its start (Maker's abaci).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(Stairstep), "stairstep")]
[JsonDerivedType(typeof(Exponential), "exponential")]
public abstract record AuctionDecline
{
    /// <summary>Linearly to zero.</summary>
    /// <param name="Duration">Seconds to zero, above zero.</param>
    public sealed record Linear(double Duration) : AuctionDecline;

    /// <summary>By a factor at each step.</summary>
    /// <param name="Cut">The factor, in (0, 1).</param>
    /// <param name="Step">Seconds of a step, above zero.</param>
    public sealed record Stairstep(double Cut, double Step) : AuctionDecline;

    /// <summary>By a factor each second.</summary>
    /// <param name="Cut">The factor, in (0, 1).</param>
    public sealed record Exponential(double Cut) : AuctionDecline;
}
