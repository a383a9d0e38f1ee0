using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Margin;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>
/// Ruin of an insurer (F. Lundberg, H. Cramér): reserve u, premiums 1.2 and one claim of exponential size with mean one a unit of time, ruined with probability exp(-u / 6) / 1.2. Here the log price of an
/// asset under Kou's jumps, which fall only.
/// </summary>
public sealed class RuinTests
{
    private const double Premium = 1.2;

    // Of the motion that a margin needs beside its jumps, a unit of time.
    private const double Variance = .004;

    // A jump that the next premiums make good before the date is not seen: so ruin on dates lies between that of u and of u + the premiums of a step. What comes after the horizon is less than 0.5% of it.
    [Theory]
    [InlineData(10, .1, 4000, 1 << 17)]
    [InlineData(30, .2, 4000, 1 << 17)]
    public void Ruin_of_an_insurer_is_that_of_cramer_and_lundberg(double reserve, double step, int steps, long paths)
    {
        const double unit = .05;
        var claims = new KouMargin(Premium * step, Math.Sqrt(Variance * step), step, 0, 1, 1);
        Estimate ruin = FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), Model(claims, unit, step), [1], Math.Exp(-unit * reserve), steps * step, steps, new SimulationSettings(paths, 4, Precision.Single), .95, TestContext.Current.CancellationToken).Estimate;

        (double exact, _) = Ruin(reserve);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{ruin.Value:e4} ± {ruin.StandardError:e1}, {exact * Math.Exp(-Premium * step / 6):e4} to {exact:e4}"));
        Assert.InRange(ruin.Value, (.995 * exact * Math.Exp(-Premium * step / 6)) - (4.9 * ruin.StandardError), exact + (4.9 * ruin.StandardError));
        Assert.InRange(ruin.StandardError / exact, 0, .04);
    }

    /// <summary>
    /// The same within 4%, where counting has 18% above and 22% below. Under claims of intensity and mean 1 / (1 - R), R the adjustment coefficient, ruin is certain, and its probability under the others is E exp(R S) at ruin (S. Asmussen,
    /// H. Albrecher, Ruin Probabilities, 2nd ed. (2010), ch. IV). With R as the unit of the log price that is the mean price at ruin: the debt, as often as the account is insolvent, less its mean loss.
    /// </summary>
    [Theory]
    [InlineData(10, 400)]
    [InlineData(30, 800)]
    [InlineData(60, 1200)]
    public void Ruin_is_the_mean_price_at_ruin_under_the_conjugate_claims(double reserve, double horizon)
    {
        const double step = .1;
        const long paths = 1 << 13;
        (double exact, double coefficient) = Ruin(reserve);
        double scale = 1 / (1 - coefficient);
        var claims = new KouMargin((Premium - (Variance * coefficient)) * step, Math.Sqrt(Variance * step), scale * step, 0, 1, scale);
        double debt = Math.Exp(-coefficient * reserve);
        var rules = new MarginRules(new Dictionary<string, CollateralRule> { ["reserve"] = new(1, 1) }, new Dictionary<string, OptionMarginRule>(), 0);
        var account = new MarginAccount("insurer", new Dictionary<string, double> { ["reserve"] = 1 }, debt, new Dictionary<string, double>());
        var estimate = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), Model(claims, coefficient, step), [], account, rules, new MonitoringDates((int)Math.Round(horizon / step), step),
            new SimulationSettings(paths, 4, Precision.Single), new ProtocolTerms(null, [.99]), .95, cancellation: TestContext.Current.CancellationToken);
        (Estimate insolvency, Estimate loss) = (estimate.Insolvency.Estimate, estimate.Loss.Estimate);
        double ruin = (debt * insolvency.Value) - loss.Value;

        // Paths that are not ruined by the horizon could add less than the debt each. Errors are added up, and the bracket of the step, 2%, is that of above.
        double later = debt * (1 - insolvency.Interval.Lower);
        double error = loss.StandardError + (debt * insolvency.StandardError);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"{ruin:e4} ± {error:e1} and {later:e1} later, {exact * Math.Exp(-Premium * step * coefficient):e4} to {exact:e4}; ruined {insolvency.Value}"));
        Assert.InRange(ruin, (exact * Math.Exp(-Premium * step * coefficient)) - later - (4.9 * error), exact + (4.9 * error));
        Assert.InRange(error / exact, 0, .003);
    }

    // The reserve in units of the log price.
    private static CopulaModel Model(KouMargin claims, double unit, double step) =>
        new([new ModelAsset("reserve", 1, unit / Math.Sqrt(step), unit * claims.Mean / step)], [[1]], new Copula.Gaussian(), [claims], step);

    // With the motion: c R - D R² = R / (1 - R), D half the variance, has two roots; C₁ exp(-R₁ u) + C₂ exp(-R₂ u). F. Dufresne, H. Gerber, Insurance: Mathematics and Economics 10 (1991) 51. At u = 30 it is 0.75% above
    // exp(-u / 6) / 1.2.
    private static (double Probability, double Coefficient) Ruin(double reserve)
    {
        const double half = Variance / 2;
        double root = Math.Sqrt(((Premium + half) * (Premium + half)) - (4 * half * (Premium - 1)));
        double first = 2 * (Premium - 1) / (Premium + half + root);
        double second = (Premium + half + root) / (2 * half);
        double share = second * (1 - first) / (second - first);
        return ((share * Math.Exp(-first * reserve)) + ((1 - share) * Math.Exp(-second * reserve)), first);
    }
}
