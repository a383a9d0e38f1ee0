using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.ModelRisk;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Cleaning;

namespace MonteCarloRisk.Calibration;

/// <summary>Fits a market to the price files that its market file names.</summary>
public static class MarketCalibrator
{
    /// <summary>Reads a market file and its prices, fits the model, and puts rules, contracts and accounts in place.</summary>
    /// <param name="marketFile">The market file; price files are looked up relative to its folder.</param>
    /// <param name="refitted">Told, from any thread, how many of how many resampled histories are fitted; may be null.</param>
    /// <param name="plausible">Told how many of how many other models are fitted; may be null.</param>
    /// <param name="cancellation">Stops fits to resampled histories and of other models.</param>
    /// <exception cref="InputException">A file cannot be used; the message names place, value and what is allowed.</exception>
    public static Market Calibrate(string marketFile, Action<int, int>? refitted = null, Action<int, int>? plausible = null, CancellationToken cancellation = default)
    {
        MarketFile file = MarketFileReader.Read(marketFile);
        JsonPlace root = JsonPlace.Root(marketFile);
        string folder = Path.GetDirectoryName(marketFile) ?? "";
        CleanedRows[] rows = file.Assets.Select(asset => CleanedRows.Read(PriceSources.Of(asset, file, folder))).ToArray();
        return Fit(file, rows, root, folder, refitted, plausible, cancellation);
    }

    /// <summary>Fits a market whose price files are read.</summary>
    internal static Market Fit(MarketFile file, IReadOnlyList<CleanedRows> rows, JsonPlace root, string folder, Action<int, int>? refitted, Action<int, int>? plausible, CancellationToken cancellation)
    {
        DateOnly lastDay = ValuationDay.Find(file.AsOf, rows.Select(one => one.Closes).ToArray(), root);
        CleanedSeries[] series = rows.Select(one => one.UpTo(lastDay)).ToArray();
        // A policy may have left the last day out.
        DateOnly valuationDate = ValuationDay.Find(lastDay, series.Select(one => one.Closes).ToArray(), root);
        SolvencyTarget target = Target(file.Target, valuationDate, root.Member("target"));
        FittedModel fitted = FittedModel.Fit(file, series, valuationDate, target.Horizon, root);
        IReadOnlyList<EuropeanOption> Listed(PriceModel model)
        {
            EuropeanOption[] contracts = Contracts(file.Options, model, valuationDate, root.Member("options"));
            return file.VolatilityDynamics?.Apply(contracts, model, root.Member("volatilityDynamics")) ?? contracts;
        }

        return new Market(
            file.Name,
            valuationDate,
            fitted.Data,
            fitted.Model,
            Rules(file.Rules),
            Listed(fitted.Model),
            file.Accounts.Select(account => Account(account, file.Perpetuals, fitted.Model)).ToArray(),
            target,
            file.Simulation.Settings(file.Simulation.Seed, file.Simulation.Precision))
        {
            Protocol = file.Protocol.ToTerms(),
            Perpetuals = [.. file.Perpetuals.Select((perpetual, i) => perpetual.ToPerpetual(folder, valuationDate, root.Member("perpetuals").Item(i)))],
            Studies = new RiskStudies
            {
                Frontier = file.Frontier?.ToStudy(),
                Caps = file.Caps?.ToStudy(target.BeyondBackstopProbability!.Value),
                Sensitivities = file.Sensitivities?.ToPaths(),
                Collateral = file.CollateralSelection?.ToStudy(),
                Allocation = file.Allocation is { } allocation ? new AllocationStudy(allocation.TailLevels ?? file.Protocol.ToTerms().TailLevels) : null,
                Mechanisms = file.Protocol.ToStudy(fitted.Model, folder, valuationDate, root.Member("protocol")),
                ModelRisk = file.ModelRisk is { } risk
                    ? new ModelRiskStudy(PlausibleModels.Of(file, fitted, series, valuationDate, target.Horizon, Listed, root, plausible, cancellation), risk.Rule.ToRule(), risk.Paths) { Recommendation = risk.Recommendation }
                    : null,
            },
            Governance = file.Governance?.ToLimits(),
            Venues = file.Venues?.ToParameters(fitted.Model, root.Member("venues")) ?? VenueParameters.None,
            Liquidity = file.Liquidity?.ToLiquidity(fitted.Model),
            Estimator = file.Simulation.Estimator.ToEstimator(root.Member("simulation").Member("estimator")),
            Draws = file.FittingError is { } asked ? fitted.Refits.Draw(asked, asked.PathsUnder(file.Target), Listed, root.Member("fittingError"), done => refitted?.Invoke(done, asked.Histories), cancellation) : null,
        };
    }

