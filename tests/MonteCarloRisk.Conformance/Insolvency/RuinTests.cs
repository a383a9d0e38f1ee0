using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>
/// Ruin of an insurer (F. Lundberg, H. Cramér): reserve u, premiums 1.2 and one claim of exponential size with mean one a unit of time, ruined with probability exp(-u / 6) / 1.2. Here the log price of an
/// asset under Kou's jumps, which fall only; a twentieth of it is a unit.
/// </summary>
public sealed class RuinTests
{
    private const double Premium = 1.2;
    private const double Unit = .05;

    // A jump that the next premiums make good before the date is not seen: so ruin on dates lies between that of u and of u + the premiums of a step. The motion that a margin needs beside its jumps,
    // of variance 0.004 a unit, and what comes after the horizon, change it by less than 0.5%.
    [Theory]
    [InlineData(10, .1, 4000, 1 << 17, 0.157396335697968)]
    [InlineData(30, .2, 4000, 1 << 17, 0.00561495583257122)]
    public void Ruin_of_an_insurer_is_that_of_cramer_and_lundberg(double reserve, double step, int steps, long paths, double exact)
    {
        var claims = new KouMargin(Premium * step, Math.Sqrt(.004 * step), step, 0, 1, 1);
        var model = new CopulaModel(
            [new ModelAsset("reserve", 1, Unit / Math.Sqrt(step), Unit * claims.Mean / step)], [[1]], new Copula.Gaussian(), [claims], step);
        Estimate ruin = FirstPassage.OnDates(
            new SimulationRunner(CpuBackend.Widest()), model, [1], Math.Exp(-Unit * reserve), steps * step, steps, new SimulationSettings(paths, 4, Precision.Single), .95, TestContext.Current.CancellationToken).Estimate;

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{ruin.Value:e4} ± {ruin.StandardError:e1}, {exact * Math.Exp(-Premium * step / 6):e4} to {exact:e4}"));
        Assert.InRange(ruin.Value, (.995 * exact * Math.Exp(-Premium * step / 6)) - (4.9 * ruin.StandardError), (1.005 * exact) + (4.9 * ruin.StandardError));
        Assert.InRange(ruin.StandardError / exact, 0, .04);
    }
}
