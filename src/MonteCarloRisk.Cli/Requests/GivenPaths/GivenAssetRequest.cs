using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("An asset whose prices are given.")]
sealed record GivenAssetRequest
{
    // A noise of one deviation multiplies or divides a price by e.
    const double LargestDeviation = 1;

    [Description("The asset's name, unique in the request.")]
    public required string Name { get; init; }

    [Description("Its prices in the numéraire, above zero, one a time; the first is today's.")]
    [Within("(0, )")]
    public required IReadOnlyList<double> Prices { get; init; }

    [Description("Volatility per square-root year of usual times, 0 to 10: where depth has a stress exponent, it shrinks where the path's is higher. By default 0, and depth does not shrink.")]
    [Within("[0, 10]")]
    public double UsualVolatility { get; init; }

    [Description("Standard deviation of the log price around the given one in the long run, 0 to 1; by default 0.")]
    [Within("[0, 1]")]
    public double NoiseDeviation { get; init; }

    /// <summary>The asset, checked.</summary>
    public GivenAsset ToAsset(int times, JsonPlace place)
    {
        JsonPlace list = place.Member("prices");
        if (Prices.Count != times) throw list.Fault($"{Prices.Count} prices; {times} are needed, one a time");
        for (int i = 0; i < times; i++) Ranges.CheckPrice(Prices[i], list.Item(i));
        Ranges.CheckVolatility(UsualVolatility, place.Member("usualVolatility"));
        if (!(NoiseDeviation >= 0 && NoiseDeviation <= LargestDeviation)) throw place.Member("noiseDeviation").Refuse(NoiseDeviation, "a deviation of the log price is 0 to 1");
        return new GivenAsset(Name, Prices, UsualVolatility, NoiseDeviation);
    }
}
