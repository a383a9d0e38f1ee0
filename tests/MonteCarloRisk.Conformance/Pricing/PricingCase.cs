using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Pricing;

/// <summary>One published price of a European option on one asset or a basket.</summary>
internal sealed record PricingCase(
    string Name,
    OptionRight Right,
    BasketAggregation Aggregation,
    double[] Weights,
    double Strike,
    double[] Spots,
    double[] DividendYields,
    double Rate,
    double Expiry,
    double[] Volatilities,
    Func<int, int, double> Correlation,
    double Value,
    double Tolerance)
{
    private const long Paths = 1 << 19;

    /// <summary>Prices the case with a seed of its own and adds it to a suite.</summary>
    public void AddTo(StatisticalSuite suite, SimulationRunner runner, ulong seed, Precision precision) => AddTo(suite, runner, seed, precision, StandardError);

    /// <summary>The same, with a theoretical standard error from elsewhere.</summary>
    public void AddTo(StatisticalSuite suite, SimulationRunner runner, ulong seed, Precision precision, double standardError)
    {
        int assets = Spots.Length;
        var model = new GeometricBrownianModel(
            Measure.RiskNeutral,
            [.. Enumerable.Range(0, assets).Select(i => new ModelAsset($"asset {i}", Spots[i], Volatilities[i], Rate - DividendYields[i]))],
            [.. Enumerable.Range(0, assets).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, assets).Select(j => Correlation(i, j))])]);
        var option = new EuropeanBasketOption(Right, Aggregation, Weights, Strike, Expiry);
        SimulationEstimate price = OptionPricing.Price(runner, model, option, Rate, new SimulationSettings(Paths, seed, precision), 0.95);
        suite.Add(Name, price.Estimate, Value, standardError, Tolerance);
    }

    /// <summary>What the standard error should be, by quadrature.</summary>
    public double StandardError => Math.Exp(-Rate * Expiry) * PayoffMoments().Deviation / Math.Sqrt(Paths);

    /// <summary>The price by quadrature.</summary>
    public double Quadrature() => Math.Exp(-Rate * Expiry) * PayoffMoments().Mean;

    private (double Mean, double Deviation) PayoffMoments()
    {
        double sign = Right == OptionRight.Call ? 1 : -1;
        double Payoff(double[] prices)
        {
            double aggregate = Weights[0] * prices[0];
            for (int i = 1; i < prices.Length; i++)
            {
                double leg = Weights[i] * prices[i];
                aggregate = Aggregation == BasketAggregation.Sum ? aggregate + leg : Aggregation == BasketAggregation.Minimum ? Math.Min(aggregate, leg) : Math.Max(aggregate, leg);
            }

            return Math.Max(sign * (aggregate - Strike), 0);
        }

        return BasketQuadrature.Moments(
            Spots,
            [.. Spots.Select((_, i) => (Rate - DividendYields[i] - (Volatilities[i] * Volatilities[i] / 2)) * Expiry)],
            [.. Volatilities.Select(volatility => volatility * Math.Sqrt(Expiry))],
            Correlation,
            Payoff);
    }
}
