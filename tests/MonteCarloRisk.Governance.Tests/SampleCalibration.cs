using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>A calibration of a made-up market: four collateral assets, short options on two of them, twelve accounts, one requirement that was not resolved.</summary>
static class SampleCalibration
{
    public const string HostileName = "Fund <script>alert(1)</script> & Sons | \"A\"";
    public const string UnresolvedLine = "LINK <liquidation threshold>: the curve is above the target up to its last point; more paths or a wider curve would help.";
    const long Paths = 1_000_000;
    const double Target = 1e-3;

    static readonly DateOnly Today = new(2025, 6, 30);
    static readonly string[] Names = ["ETH", "BTC", "LINK", "stETH"];
    static readonly double[] Spots = [2486.55, 107_134.2, 13.3871, 2484.12];
    static readonly double[] Volatilities = [0.68, 0.44, 0.87, 0.69];

    public static MarketCalibration Build() => new(
        BuildMarket(),
        new MarginRulesRecommendation(Rules(0.05), [UnresolvedLine]),
        [.. Names.Select((_, index) => Collateral(index))],
        [Option("ETH", "ETH-26SEP25-3000-C"), Option("BTC", "BTC-26SEP25-130000-C")],
        Outcome(1),
        Outcome(0.03),
        [.. Names.Select((_, index) => Fan(index))],
        [
            new SimulationRun("rules in force", Hash('a'), Hash('b'), Paths, 42, Precision.Single, "cpu (Vector512, 2 threads)", 3.271),
            new SimulationRun("recommended rules", Hash('c'), Hash('d'), Paths, 42, Precision.Single, "cpu (Vector512, 2 threads)", 3.114),
        ])
    {
        Comparisons = MarketComparison.Of(BuildMarket(), Rules(0.05), Venues.Published),
    };

    /// <summary>The same with the fitting error of some of its estimates.</summary>
    public static MarketCalibration WithFittingError()
    {
        MarketCalibration calibration = Build();
        return calibration with
        {
            Collateral = [.. calibration.Collateral.Select(asset => asset with
            {
                LiquidationThreshold = asset.LiquidationThreshold is { } threshold ? Refitted(threshold, 0.021) : null,
                Solution = asset.Solution with { Requirement = asset.Solution.Requirement is { } requirement ? Refitted(requirement, 0.027) : null },
            })],
            Recommended = calibration.Recommended with { InsolvencyProbability = Refitted(calibration.Recommended.InsolvencyProbability, 9e-4), ExpectedBadDebt = Refitted(calibration.Recommended.ExpectedBadDebt, 3.5) },
            FittingError = new FittingErrorRuns(100, 2, 17.3, 5, 65_536, 12.25, [new DeviceReport("cpu (Vector512)", ".NET", 40, 1.5, 0, 0, null)], [],
                [new DrawnRun("fitting error, fitted model, rules in force", Hash('e'), Hash('f'), Hash('9'), 32_768, 42, false), new DrawnRun("fitting error, 1 of 98, rules in force", Hash('1'), Hash('2'), Hash('3'), 32_768, 43, true)]),
        };
    }

    static Estimate Refitted(Estimate estimate, double half) => estimate with
    {
        Fitting = new Estimate(estimate.Value, half / 1.96, new ConfidenceInterval(estimate.Value - half, estimate.Value + (2 * half), 0.95), 98, "fitting error, stationary bootstrap of 100 histories, 2 of them not fitted"),
    };

    public static Estimate Probability(double value)
    {
        double error = Math.Sqrt(value * (1 - value) / Paths);
        double lower = Math.Max(0, value - (1.96 * error));
        double upper = value == 0 ? 3.7 / Paths : Math.Min(1, value + (1.96 * error));
        return new Estimate(value, error, new ConfidenceInterval(lower, upper, 0.95), Paths, "crude Monte Carlo, Clopper-Pearson");
    }

    public static Estimate Around(double value, double half) =>
        new(value, half / 1.96, new ConfidenceInterval(value - half, value + half, 0.95), Paths, "crude Monte Carlo, normal");

    static string Hash(char letter) => new(letter, 64);

