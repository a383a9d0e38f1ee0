using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Regimes;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Calibration.Tests.Regimes;

public sealed class RegimeSwitchingFitTests
{
    [Fact]
    public void The_filter_gives_the_published_likelihood_of_the_federal_funds_rate()
    {
        // Stata 14 manual, mswitch, example 1: two means and one variance, log-likelihood -508.63592.
        const double deviation = 2.107562;
        var model = new RegimeSwitchingModel([3.70877, 9.556793], [deviation, deviation], double.PositiveInfinity, [[0.9820939, 1 - 0.9820939], [0.0503587, 1 - 0.0503587]]);

        Assert.Equal(-508.63592, model.LogLikelihood(FederalFunds.Rate), 4);
        Assert.Equal(1 / (1 - 0.9820939), model.ExpectedDuration(0), 9);
    }

    [Fact]
    public void Scales_of_their_own_fit_the_federal_funds_rate_better_than_the_published_common_one()
    {
        RegimeSwitchingFit fit = RegimeSwitchingFit.Fit(FederalFunds.Rate, 2, RegimeErrors.Normal, seed: 1);

        Assert.True(fit.Converged);
        Assert.True(fit.LogLikelihood > -508.63592);
        Assert.Equal(fit.LogLikelihood, fit.Model.LogLikelihood(FederalFunds.Rate), 8);
    }

    [Fact]
    public void The_filter_and_the_smoother_equal_sums_over_all_histories()
    {
        double[] returns = [0.3, -1.2, 0.8, 2.5, -0.1, 0.2, -3.0];
        var model = new RegimeSwitchingModel([0.1, -0.2, 0.4], [0.5, 1, 2], 4, [[0.8, 0.15, 0.05], [0.2, 0.7, 0.1], [0.3, 0.1, 0.6]]);
        IReadOnlyList<double> stationary = model.StationaryProbabilities();
        double total = 0, inLast = 0;
        for (int history = 0; history < Math.Pow(3, returns.Length); history++)
        {
            double probability = 1;
            for (int step = 0, rest = history, last = -1; step < returns.Length; step++, rest /= 3)
            {
                int regime = rest % 3;
                probability *= last < 0 ? stationary[regime] : model.Transition[last][regime];
                probability *= Math.Exp(StudentTDistribution.LogDensity((returns[step] - model.Means[regime]) / model.Scales[regime], 4)) / model.Scales[regime];
                last = regime;
            }

            total += probability;
            if (history / 27 % 3 == 2) inLast += probability;
        }

        Assert.Equal(Math.Log(total), model.LogLikelihood(returns), 10);
        Assert.Equal(inLast / total, model.SmoothedProbabilities(returns)[2][3], 10);
        for (int j = 0; j < 3; j++) Assert.Equal(stationary[j], Enumerable.Range(0, 3).Sum(i => stationary[i] * model.Transition[i][j]), 12);
    }

    [Theory]
    [InlineData(RegimeErrors.Normal)]
    [InlineData(RegimeErrors.StudentT)]
    public void The_intervals_hold_the_parameters_as_often_as_they_say(RegimeErrors errors)
    {
        var model = new RegimeSwitchingModel([0.002, -0.004], [0.02, 0.06], errors == RegimeErrors.Normal ? double.PositiveInfinity : 6, [[0.98, 0.02], [0.05, 0.95]]);
        var random = new MersenneTwister(3);
        Coverage calm = new("calm scale", 0.02), wild = new("wild scale", 0.06), mean = new("wild mean", -0.004), stay = new("stay", 0.98);
        for (int k = 0; k < Coverage.Samples(16, 400); k++)
        {
            RegimeSwitchingFit fit = RegimeSwitchingFit.Fit(Draw(model, random, 1500), 2, errors, seed: k);
            calm.Add(fit.Scales[0]);
            wild.Add(fit.Scales[1]);
            mean.Add(fit.Means[1]);
            stay.Add(fit.Stays[0]);
        }

        foreach (Coverage coverage in (Coverage[])[calm, wild, mean, stay]) coverage.Check(coverageAllowance: 0.05, biasAllowance: 0.3);
    }

    [Fact]
    public void The_intervals_of_three_regimes_hold_their_parameters_as_often_as_they_say()
    {
        var model = new RegimeSwitchingModel([0.001, 0, -0.01], [0.01, 0.03, 0.1], double.PositiveInfinity, [[0.98, 0.015, 0.005], [0.02, 0.97, 0.01], [0.02, 0.05, 0.93]]);
        var random = new MersenneTwister(18);
        Coverage[] coverages = [.. model.Scales.Select((scale, i) => new Coverage($"scale {i}", scale)), .. model.Means.Select((mean, i) => new Coverage($"mean {i}", mean)), .. Enumerable.Range(0, 3).Select(i => new Coverage($"stay {i}", model.Transition[i][i]))];
        double[][] samples = [.. Enumerable.Range(0, Coverage.Samples(12, 400)).Select(_ => Draw(model, random, 2000))];
        foreach (RegimeSwitchingFit fit in samples.AsParallel().AsOrdered().Select((returns, seed) => RegimeSwitchingFit.Fit(returns, 3, RegimeErrors.Normal, seed)))
        {
            foreach ((Coverage coverage, Estimate estimate) in coverages.Zip((Estimate[])[.. fit.Scales, .. fit.Means, .. fit.Stays])) coverage.Add(estimate);
        }

        foreach (Coverage coverage in coverages) coverage.Check(coverageAllowance: 0.05, biasAllowance: 0.4);
    }

