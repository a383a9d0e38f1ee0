using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Backstops;

/// <summary>What pays bad debt.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InsuranceFund), "insuranceFund")]
[JsonDerivedType(typeof(StakingModule), "stakingModule")]
public abstract record Backstop
{
    /// <summary>Money set aside, or a surplus buffer; penalties, fees and reserves flow into the first of them.</summary>
    /// <param name="Amount">What it holds today, zero or more.</param>
    public sealed record InsuranceFund(double Amount) : Backstop;

    /// <summary>Staked tokens, which may be slashed.</summary>
    /// <param name="Asset">The token, an asset of the model.</param>
    /// <param name="Units">Tokens staked today, zero or more.</param>
    /// <param name="SlashableShare">Most of them that may be slashed, in [0, 1].</param>
    /// <param name="SaleDiscount">What is lost of their value where they are sold, in [0, 1).</param>
    public sealed record StakingModule(string Asset, double Units, double SlashableShare, double SaleDiscount) : Backstop;
}
