using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>A model with one of its inputs moved; null where it has no such input, or the moved one is none of its kind.</summary>
public static class MovedModel
{
    /// <summary>All returns of one asset times a factor: its volatility, in each regime, with its jumps, and the variances that move along the path.</summary>
    /// <param name="model">The model.</param>
    /// <param name="asset">Index of the asset.</param>
    /// <param name="factor">The factor, above zero.</param>
    public static PriceModel? Volatility(PriceModel model, int asset, double factor)
    {
        if (model.Assets[asset].Volatility == 0) return null;
        T[] Scaled<T>(IReadOnlyList<T> all, Func<T, T> scaled) => [.. all.Select((one, i) => i == asset ? scaled(one) : one)];
        ModelAsset[] assets = Scaled(model.Assets, one => one with { Volatility = factor * one.Volatility });
        ConditionalVariance Variance(ConditionalVariance one) => new(factor * factor * one.Next, one.Recursion with { Constant = factor * factor * one.Recursion.Constant });
        return model switch
        {
            GeometricBrownianModel normal => normal with { Assets = assets },
            StudentModel student => student with { Assets = assets },
            CopulaModel copula => copula with { Assets = assets },
            FilteredHistoryModel history => history with { Assets = assets, Variances = Scaled(history.Variances, Variance) },
            CorrelatedGarchModel garch => garch with { Assets = assets, Variances = Scaled(garch.Variances, Variance) },
            RegimeModel regimes => Of(regimes, regime => regime with { Volatilities = Scaled(regime.Volatilities, one => factor * one) }),
            JumpModel jumps => Of(jumps, i => i == asset ? factor : 1, 0, jumps.MotionCorrelation, jumps.Jumps with { Means = Scaled(jumps.Jumps.Means, one => factor * one), Deviations = Scaled(jumps.Jumps.Deviations, one => factor * one) }),
            _ => null,
        };
    }

    /// <summary>An amount added to every correlation of two assets.</summary>
    /// <param name="model">The model.</param>
    /// <param name="amount">The amount.</param>
    public static PriceModel? Correlation(PriceModel model, double amount)
    {
        if (model.Assets.Count < 2) return null;
        bool allowed = true;
        IReadOnlyList<IReadOnlyList<double>> Moved(IReadOnlyList<IReadOnlyList<double>> correlation)
        {
            double[][] moved = [.. correlation.Select((row, i) => row.Select((one, j) => i == j ? 1 : one + amount).ToArray())];
            allowed &= IsCorrelation(moved);
            return moved;
        }

        PriceModel? made = model switch
        {
            GeometricBrownianModel normal => normal with { Correlation = Moved(normal.Correlation) },
            StudentModel student => student with { Correlation = Moved(student.Correlation) },
            CopulaModel copula => copula with { Correlation = Moved(copula.Correlation) },
            CorrelatedGarchModel garch => garch with { Correlation = Moved(garch.Correlation) },
            RegimeModel regimes when regimes.Regimes.Select(regime => regime with { Correlation = Moved(regime.Correlation) }).ToArray() is var moved && allowed =>
                Of(regimes, regime => moved.First(one => one.Name == regime.Name)),
            JumpModel jumps when Moved(jumps.MotionCorrelation) is var motion && allowed => Of(jumps, _ => 1, 0, motion, jumps.Jumps),
            _ => null,
        };
        return allowed ? made : null;
    }

    /// <summary>An amount per year added to every drift.</summary>
    /// <param name="model">The model.</param>
    /// <param name="amount">The amount.</param>
    public static PriceModel? Drift(PriceModel model, double amount)
    {
        ModelAsset[] assets = [.. model.Assets.Select(asset => asset with { Drift = asset.Drift + amount })];
        return model switch
        {
            GeometricBrownianModel normal => normal with { Assets = assets },
            StudentModel student => student with { Assets = assets },
            CopulaModel copula => copula with { Assets = assets },
            FilteredHistoryModel history => history with { Assets = assets },
            CorrelatedGarchModel garch => garch with { Assets = assets },
            RegimeModel regimes => Of(regimes, regime => regime with { Drifts = [.. regime.Drifts.Select(drift => drift + amount)] }),
            JumpModel jumps => Of(jumps, _ => 1, amount, jumps.MotionCorrelation, jumps.Jumps),
            _ => null,
        };
    }

