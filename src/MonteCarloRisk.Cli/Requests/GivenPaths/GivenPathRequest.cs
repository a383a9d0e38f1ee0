using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("Prices that are given, date by date: a replay of history or a course that is stipulated. All paths see them; keepers, gas, outages and, where it is stated, a noise around the prices are random. Each date of the monitoring has the last price at or before it. Under a protocol only.")]
sealed record GivenPathRequest : RiskModel
{
    // Four billion seconds: dates since 1970 fit, milliseconds do not.
    const double LongestTime = 4e9;

    const double SecondsPerYear = 365 * 86_400.0;

    // Times this many horizons long are those of another unit.
    const double MostHorizons = 100;

    // Ten years of five minutes.
    const int MostTimes = 1 << 20;

    [Description("Seconds from the start at which prices are given: the first is 0, each later than the one before, 2^20 at most; they reach the horizon, but for longestGap. One price is enough where it does not move.")]
    [Within("[0, )")]
    public required IReadOnlyList<double> Times { get; init; }

    [Description("The assets, 1 to 64, in the order of the correlation matrix.")]
    public required IReadOnlyList<GivenAssetRequest> Assets { get; init; }

    [Description("Seconds that a price stands for at most, above 0; a longer interval between times is a gap in the data, and refused. By default 86400, a day.")]
    [Within("(0, 4e9]")]
    public double LongestGap { get; init; } = GivenPathModel.UsualLongestGap;

    [Description("How prices go from one time to the next; by default last.")]
    public BetweenTimes Between { get; init; } = BetweenTimes.Last;

    [Description("Seconds in which half of a noise is left; by default 3600.")]
    [Within("(0, 4e9]")]
    public double NoiseHalfLife { get; init; } = 3600;

    [Description("Correlation of the noise, row by row; symmetric, ones on the diagonal, positive semi-definite. By default noises are independent.")]
    [Within("[-1, 1]")]
    public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

    public override PriceModel ToModel(JsonPlace place)
    {
        JsonPlace list = place.Member("assets");
        AssetList.Check(Assets, list);
        Names.Check([.. Assets.Select(asset => asset.Name)], list);
        Durations(place);
        CheckTimes(place.Member("times"));
        GivenAsset[] assets = [.. Assets.Select((asset, i) => asset.ToAsset(Times.Count, list.Item(i)))];
        bool isNoisy = assets.Any(asset => asset.NoiseDeviation > 0);
        if (Correlation is not null && !isNoisy) throw place.Member("correlation").Fault("correlation of a noise; no asset has noise");
        return new GivenPathModel(
            Times,
            assets,
            LongestGap,
            Correlation is null ? [.. assets.Select((_, i) => (IReadOnlyList<double>)[.. assets.Select((_, j) => i == j ? 1.0 : 0)])] : CorrelationRequest.Matrix(Correlation, assets.Length, place),
            isNoisy ? NoiseHalfLife : null) { Between = Between };
    }

    /// <summary>Whether the prices are those of a horizon in years.</summary>
    /// <exception cref="Domain.InputException">They end before it, or are those of another unit.</exception>
    public void CheckHorizon(double horizon, JsonPlace place)
    {
        double seconds = horizon * SecondsPerYear;
        JsonPlace last = place.Member("times").Item(Times.Count - 1);
        if (Times[^1] > MostHorizons * seconds) throw last.Refuse(Times[^1], FormattableString.Invariant($"the horizon is {seconds:0.###} seconds away; times in milliseconds are divided by 1000"));
        if (Times[^1] + LongestGap < seconds * (1 - 1e-6)) throw last.Refuse(Times[^1], FormattableString.Invariant($"prices end there, and the horizon is {seconds:0.###} seconds away; longestGap allows {LongestGap}"));
    }

    void Durations(JsonPlace place)
    {
        if (!(LongestGap > 0 && LongestGap <= LongestTime)) throw place.Member("longestGap").Refuse(LongestGap, "a price stands for seconds above 0");
        if (!(NoiseHalfLife > 0 && NoiseHalfLife <= LongestTime)) throw place.Member("noiseHalfLife").Refuse(NoiseHalfLife, "a half-life is in seconds above 0");
    }

    void CheckTimes(JsonPlace list)
    {
        if (Times.Count is 0 or > MostTimes) throw list.Fault($"{Times.Count} times; 1 to {MostTimes} are allowed");
        if (Times[0] != 0) throw list.Item(0).Refuse(Times[0], "the first time is 0, the start; others are seconds from it");
        for (int i = 1; i < Times.Count; i++)
        {
            if (Times[i] == Times[i - 1]) throw list.Item(i).Refuse(Times[i], "it is there already; each time stands once");
            if (!(Times[i] > Times[i - 1])) throw list.Item(i).Refuse(Times[i], FormattableString.Invariant($"times rise, and the one before is {Times[i - 1]}"));
            if (Times[i] > LongestTime) throw list.Item(i).Refuse(Times[i], "times are in seconds from the start; milliseconds are divided by 1000");
            if (Between == BetweenTimes.Last && Times[i] - Times[i - 1] > LongestGap)
                throw list.Item(i).Fault(FormattableString.Invariant($"no price for {Times[i] - Times[i - 1]} seconds; longestGap allows {LongestGap}. Times are in seconds"));
        }
    }
}
