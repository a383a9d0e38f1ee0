using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>Margins and copulas on the paths: path by path against normals and Student t, and in frequency against values of 20-digit arithmetic (mpmath 1.3).</summary>
public sealed class CopulaReturnTests
{
    private const double Day = 1 / 365.0;
    private const double Volatility = 0.9;
    private const double TableError = 1.5e-7;

    // Where the centre of a margin is straight between 65 points, the table rounds the corners off.
    private const double CornerError = 1e-4;

    private static double Scale { get; } = Volatility * Math.Sqrt(Day);

    [Fact]
    public void Normal_margins_under_a_Gaussian_copula_are_geometric_Brownian_motion_path_by_path()
    {
        ModelAsset[] assets = [new("A", 100, 0.9, 0.1), new("B", 20, 0.5, -0.2), new("C", 3, 0, 0.3)];
        double[][] correlation = [[1, 0.6, -0.2], [0.6, 1, 0.1], [-0.2, 0.1, 1]];
        var copula = new CopulaModel(assets, correlation, new Copula.Gaussian(), [new NormalMargin(), new NormalMargin(), new NormalMargin()], Day);
        var brownian = new GeometricBrownianModel(
            Measure.RealWorld, [.. assets.Select(asset => asset with { Drift = asset.Drift + (asset.Volatility * asset.Volatility / 2) })], correlation);
        const int days = 11;
        PricePathSample one = PricePathSample.Walk(copula, TimeGrid.Uniform(days * Day, days), 5, 4096);
        PricePathSample other = PricePathSample.Walk(brownian, TimeGrid.Uniform(days * Day, days), 5, 4096);
        for (int path = 0; path < one.PathCount; path++)
        {
            for (int day = 0; day <= days; day++)
            {
                for (int asset = 0; asset < assets.Length; asset++) Assert.Equal(1, one[path, day, asset] / other[path, day, asset], 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(2.2)]
    [InlineData(4)]
    [InlineData(40)]
    public void Student_margins_under_a_t_copula_of_their_degrees_are_the_multivariate_t_path_by_path(double degrees)
    {
        ModelAsset[] assets = [new("A", 100, 0.9, 0.1), new("B", 20, 0.5, -0.2)];
        double[][] correlation = [[1, 0.6], [0.6, 1]];
        var margin = new StudentMargin(0, Math.Sqrt((degrees - 2) / degrees), degrees);
        PricePathSample one = PricePathSample.Walk(
            new CopulaModel(assets, correlation, new Copula.Student(degrees), [margin, margin], Day), TimeGrid.Uniform(Day, 1), 6, 1 << 15);
        PricePathSample other = PricePathSample.Walk(new StudentModel(assets, correlation, [degrees, degrees], Day), TimeGrid.Uniform(Day, 1), 6, 1 << 15);
        for (int path = 0; path < one.PathCount; path++)
        {
            for (int asset = 0; asset < 2; asset++)
            {
                double scale = assets[asset].Volatility * Math.Sqrt(Day);
                double exact = Math.Log(other[path, 1, asset] / other[path, 0, asset]) / scale;
                Assert.InRange(Math.Abs((Math.Log(one[path, 1, asset] / one[path, 0, asset]) / scale) - exact), 0, TableError * Math.Max(1, Math.Abs(exact)));
            }
        }
    }

    /// <summary>F(X) = Phi(z) on every path, z the normal that geometric Brownian motion has there: F(X - error) and F(X + error) bracket it.</summary>
    [Fact]
    public void Every_return_is_the_margins_quantile_of_its_normal()
    {
        PricePathSample normals = PricePathSample.Walk(
            new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, Volatility * Volatility / 2)], [[1]]), TimeGrid.Uniform(Day, 1), 7, 1 << 15);
        Check(SampleMargins.Student, x => StudentT.CDF(0.05, 0.6, 2.7, x), TableError);
        Check(SampleMargins.Merton, Merton, TableError);
        Check(SampleMargins.GeneralizedPareto, Pareto, CornerError);

        void Check(ReturnMargin margin, Func<double, double> cumulative, double error)
        {
            PricePathSample sample = PricePathSample.Walk(Model(new Copula.Gaussian(), [margin], [[1]]), TimeGrid.Uniform(Day, 1), 7, 1 << 15);
            for (int path = 0; path < sample.PathCount; path++)
            {
                double probability = Normal.CDF(0, 1, Math.Log(normals[path, 1, 0] / 100) / Scale);
                double x = (Math.Log(sample[path, 1, 0] / 100) / Scale) + margin.Mean;
                double slack = error * Math.Max(1, Math.Abs(x - margin.Mean));
                Assert.True(
                    cumulative(x - slack) <= probability + 1e-12 && probability - 1e-12 <= cumulative(x + slack), $"{margin.GetType().Name}, path {path}: {x} for {probability}");
            }
        }
    }