    /// <summary>Every number of degrees of freedom times a factor, of returns, errors or copula; the volatilities stay.</summary>
    /// <param name="model">The model.</param>
    /// <param name="factor">The factor, above zero.</param>
    public static PriceModel? Degrees(PriceModel model, double factor)
    {
        bool Allowed(double degrees, double fewest) => factor * degrees > fewest && factor * degrees <= StudentModel.MostDegreesOfFreedom;
        return model switch
        {
            StudentModel student when student.DegreesOfFreedom.All(one => Allowed(one, StudentModel.FewestDegreesOfFreedom)) => student with { DegreesOfFreedom = [.. student.DegreesOfFreedom.Select(one => factor * one)] },
            CorrelatedGarchModel { DegreesOfFreedom: { } all } garch when all.All(one => Allowed(one, StudentModel.FewestDegreesOfFreedom)) => garch with { DegreesOfFreedom = [.. all.Select(one => factor * one)] },
            CopulaModel { Copula: Copula.Student student } copula when Allowed(student.DegreesOfFreedom, Copula.Student.FewestDegreesOfFreedom) => copula with { Copula = new Copula.Student(factor * student.DegreesOfFreedom) },
            RegimeModel { DegreesOfFreedom: { } degrees } regimes when Allowed(degrees, StudentModel.FewestDegreesOfFreedom) => new RegimeModel(Names(regimes), regimes.Regimes, regimes.Moves, factor * degrees, regimes.Step),
            _ => null,
        };
    }

    /// <summary>The number of jumps a year times a factor.</summary>
    /// <param name="model">The model.</param>
    /// <param name="factor">The factor, above zero.</param>
    public static PriceModel? Intensity(PriceModel model, double factor) => model is JumpModel { Jumps.Intensity: > 0 } jumps && factor * jumps.Jumps.Intensity * jumps.Step <= JumpModel.MostJumpsPerStep
        ? Of(jumps, _ => 1, 0, jumps.MotionCorrelation, jumps.Jumps with { Intensity = factor * jumps.Jumps.Intensity })
        : null;

    /// <summary>Every jump times a factor: means and deviations of all assets; the motion between jumps stays.</summary>
    /// <param name="model">The model.</param>
    /// <param name="factor">The factor, above zero.</param>
    public static PriceModel? JumpSize(PriceModel model, double factor) => model is JumpModel jumps && jumps.Jumps.Means.Concat(jumps.Jumps.Deviations).Any(one => one != 0)
        ? Of(jumps, _ => 1, 0, jumps.MotionCorrelation, jumps.Jumps with { Means = [.. jumps.Jumps.Means.Select(one => factor * one)], Deviations = [.. jumps.Jumps.Deviations.Select(one => factor * one)] })
        : null;

    private static RegimeModel Of(RegimeModel model, Func<Regime, Regime> moved) => new(Names(model), [.. model.Regimes.Select(moved)], model.Moves, model.DegreesOfFreedom, model.Step);

    private static JumpModel Of(JumpModel model, Func<int, double> factor, double drift, IReadOnlyList<IReadOnlyList<double>> correlation, CommonJumps jumps) => new(
        [.. model.Assets.Select((asset, i) => asset with { Volatility = factor(i) * model.MotionVolatilities[i], Drift = asset.Drift + drift })], correlation, jumps, model.Step);

    private static PricedName[] Names(PriceModel model) => [.. model.Assets.Select(asset => new PricedName(asset.Name, asset.Spot))];

    private static bool IsCorrelation(double[][] correlation)
    {
        try
        {
            CholeskyFactor.Of(correlation);
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
