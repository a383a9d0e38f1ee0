using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("An asset whose price moves and jumps.")]
sealed record JumpingAsset
{
    const double LargestJump = 5;

    [Description("The asset's name, unique in the request.")]
    public required string Name { get; init; }

    [Description("Price today, above zero.")]
    [Within("[1e-15, 1e15]")]
    public required double Spot { get; init; }

    [Description("Volatility between jumps per square-root year, 0 to 10.")]
    [Within("[0, 10]")]
    public required double Volatility { get; init; }

    [Description("Mean log return per year, jumps included, -10 to 10; by default 0.")]
    [Within("[-10, 10]")]
    public double Drift { get; init; }

    [Description("Mean of a jump of the log price, -5 to 5; -0.1 is a fall by a tenth or so. By default 0.")]
    [Within("[-5, 5]")]
    public double JumpMean { get; init; }

    [Description("Standard deviation of a jump of the log price, 0 to 5.")]
    [Within("[0, 5]")]
    public required double JumpDeviation { get; init; }

    /// <summary>The asset between jumps, checked.</summary>
    public ModelAsset ToAsset(JsonPlace place)
    {
        Ranges.CheckPrice(Spot, place.Member("spot"));
        Ranges.CheckVolatility(Volatility, place.Member("volatility"));
        Ranges.CheckDrift(Drift, place.Member("drift"));
        if (!(Math.Abs(JumpMean) <= LargestJump)) throw place.Member("jumpMean").Refuse(JumpMean, $"the mean of a jump is from -{LargestJump} to {LargestJump}");
        if (!(JumpDeviation >= 0 && JumpDeviation <= LargestJump)) throw place.Member("jumpDeviation").Refuse(JumpDeviation, $"the deviation of a jump is from 0 to {LargestJump}");
        return new ModelAsset(Name, Spot, Volatility, Drift);
    }
}
