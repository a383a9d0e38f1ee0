using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Plans that price European options on one asset or a basket.</summary>
public static class BasketOptionPlan
{
    /// <summary>Plans the pricing of an option.</summary>
    /// <param name="model">The model, under the risk-neutral measure.</param>
    /// <param name="option">The option.</param>
    /// <param name="rate">Discount rate per year, continuously compounded.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">The model is not risk-neutral, or a value is out of range.</exception>
    public static SimulationPlan<BasketOption<GeometricBrownianMotion<PhiloxNormals>>> Create(
        GeometricBrownianModel model, EuropeanBasketOption option, double rate, SimulationSettings settings)
    {
        if (model.Measure != Measure.RiskNeutral) throw new InputException("model", "a price needs drifts under the risk-neutral measure");
        if (option.Weights.Count != model.Assets.Count)
        {
            throw new InputException("payoff.weights", $"{option.Weights.Count} weights; {model.Assets.Count} are needed, one an asset");
        }

        if (!(option.Expiry >= 0) || !double.IsFinite(option.Expiry)) throw new InputException("payoff.expiry", $"{option.Expiry} is not allowed; zero or more years are");
        var tables = new PlanTables();
        var process = GeometricBrownianPlan.Add(tables, model, TimeGrid.Uniform(option.Expiry, 1), settings.Seed);
        double sign = option.Right == Domain.Accounts.OptionRight.Call ? 1 : -1;
        double discountFactor = Double1.Exp(new Double1(-rate * option.Expiry)).Value;
        var program = new BasketOption<GeometricBrownianMotion<PhiloxNormals>>(
            process,
            (int)option.Aggregation,
            PriceSlot: tables.AddState(model.Assets.Count),
            WeightParameter: tables.AddParameters([.. option.Weights, option.Strike, sign, discountFactor]));
        tables.AddMoments(0);
        return new SimulationPlan<BasketOption<GeometricBrownianMotion<PhiloxNormals>>>(
            PathPrograms.BasketOption + GeometricBrownianPlan.Name,
            program,
            tables,
            BasketOption<GeometricBrownianMotion<PhiloxNormals>>.Tallies,
            new TrackedEstimate.Mean("price", 0),
            settings);
    }
}
