using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.MarketFiles.Liquidity;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("An account. With collateral and debt alone it is insolvent where the collateral's value is at or below the debt on a date. With options, perpetuals, cash, haircuts, "
    + "maintenanceMargin, liquidationDelay, delayDistribution, liquidity or penalties it is closed out that delay after it breaches its maintenance rule, and insolvent where its equity is below zero then.")]
[NotTogether("liquidationDelay", "delayDistribution")]
sealed record AccountRequest
{
    const int LongestDelay = 365;

    /// <summary>Stands for an account that is not there.</summary>
    public static AccountRequest None { get; } = new();

    [Description("Units of each asset held, zero or more, by asset name.")]
    [Within("[0, )")]
    public IReadOnlyDictionary<string, double> Collateral { get; init; } = new Dictionary<string, double>();

    [Description("Debt in the numéraire, zero or more; by default 0.")]
    [Within("[0, 1e18]")]
    public double Debt { get; init; }

    [Description("European options held or written.")]
    public IReadOnlyList<HeldOption>? Options { get; init; }

    [Description("How the implied volatilities of the options move along the path; by default they stay.")]
    public VolatilityDynamicsChoice? VolatilityDynamics { get; init; }

    [Description("Positions in perpetual futures.")]
    public IReadOnlyList<HeldPerpetual>? Perpetuals { get; init; }

    [Description("Cash in the numéraire, zero or more; by default 0.")]
    [Within("[0, 1e18]")]
    public double? Cash { get; init; }

    [Description("Fraction of an asset's value that does not count under the maintenance rule, 0 to 1, by asset name; by default 0.")]
    [Within("[0, 1]")]
    public IReadOnlyDictionary<string, double>? Haircuts { get; init; }

    [Description("Equity that written options need beyond their value, and perpetuals, as a fraction of the underlying's value, 0 to 1; by default 0.")]
    [Within("[0, 1]")]
    public double? MaintenanceMargin { get; init; }

    [Description("Whole monitoring dates from a breach to the close-out, 0 to 365; by default 0.")]
    [Within("[0, 365]")]
    public int? LiquidationDelay { get; init; }

    [Description("How that delay is drawn, in monitoring dates, where it is not always the same; in the place of liquidationDelay.")]
    public DelayChoice? DelayDistribution { get; init; }

    [Description("What sales of an asset cost at the close-out, by its name; by default nothing.")]
    public IReadOnlyDictionary<string, LiquidityChoice>? Liquidity { get; init; }

    [Description("What the close-out takes from an asset's collateral beside slippage, by its name; by default nothing.")]
    public IReadOnlyDictionary<string, PenaltyEntry>? Penalties { get; init; }

    /// <summary>The longest delay, in monitoring dates.</summary>
    [JsonIgnore]
    public int LongestLiquidationDelay => DelayDistribution?.ToDistribution().Longest ?? LiquidationDelay ?? 0;

    /// <summary>Whether it is under margin rules, rather than plain collateral against plain debt.</summary>
    [JsonIgnore]
    public bool HasMarginRules => Options is { Count: > 0 } || Perpetuals is { Count: > 0 } || Cash is not null || Haircuts is not null || MaintenanceMargin is not null || LiquidationDelay is not null
        || DelayDistribution is not null || Liquidity is not null || Penalties is not null;

    public void Check(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        foreach ((string asset, double units) in Collateral)
        {
            Names.CheckKnown(asset, assets, "asset", place.Member("collateral").Member(asset));
            Ranges.CheckAmount(units, place.Member("collateral").Member(asset), "a collateral amount");
        }

        Ranges.CheckAmount(Debt, place.Member("debt"), "a debt");
        if (Cash is { } cash) Ranges.CheckAmount(cash, place.Member("cash"), "cash");
        if (Debt == 0 && Options is not { Count: > 0 } && Perpetuals is not { Count: > 0 } && VolatilityDynamics is null && Collateral.Values.All(units => units == 0))
            throw place.Fault("nothing is held and nothing is owed; an account has collateral, debt, options or perpetuals");
        foreach ((string asset, double haircut) in Haircuts ?? new Dictionary<string, double>())
        {
            Names.CheckKnown(asset, assets, "asset", place.Member("haircuts").Member(asset));
            CheckFraction(haircut, place.Member("haircuts").Member(asset), "a haircut");
        }

        if (MaintenanceMargin is { } maintenance) CheckFraction(maintenance, place.Member("maintenanceMargin"), "a maintenance margin");
        CheckCloseOut(assets, place);
    }

