using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>
/// One collateral asset of a market file over its own span, to be fitted as of any of its days as the file says: the asset by itself, since its rule depends
/// on no other, with no accounts and no options. What comes after the day is neither read into the model nor used to clean what comes before it.
/// </summary>
public sealed class AssetHistory
{
    // As many as the first forecast of a back-test knows.
    static readonly int FewestReturns = new WalkSettings().FirstReturns;

    readonly MarketFile file;
    readonly CleanedRows rows;
    readonly JsonPlace root;
    readonly Dictionary<DateOnly, double> closes;
    readonly IReadOnlySet<DateOnly> breaks;

    AssetHistory(MarketFile file, CleanedRows rows, JsonPlace root)
    {
        (this.file, this.rows, this.root) = (file, rows, root);
        DailyPriceSeries used = rows.UpTo(file.AsOf ?? rows.Closes.LastDay).Closes;
        closes = used.Prices.ToDictionary(price => price.Day, price => price.Close);
        breaks = used.Breaks;
        FirstDay = used.Prices.Count > FewestReturns ? used.Prices[FewestReturns].Day : DateOnly.MaxValue;
        LastDay = used.LastDay;
    }

    /// <summary>The asset's name.</summary>
    public string Asset => file.Assets[0].Name;

    /// <summary>The first day with 250 days before it; later than any where there is none.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day used.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The market's name.</summary>
    public string Market => file.Name;

    /// <summary>Days over which breaches count.</summary>
    public int Horizon => file.Target.HorizonDays ?? throw new InvalidOperationException("The horizon is a date.");

    /// <summary>The breach probability that the loan-to-value is solved for.</summary>
    public double BreachProbability => file.Target.BreachProbability;

    /// <summary>Days from a fit to the last close-out that it is held against: horizon and liquidation delay.</summary>
    public int WindowDays => Horizon + file.Rules.LongestDelay;

    /// <summary>Opens every asset of a market file that has a collateral rule.</summary>
    /// <param name="marketFile">The market file.</param>
    /// <exception cref="InputException">A file cannot be used; there is no collateral rule, the horizon is a date, or a spot is stated.</exception>
    public static IReadOnlyList<AssetHistory> Open(string marketFile)
    {
        MarketFile file = MarketFileReader.Read(marketFile);
        JsonPlace root = JsonPlace.Root(marketFile);
        string folder = Path.GetDirectoryName(marketFile) ?? "";
        if (file.Target.HorizonDays is null) throw root.Member("target").Fault("margins are walked over a horizon of so many days from each fit; horizonDays is needed instead of a date");
        var histories = new List<AssetHistory>();
        for (int i = 0; i < file.Assets.Count; i++)
        {
            AssetEntry asset = file.Assets[i];
            if (!file.Rules.Collateral.TryGetValue(asset.Name, out CollateralRuleEntry? rule)) continue;
            if (asset.Spot is not null) throw root.Member("assets").Item(i).Member("spot").Fault("margins are walked from the close of each day; leave spot out");
            histories.Add(new AssetHistory(Alone(file, asset, rule), CleanedRows.Read(PriceSources.Of(asset, file, folder)), root));
        }

        return histories.Count > 0 ? histories : throw root.Member("rules").Fault("no asset has a collateral rule; the margins of those that have one are walked");
    }

    /// <summary>The closes of a day and of the days after it, to the end of its window; null where the day or one of them is missing, or prices break off.</summary>
    /// <param name="day">The day of the fit.</param>
    public IReadOnlyList<double>? ClosesFrom(DateOnly day)
    {
        if (day < FirstDay) return null;
        var window = new double[WindowDays + 1];
        for (int i = 0; i < window.Length; i++)
        {
            DateOnly one = day.AddDays(i);
            if (!closes.TryGetValue(one, out window[i]) || (i > 0 && breaks.Contains(one))) return null;
        }

        return window;
    }

    /// <summary>The market as it would have been fitted on a day, from this day's close and those before it.</summary>
    /// <param name="day">The day.</param>
    /// <exception cref="InputException">The model cannot be fitted to what the day knew.</exception>
    public Domain.Markets.Market AsOf(DateOnly day) => MarketCalibrator.Fit(file with { AsOf = day }, [rows], root, "", null, null, CancellationToken.None);

    static MarketFile Alone(MarketFile file, AssetEntry asset, CollateralRuleEntry rule) => file with
    {
        Assets = [asset],
        Rules = new RulesSection { Collateral = new Dictionary<string, CollateralRuleEntry> { [asset.Name] = rule with { Penalty = null } }, LiquidationDelayDays = file.Rules.LongestDelay },
        Liquidity = null,
        Options = [],
        Accounts = [],
        Protocol = new ProtocolSection(),
        Governance = null,
        Perpetuals = [],
        FittingError = null,
        Frontier = null,
        Caps = null,
        ModelRisk = null,
        Sensitivities = null,
        CollateralSelection = null,
        Allocation = null,
        Venues = null,
        Model = file.Model with { Correlation = new CorrelationChoice.Sample(), Returns = Alone(file.Model.Returns, asset.Name) },
    };

    static ReturnsChoice Alone(ReturnsChoice returns, string asset) => returns is ReturnsChoice.GroupedStudent { Groups: { } groups } grouped
        ? grouped with { Groups = [.. groups.Where(group => group.Assets.Contains(asset)).Select(group => group with { Assets = [asset] })] }
        : returns;
}