    static Market BuildMarket() => new(
        "Main market <v2> & friends",
        Today,
        new MarketDataSummary(
            [.. Names.Select((_, index) => Series(index))],
            [.. Enumerable.Range(0, 63).Select(index => new DataFinding(Names[index % 4], $"prices/{Names[index % 4]}.csv", 17 + (9 * index), index % 3 == 0 ? "gap" : "large return",
                index % 3 == 0 ? "2 days missing before 2021-03-04" : "return of 31.2% on 2020-03-12, <eight> times the volatility & kept")
                { Stamp = new DateTime(2020, 3, 12, index % 24, 0, 0, DateTimeKind.Utc), Treatment = index % 3 == 0 ? "left \"open\", no return across" : "kept" })],
            new DateOnly(2019, 7, 1), Today, 0.0371, 2190)
        {
            CorrelationEstimator = "shrunk towards the identity",
            CorrelationRepair = 0.0312,
            Downturn = new DownturnSummary(0.1, 219, 1971, 0.95, "fitting error, stationary bootstrap of 500 histories, mean block 3.2 days, seed 1",
            [
                new DownturnPair("ETH", "BTC", 0.82, new FittedValue(0.72, 0.66, 0.78), new FittedValue(0.77, 0.68, 0.85), 0.49, new FittedValue(0.28, 0.19, 0.38), DownturnVerdict.Excess),
                new DownturnPair("ETH", "LINK", 0.71, new FittedValue(0.51, 0.4, 0.63), new FittedValue(0.75, 0.66, 0.87), 0.23, new FittedValue(0.52, 0.34, 0.6), DownturnVerdict.DiversifiesLess),
                new DownturnPair("BTC", "LINK", 0.63, new FittedValue(-0.01, -0.17, 0.1), new FittedValue(-0.23, -0.42, -0.08), -0.3, new FittedValue(0.07, -0.1, 0.24), DownturnVerdict.AsNormals),
            ]),
        },
        new GeometricBrownianModel(
            Measure.RealWorld,
            [.. Names.Select((name, index) => new ModelAsset(name, Spots[index], Volatilities[index], 0))],
            [[1, 0.82, 0.71, 0.99], [0.82, 1, 0.63, 0.81], [0.71, 0.63, 1, 0.7], [0.99, 0.81, 0.7, 1]]),
        Rules(0),
        [
            new EuropeanOption("ETH-26SEP25-3000-C", "ETH", OptionRight.Call, 3000, 0.24, 0.66, 0.04, 0),
            new EuropeanOption("BTC-26SEP25-130000-C", "BTC", OptionRight.Call, 130_000, 0.24, 0.45, 0.04, 0),
        ],
        [.. Enumerable.Range(0, 12).Select(index => new MarginAccount(AccountName(index),
            new Dictionary<string, double> { [Names[index % 4]] = 10 * (index + 1) }, 12_345.67 * (index + 1),
            index % 3 == 0 ? new Dictionary<string, double> { ["ETH-26SEP25-3000-C"] = -2 } : []))],
        new SolvencyTarget(Target, 0.05, 0.95, 30),
        new SimulationSettings(Paths, 42, Precision.Single));

    static MarginRules Rules(double lower) => new(
        Names.ToDictionary(name => name, name => name == "LINK" ? new CollateralRule(0.7, 0.78) : new CollateralRule(0.78 - lower, 0.83 - lower)),
        new Dictionary<string, OptionMarginRule> { ["ETH"] = new(0.15 + lower, 0.1 + lower), ["BTC"] = new(0.15, 0.1) },
        1);

    static SeriesSummary Series(int index)
    {
        double close = Spots[index];
        var closes = new List<DailyClose>();
        for (int day = 0; day < 365; day++)
        {
            closes.Add(new DailyClose(Today.AddDays(-day), close));
            close *= Math.Exp(0.02 * Volatilities[index] * (Math.Sin(day * 0.7) + Math.Cos((day * day * 0.013) + index)));
        }

        closes.Reverse();
        return new SeriesSummary(Names[index], $"prices/{Names[index]}.csv", Hash((char)('1' + index)), new DateOnly(2019, 1, 1).AddDays(40 * index), Today, 2372 - (40 * index),
            Spots[index], "EWMA (0.94)", Volatilities[index], Volatilities[index] * 1.1, Volatilities[index], closes);
    }

