using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Copulas;
using MonteCarloRisk.Simulation.Plans.Student;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// A price, as a fraction of the spot, that hardly any path reaches: six standard deviations of the whole run down, which is one path in a thousand million
/// under normal returns. Where one step may fall further, at least as far as one step takes a path with a twentieth of the targets' probability; where
/// volatility moves, that fall and six deviations of the volatility that it leaves; where regimes or jumps switch, as in <see cref="SwitchingFall"/>.
/// </summary>
internal static class PriceFloor
{
    private const double Deviations = 6;

    // A floor at or below zero is no debt, and one at the spot no distance.
    private const double Lowest = 1.0 / 16;
    private const double Highest = 0.999;

    // A quantile of the target lies well above a price that is reached a twentieth as often.
    private const double TargetsBeyond = 20;

    /// <summary>The floor of an asset.</summary>
    /// <param name="market">Its market.</param>
    /// <param name="asset">The asset, one of the model's.</param>
    /// <param name="days">Days of the run.</param>
    /// <param name="cost">Share of the price that a close-out takes.</param>
    public static double Of(Market market, ModelAsset asset, int days, double cost)
    {
        double years = (double)days / MonitoringDates.DaysPerYear;
        double fall = Deviations * asset.Volatility * Math.Sqrt(years);
        double rare = Math.Min(market.Target.InsolvencyProbability, market.Target.BreachProbability) / (TargetsBeyond * days);
        int index = market.Model.Assets.Index().First(one => one.Item == asset).Index;
        double further = market.Model switch
        {
            StudentModel student => student.Scale(index) * StudentTail.Bound(student.DegreesOfFreedom[index], rare),
            FilteredHistoryModel history => Moving(history.Variances[index], -history.Residuals.Min(day => day[index]), days),
            CorrelatedGarchModel { DegreesOfFreedom: { } degrees } garch => Moving(garch.Variances[index], StudentModel.UnitScale(degrees[index]) * StudentTail.Bound(degrees[index], rare), days),
            CorrelatedGarchModel garch => Moving(garch.Variances[index], Deviations, days),
            CopulaModel copula => copula.Scale(index) * (copula.Margins[index].Mean - MarginQuantile.Of(copula.Margins[index]).Lower(rare)),
            RegimeModel regimes => SwitchingFall.Of(regimes, index, years, rare),
            JumpModel jumps => SwitchingFall.Of(jumps, index, years),
            _ => 0,
        };
        return Math.Clamp((1 - Math.Max(fall, further) - (Math.Abs(asset.Drift) * years)) * (1 - cost), Lowest, Highest);
    }

    private static double Moving(ConditionalVariance variance, double error, int days)
    {
        double fall = Math.Sqrt(variance.Next) * error;
        double left = Math.Max(variance.Next, Math.Max(variance.Recursion.Next(variance.Next, -fall), variance.Recursion.LongRun ?? 0));
        return fall + (Deviations * Math.Sqrt(left * days));
    }
}
