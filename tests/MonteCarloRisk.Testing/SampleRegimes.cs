using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Testing;

/// <summary>Models that switch, made of a plain one.</summary>
static class SampleRegimes
{
    private const double Day = 1 / 365.0;

    // The first regime never goes to the third, which never stays: probabilities of zero and one are among the thresholds.
    public static RegimeModel Regimes(PriceModel model, double? degreesOfFreedom) => Of(model, new RegimeMoves([.3, .5, .2], [[.9, .1, 0], [.05, .8, .15], [0, 1, 0]]), degreesOfFreedom);

    public static RegimeModel Cycle(PriceModel model) => Of(model, new RegimeMoves([.2, .6, .2], [[.7, .2, .1], [.3, .6, .1], [.2, .2, .6]], StepsPerMove: 3), null);

    public static JumpModel Jumps(PriceModel model) => new(
        model.Assets, model.Correlation, new CommonJumps(90, [.. model.Assets.Select((_, i) => -.05 + (.02 * i))], [.. model.Assets.Select((_, i) => .06 + (.01 * i))], model.Correlation), Day);

    private static RegimeModel Of(PriceModel model, RegimeMoves moves, double? degreesOfFreedom) => new(
        [.. model.Assets.Select(asset => new PricedName(asset.Name, asset.Spot))],
        [Regime(model, "calm", .4, .2, 1), Regime(model, "boom", .9, 1.5, .5), Regime(model, "crash", 1.8, -4, .8)],
        moves,
        degreesOfFreedom,
        Day);

    private static Regime Regime(PriceModel model, string name, double volatility, double drift, double correlation) => new(
        name,
        [.. model.Assets.Select((_, i) => drift + (.1 * i))],
        [.. model.Assets.Select((_, i) => volatility + (.1 * i))],
        [.. model.Correlation.Select((row, i) => row.Select((entry, j) => i == j ? 1 : correlation * entry).ToArray())]);
}
