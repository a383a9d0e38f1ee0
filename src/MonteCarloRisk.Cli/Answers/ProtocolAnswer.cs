using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin;
using MonteCarloRisk.Simulation.Plans;

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
        if (request.Estimator is not (Estimator.Crude or Estimator.Auto)) throw place.Member("estimator").Fault("several accounts are counted; they take crude or auto");
        if (request.Monitoring is not Monitoring.Discrete { Dates: int dates }) throw place.Member("monitoring").Fault("several accounts are watched on discrete dates");
        Monitoring.CheckDates(dates, accounts[0].LongestLiquidationDelay, model, request.Horizon, place.Member("monitoring").Member("dates"));
        MarginRules rules = accounts[0].ToRules(assets);
        MarketLiquidity? liquidity = accounts[0].ToLiquidity(model);
        MonitoredAccount[] monitored = [.. accounts.Select((account, i) => new MonitoredAccount(account.ToAccount(model) with { Name = named[i].Name }, Cash: 0, CountsTowardsProtocol: true, account.ToRules(assets)))];
        var terms = new ProtocolTerms(request.InsuranceFund, request.TailLevels ?? ProtocolTerms.UsualTailLevels);
        return (runner, cancellation) => Answer(
            ProtocolInsolvency.Estimate(
                runner, model, contracts, monitored, rules, new MonitoringDates(dates, request.Horizon / dates), settings, terms, request.Simulation.ConfidenceLevel, perpetuals, liquidity, cancellation),
            new TailScope(request.Horizon, dates, rules.LiquidationDelay));
    }

    static EstimateAnswer Answer(ProtocolInsolvency found, TailScope scope) => EstimateAnswer.Of(found.Insolvency) with
    {
        ExpectedLoss = EstimateMembers.Of(found.BadDebt),
        Tail = TailMembers.Of(found.Tail, scope),
        LiquidationCost = LiquidationCostMembers.Of(found.Costs),
        BeyondBackstop = BackstopMembers.Of(found.Tail.Backstop),
        Accounts = [.. found.Accounts.Select(AccountMembers.Of)],
        Allocation = AllocationMembers.Of(found.Allocation, found.Second),
    };
}
