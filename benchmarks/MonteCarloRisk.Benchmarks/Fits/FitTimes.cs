using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Calibration.Copulas;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.FilteredHistory;
using MonteCarloRisk.Calibration.Bootstrap;
using MonteCarloRisk.Calibration.Jumps;
using MonteCarloRisk.Calibration.Jumps.Common;
using MonteCarloRisk.Calibration.Multivariate;
using MonteCarloRisk.Calibration.Regimes;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Calibration.Volatility.RangeEstimators;
using MonteCarloRisk.Calibration.Volatility.RealizedVolatility;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Benchmarks.Fits;

/// <summary>Seconds that each fit takes for the whole market, assets in parallel, as a table in Markdown. Every fit runs once before it is timed.</summary>
static class FitTimes
{
    static IReadOnlyList<IReadOnlyList<double>> Returns => SampleMarket.Returns;

    public static int Tails() => Print(
        ("Student t", () => Each(row => StudentTFit.Fit(row))),
        ("generalized Pareto, quantile and expected shortfall with profile intervals", () => Each(Tail)),
        ("margin of data and two fitted tails", () => Each(row => SemiParametricMargin.Fit(row))),
        ("goodness of fit of a tail, 199 samples", () => TailGoodnessOfFit.Of(GeneralizedParetoFit.Fit(Returns[0], Threshold(Returns[0])), 199, 1)),
        ("Merton jumps", () => Each(row => MertonJumpFit.Fit(row))),
        ("Kou jumps", () => Each(row => KouJumpFit.Fit(row))),
        ("two regimes, normal", () => Each(row => RegimeSwitchingFit.Fit(row, 2, RegimeErrors.Normal, 1))),
        ("three regimes, normal", () => Each(row => RegimeSwitchingFit.Fit(row, 3, RegimeErrors.Normal, 1))),
        ("two regimes, Student t", () => Each(row => RegimeSwitchingFit.Fit(row, 2, RegimeErrors.StudentT, 1))),
        ("market cycle of weeks", () => MarketCycle.Of(Returns[0], 7, 1)),
        ("two regimes of the market, Student t, moments of each asset", () => MarketRegimes.Fit(Returns, 2, RegimeErrors.StudentT)),
        ($"common jumps with their errors, {CommonJumpFit.MostAssets} assets", () => CommonJumpFit.Fit(Names, Jumping)));

    static readonly IReadOnlyList<IReadOnlyList<double>> Jumping = SampleMarket.WithJumps(CommonJumpFit.MostAssets);

    static IReadOnlyList<string> Names => [.. Enumerable.Range(1, CommonJumpFit.MostAssets).Select(i => $"asset {i}")];

    public static int Dependence() => Print(
        ("sample correlation", () => new SampleCorrelation().Estimate(Returns)),
        ("shrunk correlation", () => new ShrunkCorrelation().Estimate(Returns)),
        ("Ledoit-Wolf, constant correlation", () => new LedoitWolfCorrelation(ShrinkageTarget.ConstantCorrelation).Estimate(Returns)),
        ("EWMA correlation", () => new EwmaCorrelation().Estimate(Returns)),
        ("dynamic conditional correlation", () => new DynamicCorrelation().Estimate(Returns)),
        ("excess on falls of the market", () => new StressedCorrelation().Estimate(Returns)),
        ("correlation of two assets on falls, 500 histories", () => DownturnCorrelation.OnMarketFalls(Returns[0], Returns[1], Returns[2], 0.1, 0.95, 500, 1)),
        ("multivariate Student t", () => MultivariateTFit.Fit(Returns)),
        ("grouped Student t, three groups", () => GroupedTFit.Fit(Returns, [.. Enumerable.Range(0, SampleMarket.Assets).Select(i => i % 3)])),
        ("Gaussian copula", () => GaussianCopulaFit.Fit(Returns)),
        ("Student t copula", () => StudentTCopulaFit.Fit(Returns)),
        ("filtered history", () => FilteredReturns.Filter(Returns, [.. Returns.Select(_ => VarianceRecursion.Ewma(EwmaVolatility.DailyDecay))], [.. Returns.Select(_ => 0.0)])),
        ("fitting error of a Student t, 200 histories", () => FittingBootstrap.Draw(["degrees"], [Returns[0]], rows => [StudentTFit.Fit(rows[0]).DegreesOfFreedom.Value], 200, 1)));

    public static int Volatility() => Print(
        ("GARCH(1,1), normal errors", () => Each(Model(VarianceEquation.Garch, ErrorFamily.Normal))),
        ("GARCH(1,1), Student t errors", () => Each(Model(VarianceEquation.Garch, ErrorFamily.Student))),
        ("GJR-GARCH(1,1), normal errors", () => Each(Model(VarianceEquation.Gjr, ErrorFamily.Normal))),
        ("GJR-GARCH(1,1), Student t errors", () => Each(Model(VarianceEquation.Gjr, ErrorFamily.Student))),
        ("EGARCH(1,1), normal errors", () => Each(Model(VarianceEquation.Egarch, ErrorFamily.Normal))),
        ("EGARCH(1,1), Student t errors", () => Each(Model(VarianceEquation.Egarch, ErrorFamily.Student))),
        ("EWMA and sample", () => Each(Simple)),
        ("HAR on daily Garman-Klass variances", () => Each(row => new HarModel(RealizedVariances.FromDailyRanges(SampleMarket.Candles(row), new GarmanKlass()), HarForm.Level).Fit(Daily(row)))),
        ("range estimators, all five", () => Each(row => Array.ForEach(RangeEstimators, estimator => estimator.Annualised(SampleMarket.Candles(row), 0.95)))),
        ("fitting error of a GARCH forecast, 199 refits", () => new GarchModel(VarianceEquation.Garch, ErrorFamily.Student).Fit(Daily(Returns[0])).AnnualisedForecast(30, new FittingError())));

    static readonly IRangeEstimator[] RangeEstimators = [new CloseToClose(), new Parkinson(), new GarmanKlass(), new RogersSatchell(), new YangZhang()];

    static Action<IReadOnlyList<double>> Model(VarianceEquation equation, ErrorFamily errors) => row => new GarchModel(equation, errors).Fit(Daily(row));

    static void Simple(IReadOnlyList<double> row)
    {
        new EwmaVolatility().Fit(Daily(row));
        new SampleVolatility().Fit(Daily(row));
    }

    static DailyReturns Daily(IReadOnlyList<double> row) => new("asset", "simulated", [.. row.Select((_, day) => new DateOnly(2018, 1, 1).AddDays(day))], row);

    static void Tail(IReadOnlyList<double> row)
    {
        double[] losses = [.. row.Select(x => -x)];
        GeneralizedParetoFit fit = GeneralizedParetoFit.Fit(losses, Threshold(losses));
        fit.Quantile(0.99);
        fit.ExpectedShortfall(0.99);
    }

    static double Threshold(IReadOnlyList<double> losses) => ThresholdDiagnostics.AtShares(losses, [0.05])[0];

    static void Each(Action<IReadOnlyList<double>> fit) => Parallel.ForEach(Returns, fit);

    static int Print(params (string Name, Action Fit)[] fits)
    {
        Console.WriteLine($"| fit of {SampleMarket.Assets} assets x {SampleMarket.Days} days | s |");
        Console.WriteLine("|---|---|");
        double total = 0;
        foreach ((string name, Action fit) in fits)
        {
            fit();
            var watch = Stopwatch.StartNew();
            fit();
            total += watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {watch.Elapsed.TotalSeconds:0.000} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| **all** | **{total:0.0}** |"));
        return 0;
    }
}
