using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Calibration.OptionSurfaces;
using MonteCarloRisk.Calibration.OptionSurfaces.Black;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;
using MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.Benchmarks.Surfaces;

/// <summary>Times of the fits to the chains of a folder, one thread, as a table.</summary>
static class SurfaceFits
{
    const int Repetitions = 3;

    public static int Print(string folder)
    {
        Console.WriteLine("| Snapshot | Coin | Options | Quotes fitted | Implied volatility, ns | SSVI, s | Heston, s | Bates, s |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (string file in Directory.GetFiles(folder, "deribit_chain_*.csv").Order(StringComparer.Ordinal))
        {
            foreach (OptionChain chain in OptionChainReader.Read(file, Path.GetFileName(file))) Console.WriteLine(Row(chain));
        }

        return 0;
    }

    static string Row(OptionChain chain)
    {
        IReadOnlyList<ExpirySmile> smiles = ChainSmiles.Of(chain).Expiries;
        double ssvi = Enumerable.Range(0, Repetitions).Min(_ => Seconds(() => SsviCalibration.Fit(smiles)));
        double heston = Seconds(() => BatesCalibration.FitHeston(smiles, SurfaceCalibrator.DefaultSeed, CancellationToken.None));
        double bates = Seconds(() => BatesCalibration.FitBates(smiles, SurfaceCalibrator.DefaultSeed, CancellationToken.None));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {chain.SnapshotTime:yyyy-MM-dd HH:mm} | {chain.Asset} | {chain.Quotes.Count} | {smiles.Sum(smile => smile.Quotes.Count)} | {Inversion(smiles):0} | {ssvi:0.000} | {heston:0.0} | {bates:0.0} |");
    }

    // Nanoseconds an implied volatility, over the quotes' own prices.
    static double Inversion(IReadOnlyList<ExpirySmile> smiles)
    {
        var prices = smiles.SelectMany(smile => smile.Quotes.Select(quote =>
        {
            OptionRight right = quote.LogMoneyness >= 0 ? OptionRight.Call : OptionRight.Put;
            return (right, smile.Forward, quote.Strike, smile.Years, Price: BlackFormula.Price(right, smile.Forward, quote.Strike, quote.MidVolatility * Math.Sqrt(smile.Years)));
        })).ToList();
        const int Rounds = 200;
        double sum = 0;
        double seconds = Enumerable.Range(0, Repetitions).Min(_ => Seconds(() =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                foreach ((OptionRight right, double forward, double strike, double years, double price) in prices)
                    sum += BlackFormula.ImpliedVolatility(right, forward, strike, years, price).Volatility ?? 0;
            }
        }));
        return sum > 0 ? 1e9 * seconds / (Rounds * prices.Count) : double.NaN;
    }

    static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