    static CollateralRequirement Collateral(int index)
    {
        bool isResolved = Names[index] != "LINK";
        double threshold = index == 1 ? 0.851 : 0.78 - (0.004 * index);
        double requirement = (1 / threshold) - 1;
        CollateralRule current = isResolved ? new CollateralRule(0.78, 0.83) : new CollateralRule(0.7, 0.78);
        CollateralRule recommended = isResolved ? new CollateralRule(threshold - 0.05, threshold) : current;
        RequirementSolution solution = Solution(isResolved ? requirement : 0.9, isResolved);
        return new CollateralRequirement(Names[index], current, recommended, solution,
            isResolved ? Around(threshold, 0.0021) : null, isResolved ? Around(threshold - 0.05, 0.0034) : null,
            Probability(0.31 + (0.04 * index)), Probability(0.049), Probability(index == 1 ? 4.1e-4 : 0.0123), isResolved ? Probability(9.7e-4) : Probability(0.0123));
    }

    static OptionRequirement Option(string underlying, string contract)
    {
        bool changes = underlying == "ETH";
        double margin = changes ? 0.1274 : 0.1;
        return new OptionRequirement(underlying, contract, new OptionMarginRule(0.15, 0.1), new OptionMarginRule(changes ? 0.1774 : 0.15, margin),
            Solution(margin, true), Probability(changes ? 0.0049 : 9.9e-4), Probability(9.9e-4));
    }

    static RequirementSolution Solution(double requirement, bool isResolved)
    {
        var curve = new List<CurvePoint>();
        double rate = Math.Log(0.3 / Target) / requirement;
        for (int point = 0; point < 200; point++)
        {
            double at = point * 0.004;
            double probability = 0.3 * Math.Exp(-rate * at);
            curve.Add(new CurvePoint(at, Probability(probability < 3.0 / Paths ? 0 : Math.Round(probability * Paths) / Paths)));
        }

        return isResolved
            ? new RequirementSolution(Around(requirement, 0.0027), curve, Paths / 2, "")
            : new RequirementSolution(null, curve, 40_000_000, "the upper limit stays above the target.");
    }

    static ProtocolOutcome Outcome(double factor) => new(
        Probability(0.0431 * factor), Around(18_432.77 * factor, 611.3 * factor),
        [.. Enumerable.Range(0, 9).Select(index => new LossBucket(Math.Pow(10, index * 0.5), index == 8 ? double.PositiveInfinity : Math.Pow(10, (index + 1) * 0.5),
            (long)(43_100 * factor * Math.Exp(-0.25 * (index - 4) * (index - 4)) * 0.3)))],
        [.. Enumerable.Range(0, 12).Select(index => Account(index, factor))],
        1_234_567.89 * (2 - factor));

    static AccountOutcome Account(int index, double factor)
    {
        double insolvency = index == 11 ? 0 : 0.021 * factor * Math.Exp(-0.6 * ((index * 7) % 12));
        double breach = index == 11 ? 0 : Math.Min(1, 0.9 * Math.Exp(-0.3 * ((index * 7) % 12)));
        return new AccountOutcome(AccountName(index), 4821.5 * (index + 1), 12_345.67 * (index + 1), Probability(breach), index == 11 ? null : 11.4 + index,
            Probability(insolvency), Around(900 * insolvency * (index + 1), 90 * insolvency), index == 5 ? null : Around(0.21 + (0.01 * index), 0.004));
    }

    static string AccountName(int index) => index == 7 ? HostileName : $"0x{index:x2}f3…{index * 37:x4}";

    static PriceFan Fan(int index)
    {
        double[] levels = [0.05, 0.25, 0.5, 0.75, 0.95];
        double[] scores = [-1.645, -0.674, 0, 0.674, 1.645];
        double Price(double score, int day) => Spots[index] * Math.Exp(Volatilities[index] * Math.Sqrt(day / 365.0) * score);
        return new PriceFan(Names[index], levels,
            [.. scores.Select(score => (IReadOnlyList<double>)[.. Enumerable.Range(0, 31).Select(day => Price(score, day))])],
            [.. Enumerable.Range(0, 8).Select(path => (IReadOnlyList<double>)[.. Enumerable.Range(0, 31).Select(day => Price(Math.Sin((path * 1.7) + (day * 0.4)), day))])],
            65_536);
    }
}
