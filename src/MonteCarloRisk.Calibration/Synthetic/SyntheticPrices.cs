using System.Globalization;
using System.Text;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.Synthetic;

/// <summary>
/// Daily prices drawn from a seed, for examples and trials. Day by day S(t) = S(t-1) (1 + volatility / sqrt(365) sum of loading × normal),
/// scaled so that the last close is the stated one. Only + - × / and square root are used, so the same description writes the same bytes everywhere.
/// </summary>
public static class SyntheticPrices
{
    /// <summary>The closes of every asset, in the order of the assets, before rounding.</summary>
    /// <param name="description">A description as <see cref="SyntheticDescriptionFile.Read"/> accepts it.</param>
    public static IReadOnlyList<IReadOnlyList<DailyClose>> Draw(SyntheticDescription description)
    {
        int assets = description.Assets.Count;
        double[,] loadings = SyntheticLoadings.Of(description.Correlation);
        var normals = new SyntheticNormals(description.Seed);
        var levels = new double[assets][];
        for (int i = 0; i < assets; i++)
        {
            levels[i] = new double[description.Days];
            levels[i][0] = 1;
        }

        var drawn = new double[assets];
        for (int day = 1; day < description.Days; day++)
        {
            for (int i = 0; i < assets; i++)
                drawn[i] = normals.Next();
            SyntheticShock? shock = description.Shocks.FirstOrDefault(one => one.Day == description.FirstDay.AddDays(day));
            for (int i = 0; i < assets; i++)
                levels[i][day] = levels[i][day - 1] * (1 + Return(description.Assets[i], i, shock, loadings, drawn));
        }

        return description.Assets.Select((asset, i) => Scale(description.FirstDay, levels[i], asset.FinalPrice)).ToArray();
    }

    /// <summary>Draws the prices and writes one file an asset, NAME.csv with the columns date and close.</summary>
    /// <param name="description">A description as <see cref="SyntheticDescriptionFile.Read"/> accepts it.</param>
    /// <param name="folder">The folder of the files; made where it is missing.</param>
    /// <returns>The files written, in the order of the assets.</returns>
    public static IReadOnlyList<string> Write(SyntheticDescription description, string folder)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyList<IReadOnlyList<DailyClose>> drawn = Draw(description);
        return description.Assets.Select((asset, i) =>
        {
            string path = Path.Combine(folder, asset.Name + ".csv");
            string beside = path + ".partial";
            File.WriteAllText(beside, Csv(drawn[i], Decimals(asset.FinalPrice)));
            File.Move(beside, path, overwrite: true);
            return path;
        }).ToArray();
    }

    static double Return(SyntheticAsset asset, int i, SyntheticShock? shock, double[,] loadings, double[] drawn)
    {
        if (shock is not null && shock.Returns.TryGetValue(asset.Name, out double stated))
            return stated;
        double normal = 0;
        for (int j = 0; j <= i; j++)
            normal += loadings[i, j] * drawn[j];
        return asset.Volatility / Math.Sqrt(TradingYear.Days) * normal;
    }

    static DailyClose[] Scale(DateOnly firstDay, double[] levels, double finalPrice) =>
        levels.Select((level, day) => new DailyClose(firstDay.AddDays(day), level / levels[^1] * finalPrice)).ToArray();

    static string Csv(IReadOnlyList<DailyClose> closes, int decimals)
    {
        var text = new StringBuilder("date,close\n");
        foreach (DailyClose close in closes)
            text.Append(CultureInfo.InvariantCulture, $"{close.Day:yyyy-MM-dd},{close.Close.ToString("F" + decimals, CultureInfo.InvariantCulture)}\n");
        return text.ToString();
    }

    // Six digits of the last close, and at least cents.
    static int Decimals(double price)
    {
        int decimals = 5;
        for (double scale = 10; price >= scale && decimals > 2; scale *= 10)
            decimals--;
        for (double scale = 1; price < scale && decimals < 15; scale /= 10)
            decimals++;
        return decimals;
    }
}