    /// <summary>Falls of one step. Merton by the sum over jumps, Kou by tilted Fourier inversion, in mpmath; generalized Pareto and Student t in closed form.</summary>
    [Theory]
    [InlineData(Precision.Single, 500UL)]
    [InlineData(Precision.Double, 600UL)]
    public void The_fall_of_a_step_is_that_of_the_margin_under_either_copula(Precision precision, ulong seed)
    {
        const long paths = 1 << 19;
        (ReturnMargin Margin, double X, double Probability)[] cases =
        [
            (SampleMargins.Merton, -4.2, 0.00389797446383827),
            (SampleMargins.Merton, -0.5, 0.277839285691452),
            (SampleMargins.Kou, -3.5, 0.00643467351111855),
            (SampleMargins.Kou, -1, 0.106551564226267),
            (SampleMargins.GeneralizedPareto, SampleMargins.GeneralizedPareto.Lower.Threshold - 2, 0.1 * Math.Pow(1 + (0.3 * 2 / 0.5), -1 / 0.3)),
            (SampleMargins.GeneralizedPareto, SampleMargins.GeneralizedPareto.Values[20], SampleMargins.GeneralizedPareto.Probabilities[20]),
            (SampleMargins.Student, 0.05 + (0.6 * StudentT.InvCDF(0, 1, 2.7, 0.004)), 0.004),
            (SampleMargins.Student, 0.05, 0.5),
        ];
        var suite = new StatisticalSuite();
        var runner = new SimulationRunner(CpuBackend.Widest());
        foreach (Copula copula in new Copula[] { new Copula.Gaussian(), new Copula.Student(1.4), new Copula.Student(4) })
        {
            foreach ((ReturnMargin margin, double x, double probability) in cases)
            {
                SimulationEstimate estimate = FirstPassage.OnDates(
                    runner, Model(copula, [margin], [[1]]), [1], 100 * Math.Exp(Scale * (x - margin.Mean)), Day, 1, new SimulationSettings(paths, seed++, precision), .95);
                suite.Add($"{copula} {margin.GetType().Name} {x:F2}", estimate.Estimate, probability, Math.Sqrt(probability * (1 - probability) / paths));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>
    /// Both below their own quantiles, whatever their margins: bivariate normal and t at equal quantiles by quadrature in mpmath. Those at 1% and correlation 1/2 are in McNeil,
    /// Frey and Embrechts, Quantitative Risk Management (2015), table 7.2, as 1.29e-3 and 2.22 times that.
    /// </summary>
    [Fact]
    public void Assets_fall_together_as_the_copula_says_whatever_their_margins()
    {
        var suite = new StatisticalSuite();
        ulong seed = 700;
        foreach ((Copula copula, double correlation, double probability, double both) in new (Copula, double, double, double)[]
        {
            (new Copula.Gaussian(), 0.5, 0.01, 0.00129392441826),
            (new Copula.Gaussian(), 0.8, 0.01, 0.00376896816312),
            (new Copula.Student(4), 0.5, 0.01, 0.00287678434852),
            (new Copula.Student(4), 0.8, 0.01, 0.00522668617254),
            (new Copula.Student(3), 0.5, 0.01, 0.00329582047853),
        })
        {
            ReturnMargin[] margins = [SampleMargins.Student, SampleMargins.GeneralizedPareto];
            PricePathSample sample = PricePathSample.Walk(
                Model(copula, margins, [[1, correlation], [correlation, 1]]), TimeGrid.Uniform(Day, 1), seed++, 1 << 19);
            double first = 0.05 + (0.6 * StudentT.InvCDF(0, 1, 2.7, probability)) - margins[0].Mean;
            double second = SampleMargins.GeneralizedPareto.Lower.Threshold - (0.5 / 0.3 * (Math.Pow(0.1 / probability, 0.3) - 1)) - margins[1].Mean;
            double firstFloor = 100 * Math.Exp(Scale * first);
            double secondFloor = 100 * Math.Exp(Scale * second);
            long count = Enumerable.Range(0, sample.PathCount).LongCount(path => sample[path, 1, 0] <= firstFloor && sample[path, 1, 1] <= secondFloor);
            suite.Add($"{copula}, {correlation}", BinomialProportion.Estimate(count, sample.PathCount, .95, "count"), both, Math.Sqrt(both * (1 - both) / sample.PathCount));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void A_Gaussian_copula_in_place_of_a_t_copula_is_seen()
    {
        var suite = new StatisticalSuite();
        PricePathSample sample = PricePathSample.Walk(Model(new Copula.Gaussian(), [new NormalMargin(), new NormalMargin()], [[1, 0.5], [0.5, 1]]), TimeGrid.Uniform(Day, 1), 1, 1 << 19);
        double floor = 100 * Math.Exp(Scale * Normal.InvCDF(0, 1, 0.01));
        long count = Enumerable.Range(0, sample.PathCount).LongCount(path => sample[path, 1, 0] <= floor && sample[path, 1, 1] <= floor);
        suite.Add("normal as if t", BinomialProportion.Estimate(count, sample.PathCount, .95, "count"), 0.00287678434852, Math.Sqrt(0.00288 / sample.PathCount));
        Assert.Contains("beyond", suite.Complaints(), StringComparison.Ordinal);
    }

    internal static CopulaModel Model(Copula copula, ReturnMargin[] margins, double[][] correlation) =>
        new([.. margins.Select((_, i) => new ModelAsset(((char)('A' + i)).ToString(), 100, Volatility, 0))], correlation, copula, margins, Day);

    private static double Merton(double x)
    {
        (double sum, double weight) = (0, Math.Exp(-0.08));
        for (int k = 0; k < 20; k++, weight *= 0.08 / k) sum += weight * Normal.CDF(0.02 - (0.6 * k), Math.Sqrt(0.64 + (4 * k)), x);
        return sum;
    }

    private static double Pareto(double x)
    {
        GeneralizedParetoMargin margin = SampleMargins.GeneralizedPareto;
        if (x < margin.Lower.Threshold) return 0.1 * Math.Pow(1 + (0.3 * (margin.Lower.Threshold - x) / 0.5), -1 / 0.3);
        if (x > margin.Upper.Threshold) return 1 - (margin.Upper.Probability * Math.Pow(1 + (0.1 * (x - margin.Upper.Threshold) / 0.45), -1 / 0.1));
        int above = Enumerable.Range(1, margin.Values.Count - 1).First(i => margin.Values[i] >= x);
        double share = (x - margin.Values[above - 1]) / (margin.Values[above] - margin.Values[above - 1]);
        return margin.Probabilities[above - 1] + (share * (margin.Probabilities[above] - margin.Probabilities[above - 1]));
    }
}