    static MarginRules Rules(RulesSection rules)
    {
        DelayDistribution? delays = rules.DelayDistribution?.ToDistribution();
        return new MarginRules(
            rules.Collateral.ToDictionary(pair => pair.Key, pair => new CollateralRule(pair.Value.LoanToValue, pair.Value.LiquidationThreshold) { Penalty = pair.Value.Penalty?.ToPenalty() }),
            rules.Options.ToDictionary(pair => pair.Key, pair => new OptionMarginRule(pair.Value.InitialMargin, pair.Value.MaintenanceMargin)),
            rules.LongestDelay)
        {
            Delays = delays,
            Perpetuals = rules.Perpetuals.ToDictionary(pair => pair.Key, pair => new PerpetualMarginRule(pair.Value.InitialMargin, pair.Value.MaintenanceMargin)),
        };
    }

    static MarginAccount Account(AccountEntry account, IReadOnlyList<PerpetualEntry> perpetuals, PriceModel model) =>
        new(account.Name, account.Collateral, account.Debt, account.Options)
        {
            Cash = account.Cash,
            Perpetuals = account.Perpetuals.ToDictionary(held => held.Key, held =>
            {
                string underlying = perpetuals.Single(perpetual => perpetual.Name == held.Key).Underlying;
                double entry = account.EntryPrices.TryGetValue(held.Key, out double stated) ? stated : model.Assets.Single(asset => asset.Name == underlying).Spot;
                return new PerpetualPosition(underlying, held.Value, entry);
            }),
        };

    static EuropeanOption[] Contracts(IReadOnlyList<OptionEntry> options, PriceModel model, DateOnly valuationDate, JsonPlace list)
    {
        var contracts = new EuropeanOption[options.Count];
        for (int i = 0; i < contracts.Length; i++)
        {
            OptionEntry option = options[i];
            int days = option.Expiry.DayNumber - valuationDate.DayNumber;
            if (days < 1)
                throw list.Item(i).Member("expiry").Refuse(option.Expiry, $"the option has expired; an expiry is after the as-of date {valuationDate:yyyy-MM-dd}");
            double volatility = option.ImpliedVolatility ?? model.Assets.Single(asset => asset.Name == option.Underlying).Volatility;
            if (volatility == 0)
                throw list.Item(i).Fault($"the volatility fitted to {option.Underlying} is zero; impliedVolatility is needed");
            contracts[i] = new EuropeanOption(
                option.Name, option.Underlying, option.Right, option.Strike, (double)days / TradingYear.Days, volatility, option.Rate, option.DividendYield);
        }

        return contracts;
    }

    static SolvencyTarget Target(TargetSection target, DateOnly valuationDate, JsonPlace place)
    {
        int days = target.HorizonDays ?? target.Horizon!.Value.DayNumber - valuationDate.DayNumber;
        if (target.Horizon is { } horizon)
            TargetChecks.CheckHorizon(days, horizon, place.Member("horizon"));
        return new SolvencyTarget(target.InsolvencyProbability, target.BreachProbability, target.ConfidenceLevel, days) { BeyondBackstopProbability = target.BeyondBackstopProbability };
    }
}
