using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans.MovingVariance;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out the terms of options whose implied volatility moves along the path.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="steps">Dates after the start.</param>
/// <param name="spacing">Years between dates.</param>
internal sealed class MovingVolatilityPlan(PlanTables tables, PriceModel model, int steps, double spacing)
{
    // By underlying: the slot of its variance, which the first contract on it moves.
    private readonly Dictionary<int, int> variances = [];

    /// <summary>Lays out an option's terms; returns their place.</summary>
    public int Add(EuropeanOption contract, int underlying)
    {
        VolatilityDynamics dynamics = contract.Dynamics!;
        VolatilityBounds bounds = dynamics.Bounds;
        if (!(contract.ImpliedVolatility >= bounds.Floor && contract.ImpliedVolatility <= bounds.Cap))
            throw new InputException($"options \"{contract.Name}\"", FormattableString.Invariant($"an implied volatility of {contract.ImpliedVolatility} is outside of its floor {bounds.Floor} and cap {bounds.Cap}"));
        int right = contract.Right == OptionRight.Put ? 1 : 0;
        double[] limits = [bounds.Floor, bounds.Cap];
        switch (dynamics)
        {
            case VolatilityDynamics.Smile smile:
                double start = Volatility(smile.Slice, contract.Expiry, -Moneyness(contract, model.Assets[underlying].Spot, contract.Expiry));
                return tables.AddIntegers(right, MovingVolatility.Smile, tables.AddParameters([.. limits, contract.ImpliedVolatility - start, .. Coefficients(smile.Slice, contract.Expiry)]), 0, 0, -1);
            case VolatilityDynamics.SpotBeta:
                return tables.AddIntegers(right, MovingVolatility.Spot, tables.AddParameters([.. limits, contract.ImpliedVolatility]), 0, 0, -1);
            case VolatilityDynamics.OwnVariance:
                ConditionalVariance variance = Variances(contract)[underlying];
                bool moved = variances.TryGetValue(underlying, out int slot);
                if (!moved) variances[underlying] = slot = tables.AddState(2);
                int ratios = tables.AddParameters(Enumerable.Range(0, steps + 1).SelectMany(date => Ratio(variance, (contract.Expiry - (date * spacing)) / spacing)));
                int recursion = moved ? -1 : RecursionTable.AddOne(tables, model.Assets[underlying], variance, spacing);
                return tables.AddIntegers(right, MovingVolatility.OwnVariance, tables.AddParameters([.. limits, contract.ImpliedVolatility]), ratios, slot, recursion);
            default:
                throw new ArgumentOutOfRangeException(nameof(contract), contract, "No stage is known for this volatility.");
        }
    }

    /// <summary>The numbers of a contract on a date, see <see cref="OptionBook"/>.</summary>
    public static double[] Mark(EuropeanOption contract, double spot, double timeLeft) =>
    [
        Math.Sqrt(timeLeft),
        Moneyness(contract, spot, timeLeft),
        Rate(contract, timeLeft),
        contract.Strike * Exp(-contract.Rate * timeLeft),
        Exp(-contract.DividendYield * timeLeft),
    ];

    private static double Rate(EuropeanOption contract, double timeLeft) => contract.Dynamics switch
    {
        VolatilityDynamics.StickyDelta => Math.Sqrt(contract.Expiry / timeLeft),
        VolatilityDynamics.StickyMoneyness => 1,
        VolatilityDynamics.SpotBeta spot => spot.Beta * Damped(spot.Damping, timeLeft),
        VolatilityDynamics.OwnVariance own => own.Beta * Damped(own.Damping, timeLeft),
        _ => throw new ArgumentOutOfRangeException(nameof(contract), contract, "No stage is known for this volatility."),
    };

    private static double Damped(TermDamping damping, double timeLeft) => timeLeft <= damping.Reference ? 1 : Exp(damping.Power * Log(damping.Reference / timeLeft));

    // log(forward / strike).
    private static double Moneyness(EuropeanOption contract, double spot, double timeLeft) => Log(spot / contract.Strike) + ((contract.Rate - contract.DividendYield) * timeLeft);

    private static double Volatility(SsviSlice slice, double years, double logMoneyness) => Math.Sqrt(slice.TotalVariance(logMoneyness) / years);

    // w(x) / T = level + slope x + sqrt((width x + shift)^2 + bend).
    private static double[] Coefficients(SsviSlice slice, double years)
    {
        double scale = 0.5 / years;
        double bend = scale * slice.Theta;
        return [scale * slice.Theta, scale * slice.Rho * slice.Psi, scale * slice.Psi, scale * slice.Rho * slice.Theta, (1 - (slice.Rho * slice.Rho)) * bend * bend];
    }

    // Mean variance of the next n steps is A + B v: what is left of a deviation after a step is the recursion's remaining weight.
    private static double[] Ratio(ConditionalVariance variance, double stepsLeft)
    {
        if (stepsLeft <= 0) return [1, 0];
        VarianceRecursion recursion = variance.Recursion;
        double weight = 1;
        double constant = recursion.Constant * Math.Max(0, stepsLeft - 1) / 2;
        if (recursion.LongRun is { } longRun)
        {
            double remaining = recursion.Remaining;
            double kept = remaining > 0 ? Exp(stepsLeft * Log(remaining)) : 0;
            weight = Math.Min(1, (1 - kept) / (stepsLeft * (1 - remaining)));
            constant = longRun * (1 - weight);
        }

        double today = constant + (weight * variance.Next);
        return today > 0 ? [constant / today, weight / today] : [1, 0];
    }

    private IReadOnlyList<ConditionalVariance> Variances(EuropeanOption contract) => model switch
    {
        FilteredHistoryModel history => history.Variances,
        CorrelatedGarchModel garch => garch.Variances,
        _ => throw new InputException(
            $"options \"{contract.Name}\"", "a volatility that follows the model's own variance needs a model that has one: filtered history or correlated errors (garch)"),
    };

    private static double Exp(double value) => Double1.Exp(new Double1(value)).Value;

    private static double Log(double value) => Double1.Log(new Double1(value)).Value;
}
