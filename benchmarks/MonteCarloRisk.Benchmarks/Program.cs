using BenchmarkDotNet.Running;
using MonteCarloRisk.Benchmarks.Acceptance;
using MonteCarloRisk.Benchmarks.Fits;
using MonteCarloRisk.Benchmarks.RareEvents;
using MonteCarloRisk.Benchmarks.Surfaces;

// The first print one line for the acceptance scripts, `instructions`, `candle-reading`, `candle-memory`, `rare-events`, `coverage`, `shared-paths` and the fits a table for the documents; everything else is BenchmarkDotNet's, and
// without arguments everything runs.
return args switch
{
    ["factor-step", var lane, var precision, var assets, var threads] => Figures.FactorStep(lane, precision, assets, threads),
    ["calibrate"] => Figures.Calibrate(),
    ["first-answer"] => Figures.FirstAnswer(),
    ["scheduler-cost"] => SchedulerCost.Print(),
    ["path-memory"] => PathMemory.Print(),
    ["candle-reading"] => CandleReading.Print(),
    ["candle-reading", var file] => CandleReading.Read(file) > 0 ? 0 : 1,
    ["candle-memory"] => CandleMemory.Print(),
    ["instructions"] => Figures.Instructions(),
    ["tail-fits"] => FitTimes.Tails(),
    ["dependence-fits"] => FitTimes.Dependence(),
    ["rare-events", var seeds] => TimeToOnePercent.Print(int.Parse(seeds, System.Globalization.CultureInfo.InvariantCulture)),
    ["coverage", var seeds] => Coverage.Print(int.Parse(seeds, System.Globalization.CultureInfo.InvariantCulture)),
    ["shared-paths", var assets, var paths, var repetitions] => SharedPaths.Print(
        int.Parse(assets, System.Globalization.CultureInfo.InvariantCulture), long.Parse(paths, System.Globalization.CultureInfo.InvariantCulture), int.Parse(repetitions, System.Globalization.CultureInfo.InvariantCulture)),
    ["surface-fits", var folder] => SurfaceFits.Print(folder),
    ["volatility-fits"] => FitTimes.Volatility(),
    [] => RunBenchmarks(["--filter", "*"]),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Figures).Assembly).Run(args);
    return 0;
}
