using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Backstops;

/// <summary>What pays bad debt.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InsuranceFund), "insuranceFund")]
[JsonDerivedType(typeof(StakingModule), "stakingModule")]
[JsonDerivedType(typeof(DebtAuction), "debtAuction")]
[JsonDerivedType(typeof(Deleveraging), "deleveraging")]
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
    public sealed record StakingModule(string Asset, double Units, double SlashableShare, double SaleDiscount) : Backstop
    {
        /// <summary>What the protocol is worth: the token's price falls by bad debt over it; null where the price does not know of bad debt.</summary>
        public double? Capitalization { get; init; }

        /// <summary>When stakers leave; null where they stay.</summary>
        public StakeRun? Run { get; init; }
    }

    /// <summary>Positions in perpetuals of the other side are closed against bankrupt ones, at the price at which those have nothing, by falling rank. Before it stands an insurance fund at most.</summary>
    public sealed record Deleveraging : Backstop;

    /// <summary>Tokens that are minted and sold to pay.</summary>
    /// <param name="Asset">The token, an asset of the model.</param>
    /// <param name="Units">The most tokens that may be minted, zero or more.</param>
    /// <param name="SaleDiscount">What is lost of their value where they are sold, in [0, 1).</param>
    public sealed record DebtAuction(string Asset, double Units, double SaleDiscount) : Backstop;
}