    /// <summary>Checks the terms of the close-out.</summary>
    public void CheckCloseOut(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (LiquidationDelay is { } delay and (< 0 or > LongestDelay))
            throw place.Member("liquidationDelay").Refuse(delay, $"a delay is 0 to {LongestDelay} monitoring dates");
        if (LiquidationDelay is not null && DelayDistribution is not null)
            throw place.Fault("liquidationDelay and delayDistribution stand here; one of them does");
        DelayDistribution?.Check(LongestDelay, "monitoring dates", place.Member("delayDistribution"));
        CheckByAsset(Liquidity, assets, place.Member("liquidity"), (choice, member) => choice.Check(member));
        CheckByAsset(Penalties, assets, place.Member("penalties"), (penalty, member) => penalty.Check(member));
    }

    /// <summary>The options, checked.</summary>
    public IReadOnlyList<EuropeanOption> ToContracts(PriceModel model, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (VolatilityDynamics is not null && Options is not { Count: > 0 })
            throw place.Member("volatilityDynamics").Fault("the account has no options whose volatility could move");
        JsonPlace list = place.Member("options");
        IReadOnlyList<HeldOption> options = Options ?? [];
        for (int i = 0; i < options.Count; i++)
        {
            if (options[i] is null) throw list.Item(i).Refuse(null, "an object is needed");
        }

        Names.Check([.. options.Select(ContractName)], list);
        EuropeanOption[] contracts = [.. options.Select((option, i) => option.ToContract(ContractName(option, i), assets, list.Item(i)))];
        return VolatilityDynamics?.Apply(contracts, model, place.Member("volatilityDynamics")) ?? contracts;
    }

    /// <summary>The perpetuals, checked.</summary>
    public IReadOnlyList<Perpetual> ToPerpetuals(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        JsonPlace list = place.Member("perpetuals");
        IReadOnlyList<HeldPerpetual> perpetuals = Perpetuals ?? [];
        for (int i = 0; i < perpetuals.Count; i++)
        {
            if (perpetuals[i] is null) throw list.Item(i).Refuse(null, "an object is needed");
        }

        Names.Check([.. perpetuals.Select(PerpetualName)], list);
        return [.. perpetuals.Select((perpetual, i) => perpetual.ToContract(PerpetualName(perpetual, i), assets, list.Item(i)))];
    }

    public MarginAccount ToAccount(PriceModel model) =>
        new("account", Collateral, Debt, (Options ?? []).Select((option, i) => (Name: ContractName(option, i), option.Quantity)).ToDictionary(held => held.Name, held => held.Quantity))
        {
            Cash = Cash ?? 0,
            Perpetuals = (Perpetuals ?? []).Select((perpetual, i) => (Name: PerpetualName(perpetual, i), Position: perpetual.ToPosition(model))).ToDictionary(held => held.Name, held => held.Position),
        };

    /// <summary>The liquidation threshold of an asset is one minus its haircut.</summary>
    public MarginRules ToRules(IReadOnlyList<string> assets) => new(
        assets.ToDictionary(asset => asset, Rule),
        assets.ToDictionary(asset => asset, _ => new OptionMarginRule(MaintenanceMargin ?? 0, MaintenanceMargin ?? 0)),
        LongestLiquidationDelay)
    {
        Perpetuals = assets.ToDictionary(asset => asset, _ => new PerpetualMarginRule(MaintenanceMargin ?? 0, MaintenanceMargin ?? 0)),
        Delays = DelayDistribution?.ToDistribution(),
    };

    /// <summary>What sales cost; null where nothing is said of it.</summary>
    public MarketLiquidity? ToLiquidity(PriceModel model) => Liquidity is null ? null
        : new MarketLiquidity(Liquidity.ToDictionary(pair => pair.Key, pair => pair.Value.ToModel(model.Assets.First(asset => asset.Name == pair.Key).Volatility)), []);

    CollateralRule Rule(string asset)
    {
        double threshold = 1 - (Haircuts?.GetValueOrDefault(asset) ?? 0);
        return new CollateralRule(threshold, threshold) { Penalty = Penalties?.GetValueOrDefault(asset)?.ToPenalty() };
    }

    static void CheckByAsset<T>(IReadOnlyDictionary<string, T>? entries, IReadOnlyCollection<string> assets, JsonPlace place, Action<T, JsonPlace> check)
        where T : class
    {
        foreach ((string asset, T entry) in entries ?? new Dictionary<string, T>())
        {
            Names.CheckKnown(asset, assets, "asset", place.Member(asset));
            if (entry is null) throw place.Member(asset).Refuse(null, "an object is needed");
            check(entry, place.Member(asset));
        }
    }

    internal static string ContractName(HeldOption option, int index) => option.Name ?? $"option {index + 1}";

    internal static string PerpetualName(HeldPerpetual perpetual, int index) => perpetual.Name ?? $"perpetual {index + 1}";

    static void CheckFraction(double value, JsonPlace place, string kind)
    {
        if (!(value >= 0 && value <= 1)) throw place.Refuse(value, $"{kind} is a fraction from 0 to 1");
    }
}