    [Fact]
    public void Three_regimes_are_found_in_the_order_of_their_scales_and_the_same_seed_gives_the_same_fit()
    {
        var model = new RegimeSwitchingModel([0, 0.001, -0.01], [0.01, 0.03, 0.1], double.PositiveInfinity, [[0.98, 0.015, 0.005], [0.02, 0.97, 0.01], [0.02, 0.05, 0.93]]);
        double[] returns = Draw(model, new MersenneTwister(8), 4000);
        RegimeSwitchingFit fit = RegimeSwitchingFit.Fit(returns, 3, RegimeErrors.Normal, seed: 1);

        // Standard errors of the scales are below 4%, 4% and 5%; the bounds are about five of them.
        Assert.Equal(0.01, fit.Model.Scales[0], 0.002);
        Assert.Equal(0.03, fit.Model.Scales[1], 0.006);
        Assert.Equal(0.1, fit.Model.Scales[2], 0.025);
        Assert.True(fit.LogLikelihood >= model.LogLikelihood(returns));
        Assert.Equal(fit.LogLikelihood, RegimeSwitchingFit.Fit(returns, 3, RegimeErrors.Normal, seed: 1).LogLikelihood);
    }

    [Fact]
    public void A_cycle_knows_its_boom_from_its_crash()
    {
        var model = new RegimeSwitchingModel([0, 0.006, -0.008], [0.015, 0.03, 0.045], double.PositiveInfinity, [[0.995, 0.004, 0.001], [0.004, 0.992, 0.004], [0.006, 0.002, 0.992]]);
        MarketCycle cycle = MarketCycle.Of(Draw(model, new MersenneTwister(12), 6000), 7, seed: 1);

        Assert.True(cycle.Fit.Model.Means[cycle.Crash] < 0 && cycle.Fit.Model.Means[cycle.Boom] > 0);
        Assert.Equal(3, new HashSet<int> { cycle.Calm, cycle.Boom, cycle.Crash }.Count);
        Assert.True(cycle.ExpectedYears(cycle.Boom) > 0.05);
    }

    [Fact]
    public void Too_few_returns_and_other_numbers_of_regimes_are_refused()
    {
        Assert.Contains("100 or more", Assert.Throws<InputException>(() => RegimeSwitchingFit.Fit(new double[50], 2, RegimeErrors.Normal, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("two or three", Assert.Throws<InputException>(() => RegimeSwitchingFit.Fit(FederalFunds.Rate, 4, RegimeErrors.Normal, 1)).Message, StringComparison.Ordinal);
    }

    /// <summary>A regime that never stays drives the odds of its moves to the end of their range, where one dwarfs the other and neither curves the likelihood.</summary>
    [Fact]
    public void A_regime_that_never_stays_is_fitted_with_errors_of_the_others()
    {
        var truth = new RegimeSwitchingModel([0, 0.02, -0.3], [0.02, 0.06, 0.03], double.PositiveInfinity, [[0.9, 0.04, 0.06], [0.05, 0.9, 0.05], [1, 0, 0]]);
        RegimeSwitchingFit fit = RegimeSwitchingFit.Fit(Draw(truth, new MersenneTwister(3), 600), 3, RegimeErrors.Normal, seed: 1);

        int crash = Enumerable.Range(0, 3).MinBy(k => fit.Model.Means[k]);
        Assert.InRange(fit.Model.Transition[crash][crash], 0, 1e-4);
        Assert.InRange(fit.Means[crash].Value, -0.33, -0.27);
        Assert.All(fit.Means.Concat(fit.Scales), estimate => Assert.InRange(estimate.StandardError, 1e-5, 0.05));
    }

    /// <summary>Odds of the moves out of the first regime, over staying, and which of the two the likelihood does not tell.</summary>
    [Theory]
    [InlineData(-2, -4, false, false)]
    [InlineData(-20, -4, true, false)]
    [InlineData(25, -5, true, true)]
    [InlineData(13, 13.5, false, true)]
    [InlineData(0, 13.8, true, true)]
    public void Odds_that_the_likelihood_does_not_curve_in_are_held(double first, double second, bool firstHeld, bool secondHeld)
    {
        var parameters = new RegimeParameters([.. Enumerable.Range(-50, 101).Select(one => one / 50.0)], 3, RegimeErrors.Normal);
        double[] free = [first, second, -2, -2, -2, -2, 0, 0, 0, 0, 0, 0];
        Assert.Equal((firstHeld, secondHeld, false), (parameters.IsFixed(free, 0), parameters.IsFixed(free, 1), parameters.IsFixed(free, 2)));
    }

    static double[] Draw(RegimeSwitchingModel model, MersenneTwister random, int steps)
    {
        var returns = new double[steps];
        for (int step = 0, regime = 0; step < steps; step++)
        {
            double noise = double.IsPositiveInfinity(model.DegreesOfFreedom) ? Normal.Sample(random, 0, 1) : StudentT.Sample(random, 0, 1, model.DegreesOfFreedom);
            returns[step] = model.Means[regime] + model.Scales[regime] * noise;
            double u = random.NextDouble();
            int next = 0;
            while (next < model.Regimes - 1 && u > model.Transition[regime].Take(next + 1).Sum()) next++;
            regime = next;
        }

        return returns;
    }
}
