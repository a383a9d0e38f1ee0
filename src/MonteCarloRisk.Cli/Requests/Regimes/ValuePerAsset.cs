using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>Lists of one number an asset.</summary>
static class ValuePerAsset
{
    public static void Check(IReadOnlyList<double> values, int assets, JsonPlace place, Action<double, JsonPlace> check)
    {
        if (values.Count != assets) throw place.Fault($"{values.Count} values; {assets} are needed, one an asset");
        for (int i = 0; i < assets; i++) check(values[i], place.Item(i));
    }
}
