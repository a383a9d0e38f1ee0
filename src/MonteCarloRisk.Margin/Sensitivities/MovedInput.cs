using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>A market with an input moved up and down.</summary>
/// <param name="Name">The input.</param>
/// <param name="Per">The change that answers are told for.</param>
/// <param name="Up">Moved up.</param>
/// <param name="Down">Moved down; null where the difference is to the market as it is.</param>
/// <param name="Scale">What the difference of an answer is multiplied by.</param>
internal sealed record MovedInput(string Name, string Per, Market Up, Market? Down, double Scale)
{
    private const double LeastCorrelation = 1e-3;

    /// <summary>Every input of a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="move">How far one is moved.</param>
    /// <param name="notMoved">Takes those that are not moved, and why.</param>
    public static IEnumerable<MovedInput> Of(Market market, double move, List<string> notMoved)
    {
        PriceModel model = market.Model;
        Market? Under(PriceModel? moved) => moved is null ? null : market with { Model = moved };
        for (int i = 0; i < model.Assets.Count; i++)
        {
            int asset = i;
            if (Moved($"volatility of {model.Assets[i].Name}", "+10%", 0.1, move, by => Under(MovedModel.Volatility(model, asset, 1 + by)), "it does not move") is { } volatility) yield return volatility;
        }

        // Assets that hardly part leave little room.
        double aside = move / 2;
        while (aside > LeastCorrelation && (MovedModel.Correlation(model, aside) is null || MovedModel.Correlation(model, -aside) is null)) aside /= 2;
        if (model.Assets.Count > 1
            && Moved("correlation", "+0.1", 0.1, aside, by => Under(MovedModel.Correlation(model, by)), model is FilteredHistoryModel ? "whole days are drawn, and their correlation is that of the data" : "moved, it is no correlation matrix") is { } correlation) yield return correlation;
        if (Moved("drift", "+10% a year", 0.1, move, by => Under(MovedModel.Drift(model, by)), "the model has none") is { } drift) yield return drift;
        bool hasDegrees = MovedModel.Degrees(model, 1) is not null;
        if (hasDegrees && Moved("degrees of freedom", "-10%", -0.1, move, by => Under(MovedModel.Degrees(model, 1 + by)), "moved, they leave what is allowed") is { } degrees) yield return degrees;
        if (MovedModel.Intensity(model, 1) is not null)
        {
            if (Moved("frequency of jumps", "+10%", 0.1, move, by => Under(MovedModel.Intensity(model, 1 + by)), "moved, it leaves what is allowed") is { } frequency) yield return frequency;
            if (Moved("size of jumps", "+10%", 0.1, move, by => Under(MovedModel.JumpSize(model, 1 + by)), "the jumps have none") is { } size) yield return size;
        }

        foreach (string underlying in market.Contracts.Select(contract => contract.Underlying).Distinct())
        {
            if (Moved($"implied volatility of options on {underlying}", "+10%", 0.1, move, by => MovedMarket.ImpliedVolatility(market, underlying, 1 + by), "moved, it leaves its floor or its cap") is { } implied) yield return implied;
        }

        foreach (string asset in model.Assets.Select(asset => asset.Name))
        {
            if (market.Liquidity?.Assets.GetValueOrDefault(asset) is not { } liquidity) continue;
            MovedInput? sold = liquidity is LiquidityModel.Constant
                ? Moved($"slippage of {asset}", "+10%", 0.1, move, by => MovedMarket.Slippage(market, asset, 1 + by), "there is none, or it would be the whole value")
                : Moved($"depth of {asset}", "-10%", -0.1, move, by => MovedMarket.Depth(market, asset, 1 + by), "the size of a sale does not matter");
            if (sold is not null) yield return sold;
        }

        // Whole days: the change itself, not a slope. Where it is drawn each delay is a day longer.
        const string delay = "liquidation delay";
        if (market.Rules.LiquidationDelay < AccountBook.LongestDelay)
            yield return new MovedInput(delay, "+1 day", market with { Rules = market.Rules with { LiquidationDelay = market.Rules.LiquidationDelay + 1, Delays = market.Rules.Delays?.Later(1) } }, null, 1);
        else
            notMoved.Add($"{delay}: it is the longest that there may be");

        MovedInput? Moved(string name, string per, double change, double by, Func<double, Market?> moved, string reason)
        {
            if (moved(by) is { } up && moved(-by) is { } down) return new MovedInput(name, per, up, down, change / (2 * by));
            notMoved.Add($"{name}: {reason}");
            return null;
        }
    }
}
