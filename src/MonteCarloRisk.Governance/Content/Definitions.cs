using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The terms of the report, with horizon and monitoring.</summary>
static class Definitions
{
    public static IReadOnlyList<(string Term, string Meaning)> Of(MarketCalibration calibration)
    {
        Market market = calibration.Market;
        string horizon = NumberText.Days(market.Target.Horizon);
        ModelCaution caution = ModelCaution.Of(market.Model);
        string delay = LiquidityTable.Delay(market.Rules);
        var words = new RuleWords(market.Rules);
        return
        [
            ("Breach", $"the account moves below its maintenance requirement at the end of a day within the horizon of {horizon} and may be liquidated."),
            ("Insolvency of an account", $"its equity{(LiquidityTable.Of(market) is null ? "" : " after slippage and penalty")} is below zero when it is closed out, {delay} (the liquidation delay) after a breach within the horizon."),
            .. CloseOuts(market),
            ("Insolvency of the protocol", $"it has bad debt: at least one account is insolvent at close-out, within {horizon} plus the liquidation delay of {delay}."),
            ("Beyond the backstop", "bad debt above what insurance and stakers cover" + (market.Protocol.InsuranceFund is { } fund
                ? $", {NumberText.Money(fund)}, within {horizon} plus the liquidation delay of {delay}."
                : ". This market names no insurance fund, so all bad debt is borne by the protocol.")),
            ("Loss at risk, liquidations at risk", $"value at risk over {horizon} plus the liquidation delay of {delay}: the bad debt, and the value of the collateral of the accounts closed out at the prices of their close-outs, "
                + "that is exceeded with probability at most one minus the level stated."),
            ("Expected shortfall", "mean of the bad debt over the worst share, one minus the level stated, of what can happen."),
            ("Monitoring", "daily: breaches and close-outs are looked for at the end of each day, not within it."),
            .. words.Terms(market.Target),
            ("Standard account", words.StandardAccount),
            ("Model", $"prices move {caution.Law}. Where the model says that a parameter may be looser, {caution.Missing} is not in the numbers; weigh it before loosening."),
            ("Interval", $"range that holds the true value of the model with confidence {NumberText.Level(market.Target.ConfidenceLevel)}, as far as simulation error goes. "
                + $"The error of the model{(calibration.FittingError is null ? " and of its fit to the data" : "")} comes on top."),
            .. Fitting(calibration),
            .. ContractDefinitions.Of(market),
            ("Money", "is in the market's numéraire; losses are positive."),
        ];
    }

    static IEnumerable<(string Term, string Meaning)> CloseOuts(Market market)
    {
        if (LiquidityTable.Of(market) is null) yield break;
        yield return ("Slippage and penalty",
            "slippage is the share of the value sold that a sale does not bring; penalty is what the liquidator's bonus and the protocol's fee take beside it. The account pays them while it has equity; beyond that they are bad debt. "
            + "The fee is not set against bad debt. All collateral is sold, so a solvent account that needs to sell a part of it only pays less than is said here. Each account pays for its own size, not for what others sell on the same day.");
        yield return ("Depth", "the value whose sale has a slippage of 2% today. It shrinks where the volatility on a path is above the model's.");
    }

    static IEnumerable<(string Term, string Meaning)> Fitting(MarketCalibration calibration)
    {
        if (calibration.FittingError is not { } draws) yield break;
        yield return ("Fitting interval",
            $"holds {NumberText.Level(calibration.Market.Target.ConfidenceLevel)} of what the same model says when it is fitted to other histories that the market might have had: {NumberText.Count(draws.Histories)}, "
            + $"resampled from the data in blocks of {NumberText.Plain(draws.MeanBlock, "0.#")} days on average{(draws.NotFitted > 0 ? $"; {NumberText.Count(draws.NotFitted)} of them could not be fitted and are left out" : "")}. "
            + "The noise of their simulations is taken out. It says nothing of a model that is wrong, nor of a future unlike the data.");
    }
}
