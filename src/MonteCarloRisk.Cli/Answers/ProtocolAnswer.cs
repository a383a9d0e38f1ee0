using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Answers insolvency requests of several accounts.</summary>
static class ProtocolAnswer
{
    const int MostAccounts = 1000;

    /// <summary>Checks a request and gives what computes its answer.</summary>
    /// <exception cref="Domain.InputException">The request cannot be answered.</exception>
    public static RequestedRun Prepare(InsolvencyRequest request, JsonPlace place)
    {
        IReadOnlyList<NamedAccount> named = request.Accounts ?? throw new ArgumentException("no accounts", nameof(request));
        JsonPlace list = place.Member("accounts");
        if (!ReferenceEquals(request.Account, AccountRequest.None)) throw place.Fault("account and accounts stand here; one of them does");
        if (named.Count is 0 or > MostAccounts) throw list.Fault($"{named.Count} accounts; 1 to {MostAccounts} are allowed");
        for (int i = 0; i < named.Count; i++)
        {
            if (named[i] is null) throw list.Item(i).Refuse(null, "an object is needed");
        }

        Names.Check([.. named.Select(account => account.Name)], list);
        PriceModel model = request.Model.ToModel(place.Member("model"));
        string[] assets = [.. model.Assets.Select(asset => asset.Name)];
        AccountRequest[] accounts = [.. named.Select((account, i) => account.Under(i, request.CloseOut))];
        accounts[0].CheckCloseOut(assets, place.Member("closeOut"));
        var contracts = new List<EuropeanOption>();
        var perpetuals = new List<Perpetual>();
        for (int i = 0; i < accounts.Length; i++)
        {
            accounts[i].Check(assets, list.Item(i));
            contracts.AddRange(accounts[i].ToContracts(model, assets, list.Item(i)));
            perpetuals.AddRange(accounts[i].ToPerpetuals(assets, list.Item(i)));
        }

        Years.CheckHorizon(request.Horizon, place.Member("horizon"));
        Ranges.CheckProtocol(request.InsuranceFund, request.TailLevels, place);
        SimulationSettings settings = request.Simulation.ToSettings(place.Member("simulation"));
        switch (request.Estimator)
        {
            case Estimator.Splitting:
                throw place.Member("estimator").Fault("splitting follows one account of plain collateral against plain debt; several accounts take crude, importanceSampling or auto");
            case Estimator.ImportanceSampling { DefensiveShare: double share } when !(share > 0 && share < 1):
                throw place.Member("estimator").Member("defensiveShare").Refuse(share, "a share of the paths is above 0 and below 1");
            case Estimator.ImportanceSampling { Strata: not null }:
                throw place.Member("estimator").Member("strata").Fault("strata lie along one tilt, and several accounts have several");
        }

        if (request.Monitoring is not Monitoring.Discrete { Dates: int dates }) throw place.Member("monitoring").Fault("several accounts are watched on discrete dates");
        Monitoring.CheckDates(dates, accounts[0].LongestLiquidationDelay, model, request.Horizon, place.Member("monitoring").Member("dates"));
        MarginRules rules = accounts[0].ToRules(assets);
        MarketLiquidity? liquidity = accounts[0].ToLiquidity(model);
        MonitoredAccount[] monitored = [.. accounts.Select((account, i) => new MonitoredAccount(account.ToAccount(model) with { Name = named[i].Name }, Cash: 0, CountsTowardsProtocol: true, account.ToRules(assets)))];
        var terms = new ProtocolTerms(request.InsuranceFund, request.TailLevels ?? ProtocolTerms.UsualTailLevels);
        var monitoring = new MonitoringDates(dates, request.Horizon / dates);
        var scope = new TailScope(request.Horizon, dates, rules.LiquidationDelay);
        AccountTilts Search(double defensiveShare, double commonest) =>
            AccountTilts.OfAny(model, contracts, perpetuals, monitored, rules, monitoring, settings.Seed, defensiveShare, commonest, liquidity);
        return request.Estimator switch
        {
            Estimator.ImportanceSampling tilted => (runner, cancellation) =>
            {
                AccountTilts found = Search(tilted.DefensiveShare, commonest: 1);
                if (found.Refusal is { } refusal) throw new Domain.InputException("estimator", refusal);
                ProtocolInsolvency weighted = Estimate(runner, found.Tilts, cancellation);
                weighted.Weights!.Refuse(weighted.Insolvency.Result.Settings.Paths);
                return Answer(weighted, scope, found);
            },
            Estimator.Auto => (runner, cancellation) =>
            {
                AccountTilts found = Search(TiltedFirstPassagePlan.UsualDefensiveShare, AccountTilts.CommonProbability);
                AccountTilts counted = found with { Tilts = null };
                if (!found.SavesPaths) return Answer(Estimate(runner, null, cancellation), scope, counted);

                ProtocolInsolvency weighted = Estimate(runner, found.Tilts, cancellation);
                long paths = weighted.Insolvency.Result.Settings.Paths;
                return weighted.Weights!.Distrust(paths, out _) is null
                    ? Answer(weighted, scope, found)
                    : Answer(Estimate(runner, null, cancellation), scope, counted with { PilotPaths = found.PilotPaths + paths });
            },
            _ => (runner, cancellation) => Answer(Estimate(runner, null, cancellation), scope, null),
        };

        ProtocolInsolvency Estimate(SimulationRunner runner, PathTilts? tilts, CancellationToken cancellation) =>
            ProtocolInsolvency.Estimate(runner, model, contracts, monitored, rules, monitoring, settings, terms, request.Simulation.ConfidenceLevel, perpetuals, liquidity, tilts, cancellation);
    }

    static EstimateAnswer Answer(ProtocolInsolvency found, TailScope scope, AccountTilts? search) => EstimateAnswer.Of(found.Insolvency) with
    {
        ExpectedLoss = EstimateMembers.Of(found.BadDebt),
        Tail = TailMembers.Of(found.Tail, scope),
        LiquidationCost = LiquidationCostMembers.Of(found.Costs),
        BeyondBackstop = BackstopMembers.Of(found.Tail.Backstop),
        Weights = found.Weights is { } weights ? WeightMembers.Of(weights) : null,
        PilotPaths = search?.PilotPaths,
        Accounts = [.. found.Accounts.Select(AccountMembers.Of)],
        Joint = JointMembers.Of(found.Joint),
        Allocation = found is { Allocation: { } allocation, Second: { } second } ? AllocationMembers.Of(allocation, second) : null,
        Cautions = search?.Tilts?.Cautions is { Count: > 0 } cautions ? cautions : null,
    };
}
