using System.Text.RegularExpressions;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Calibration.Synthetic;

/// <summary>The JSON file that describes a synthetic data set.</summary>
public static partial class SyntheticDescriptionFile
{
    const int MostDays = 20000;

    /// <summary>A daily deviation of at most 0.105: prices stay above zero unless a draw falls below -9.5 deviations, which sums of twelve uniforms do not.</summary>
    const double LargestVolatility = 2;

    /// <summary>The schema of the file as a JSON document.</summary>
    public static string Schema { get; } = JsonSchemas.Of(typeof(SyntheticDescription), "MonteCarloRisk synthetic prices");

    /// <summary>Reads and checks a description.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="Domain.InputException">The file cannot be used; the message names place, value and what is allowed.</exception>
    public static SyntheticDescription Read(string path)
    {
        SyntheticDescription description = StrictJson.Read<SyntheticDescription>(path);
        JsonPlace root = JsonPlace.Root(path);
        if (description.Days is < 2 or > MostDays)
            throw root.Member("days").Refuse(description.Days, $"2 to {MostDays} days are allowed");
        if (description.FirstDay.Year is < 2009 or > 2040)
            throw root.Member("firstDay").Refuse(description.FirstDay, "a first day from 2009 to 2040 is allowed");
        CheckAssets(description.Assets, root.Member("assets"));
        if (CorrelationMatrix.Fault(description.Correlation, description.Assets.Count) is { } fault)
            throw root.Member("correlation").Fault(fault);
        CheckShocks(description, root.Member("shocks"));
        return description;
    }

    static void CheckAssets(IReadOnlyList<SyntheticAsset> assets, JsonPlace list)
    {
        if (assets.Count is 0 or > PriceModel.MaximumAssets)
            throw list.Fault($"{assets.Count} assets are listed; 1 to {PriceModel.MaximumAssets} are allowed");
        for (int i = 0; i < assets.Count; i++)
        {
            if (assets[i] is null)
                throw list.Item(i).Refuse(null, "an object is needed");
            if (!FileName().IsMatch(assets[i].Name))
                throw list.Item(i).Member("name").Refuse(assets[i].Name, "a name is a file name of letters, digits, '-', '_' and '.'");
            Ranges.CheckPrice(assets[i].FinalPrice, list.Item(i).Member("finalPrice"));
            if (!(assets[i].Volatility >= 0 && assets[i].Volatility <= LargestVolatility))
                throw list.Item(i).Member("volatility").Refuse(assets[i].Volatility, $"a volatility is a fraction per square-root year from 0 to {LargestVolatility}");
        }

        Names.Check(assets.Select(asset => asset.Name).ToArray(), list);
    }

    static void CheckShocks(SyntheticDescription description, JsonPlace list)
    {
        string[] assets = description.Assets.Select(asset => asset.Name).ToArray();
        DateOnly lastDay = description.FirstDay.AddDays(description.Days - 1);
        for (int i = 0; i < description.Shocks.Count; i++)
        {
            if (description.Shocks[i] is not { } shock)
                throw list.Item(i).Refuse(null, "an object is needed");
            if (shock.Day <= description.FirstDay || shock.Day > lastDay)
                throw list.Item(i).Member("day").Refuse(shock.Day, $"a shock is after {description.FirstDay:yyyy-MM-dd} and not after {lastDay:yyyy-MM-dd}");
            foreach ((string asset, double value) in shock.Returns)
            {
                JsonPlace place = list.Item(i).Member("returns").Member(asset);
                Names.CheckKnown(asset, assets, "asset", place);
                if (!(value > -1 && double.IsFinite(value)))
                    throw place.Refuse(value, "a simple return is above -1");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-][A-Za-z0-9._-]*$")]
    private static partial Regex FileName();
}
