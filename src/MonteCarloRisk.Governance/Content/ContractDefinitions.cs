using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>How options and perpetuals are valued along the path, where that takes a word.</summary>
static class ContractDefinitions
{
    public static IEnumerable<(string Term, string Meaning)> Of(Market market)
    {
        foreach (IGrouping<string, EuropeanOption> moved in market.Contracts.Where(contract => contract.Dynamics is not null).GroupBy(contract => Sentence(contract.Dynamics!)))
        {
            VolatilityBounds bounds = moved.First().Dynamics!.Bounds;
            yield return ("Implied volatility", $"{moved.Key}, between {NumberText.Percent(bounds.Floor)} and {NumberText.Percent(bounds.Cap)}; today it is the contract's own.");
        }

        foreach (Perpetual perpetual in market.Perpetuals)
            yield return ($"Perpetual {perpetual.Name}", $"linear, on {perpetual.Underlying}, marked at its price; {Sentence(perpetual.Funding)}.");
    }

    static string Sentence(VolatilityDynamics dynamics) => dynamics switch
    {
        VolatilityDynamics.StickyDelta => "of options moves with the spot: the smile of each expiry keeps its volatilities by delta (sticky delta)",
        VolatilityDynamics.StickyMoneyness => "of options moves with the spot: the smile of each expiry keeps its volatilities by log-moneyness (sticky moneyness)",
        VolatilityDynamics.SpotBeta spot => $"of options rises by {Beta(spot.Beta)}% where the spot falls by 1%{Damped(spot.Beta, spot.Damping)}",
        VolatilityDynamics.OwnVariance own => "of options moves as the variance that the model expects over the time left" + (own.Beta == 0 ? "" : $", and rises by {Beta(own.Beta)}% where the spot falls by 1%{Damped(own.Beta, own.Damping)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(dynamics), dynamics, "No sentence is known for it."),
    };

    static string Damped(double beta, TermDamping damping) => beta == 0 || damping.Power == 0
        ? ""
        : $", less beyond {NumberText.Plain(damping.Reference * 365, "0.#")} days to expiry by their power {NumberText.Plain(damping.Power, "0.##")}";

    static string Sentence(FundingLaw funding) => funding switch
    {
        FundingLaw.Constant { RatePerYear: 0 } => "no funding is paid",
        FundingLaw.Constant constant => $"{(constant.RatePerYear > 0 ? "longs pay shorts" : "shorts pay longs")} {NumberText.Percent(Math.Abs(constant.RatePerYear))} of the notional a year, at each date on the price of that date",
        FundingLaw.Premium { Band: 0 } rate => $"longs pay shorts, every {NumberText.Plain(rate.Interval * 365 * 24, "0.##")} hours, a rate that starts at {Rate(rate.Start)} and reverts to {Rate(rate.Mean)} with a half-life of "
            + $"{NumberText.Plain(rate.HalfLife * 365, "0.##")} days and a deviation of {Rate(rate.Deviation)}",
        FundingLaw.Premium premium => $"longs pay shorts, every {NumberText.Plain(premium.Interval * 365 * 24, "0.##")} hours, a premium that reverts to {Rate(premium.Mean)} with a half-life of "
            + $"{NumberText.Plain(premium.HalfLife * 365, "0.##")} days and a deviation of {Rate(premium.Deviation)}, drawn towards an interest of {Rate(premium.Interest)} by {Rate(premium.Band)} at most, and at most {Rate(premium.Cap)}",
        _ => throw new ArgumentOutOfRangeException(nameof(funding), funding, "No sentence is known for it."),
    };

    static string Rate(double rate) => NumberText.Plain(100 * rate, "0.####") + "%";

    static string Beta(double beta) => NumberText.Plain(beta, "0.##");
}
