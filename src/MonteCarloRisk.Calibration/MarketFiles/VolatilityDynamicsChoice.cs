using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>How the implied volatility of options moves along the path, as a file states it.</summary>
[Description("How the implied volatility of options moves along the path, from the contract's own today.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StickyStrike), "stickyStrike")]
[JsonDerivedType(typeof(StickyDelta), "stickyDelta")]
[JsonDerivedType(typeof(StickyMoneyness), "stickyMoneyness")]
[JsonDerivedType(typeof(Spot), "spot")]
[JsonDerivedType(typeof(OwnVariance), "ownVariance")]
public abstract record VolatilityDynamicsChoice
{
    const double LeastFloor = 1e-3, LargestCap = 10, LargestBeta = 10;

    /// <summary>The contracts with their dynamics.</summary>
    /// <exception cref="Domain.InputException">A value is out of range, or the contracts or the model do not carry the choice.</exception>
    public abstract IReadOnlyList<EuropeanOption> Apply(IReadOnlyList<EuropeanOption> contracts, PriceModel model, JsonPlace place);

    /// <summary>The volatility stays with the contract.</summary>
    [Description("The volatility stays with the contract.")]
    public sealed record StickyStrike : VolatilityDynamicsChoice
    {
        /// <inheritdoc/>
        public override IReadOnlyList<EuropeanOption> Apply(IReadOnlyList<EuropeanOption> contracts, PriceModel model, JsonPlace place) => contracts;
    }

    /// <summary>A volatility that moves, within bounds.</summary>
    public abstract record Moving : VolatilityDynamicsChoice
    {
        /// <summary>The least volatility.</summary>
        [Description("The least volatility on a path, 0.001 or more; by default 0.05.")]
        [Within("[1e-3, 10]")]
        public double Floor { get; init; } = 0.05;

        /// <summary>The largest volatility.</summary>
        [Description("The largest volatility on a path, above the floor, at most 10; by default 5.")]
        [Within("(0, 10]")]
        public double Cap { get; init; } = 5;

        private protected VolatilityBounds Bounds(IReadOnlyList<EuropeanOption> contracts, JsonPlace place)
        {
            if (!(Floor >= LeastFloor && Floor <= LargestCap)) throw place.Member("floor").Refuse(Floor, "a floor is a volatility per square-root year from 0.001 to 10");
            if (!(Cap > Floor && Cap <= LargestCap)) throw place.Member("cap").Refuse(Cap, FormattableString.Invariant($"a cap is above the floor {Floor} and at most 10"));
            foreach (EuropeanOption contract in contracts)
            {
                if (!(contract.ImpliedVolatility >= Floor && contract.ImpliedVolatility <= Cap))
                    throw place.Fault(FormattableString.Invariant($"the volatility {contract.ImpliedVolatility} of {contract.Name} is outside of floor {Floor} and cap {Cap}"));
            }

            return new VolatilityBounds(Floor, Cap);
        }
    }

    /// <summary>A smile that moves with the spot.</summary>
    public abstract record OfSmile : Moving
    {
        /// <summary>The smiles; null where they are fitted to the contracts.</summary>
        [Description("The smiles, one for each underlying and expiry of the options, as mcrisk surface tells them; by default SSVI fitted to the options' own volatilities, three or more of an underlying.")]
        public IReadOnlyList<SmileEntry>? Smiles { get; init; }

        private protected abstract VolatilityDynamics Of(Domain.Surfaces.SsviSlice slice, VolatilityBounds bounds);

        /// <inheritdoc/>
        public override IReadOnlyList<EuropeanOption> Apply(IReadOnlyList<EuropeanOption> contracts, PriceModel model, JsonPlace place)
        {
            VolatilityBounds bounds = Bounds(contracts, place);
            ContractSmiles smiles = Smiles is { } stated ? ContractSmiles.Stated(stated, contracts, place.Member("smiles")) : ContractSmiles.Fitted(contracts, model, place);
            return [.. contracts.Select(contract => contract with { Dynamics = Of(smiles.Of(contract), bounds) })];
        }
    }

    /// <summary>The smile keeps its volatilities by delta.</summary>
    [Description("The smile moves with the spot and keeps its volatilities by log-moneyness over the root of the time left, and so by delta.")]
    public sealed record StickyDelta : OfSmile
    {
        private protected override VolatilityDynamics Of(Domain.Surfaces.SsviSlice slice, VolatilityBounds bounds) => new VolatilityDynamics.StickyDelta(slice, bounds);
    }

    /// <summary>The smile keeps its volatilities by log-moneyness.</summary>
    [Description("The smile moves with the spot and keeps its volatilities by log-moneyness.")]
    public sealed record StickyMoneyness : OfSmile
    {
        private protected override VolatilityDynamics Of(Domain.Surfaces.SsviSlice slice, VolatilityBounds bounds) => new VolatilityDynamics.StickyMoneyness(slice, bounds);
    }

    /// <summary>A volatility that reacts to the spot.</summary>
    public abstract record Reacting : Moving
    {
        /// <summary>Days left up to which beta is whole.</summary>
        [Description("Days to expiry up to which beta is whole, above 0; by default 30.")]
        [Within("(0, 36500]")]
        public double DampingDays { get; init; } = 30;

        /// <summary>How beta falls beyond them.</summary>
        [Description("Beyond them beta is times (dampingDays / days left) to this power, 0 to 2; by default 0.5.")]
        [Within("[0, 2]")]
        public double DampingPower { get; init; } = 0.5;

        private protected TermDamping Damping(double beta, JsonPlace place)
        {
            if (!(Math.Abs(beta) <= LargestBeta)) throw place.Member("beta").Refuse(beta, "a beta is the rise of the log volatility by fall of the log spot, -10 to 10; 1 is a volatility that rises by 1% where the spot falls by 1%");
            if (!(DampingDays > 0 && DampingDays <= 36500)) throw place.Member("dampingDays").Refuse(DampingDays, "days are above 0, at most 36500");
            if (!(DampingPower >= 0 && DampingPower <= 2)) throw place.Member("dampingPower").Refuse(DampingPower, "a power is from 0 to 2; 0.5 is the square root of time");
            return new TermDamping(DampingDays / TradingYear.Days, DampingPower);
        }
    }

    /// <summary>A volatility that moves against the spot.</summary>
    [Description("The volatility moves against the spot: d ln volatility = -beta d ln spot.")]
    public sealed record Spot : Reacting
    {
        /// <summary>Rise of the log volatility by fall of the log spot.</summary>
        [Description("Rise of the log volatility by fall of the log spot, -10 to 10.")]
        [Within("[-10, 10]")]
        public required double Beta { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<EuropeanOption> Apply(IReadOnlyList<EuropeanOption> contracts, PriceModel model, JsonPlace place)
        {
            var dynamics = new VolatilityDynamics.SpotBeta(Beta, Damping(Beta, place), Bounds(contracts, place));
            return [.. contracts.Select(contract => contract with { Dynamics = dynamics })];
        }
    }

    /// <summary>A volatility that follows the model's own variance.</summary>
    [Description("The volatility moves as the variance that the model itself expects over the time left: filtered history and correlated errors (garch) have one.")]
    public sealed record OwnVariance : Reacting
    {
        /// <summary>Rise of the log volatility by fall of the log spot, beside what the variance does.</summary>
        [Description("Rise of the log volatility by fall of the log spot, beside what the variance does, -10 to 10; by default 0.")]
        [Within("[-10, 10]")]
        public double Beta { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<EuropeanOption> Apply(IReadOnlyList<EuropeanOption> contracts, PriceModel model, JsonPlace place)
        {
            if (model is not (FilteredHistoryModel or CorrelatedGarchModel))
                throw place.Fault("the model has no variance of its own that moves along the path; filtered history and garch returns have, others take spot, stickyDelta or stickyMoneyness");
            var dynamics = new VolatilityDynamics.OwnVariance(Beta, Damping(Beta, place), Bounds(contracts, place));
            return [.. contracts.Select(contract => contract with { Dynamics = dynamics })];
        }
    }
}
