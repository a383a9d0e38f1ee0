using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Estimation.Splitting;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Simulation.Plans.Splitting;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Answers insolvency requests.</summary>
static class InsolvencyAnswer
{
    /// <summary>Checks a request and gives what computes its answer.</summary>
    /// <exception cref="Domain.InputException">The request cannot be answered.</exception>
    public static RequestedRun Prepare(InsolvencyRequest request, JsonPlace place)
    {
        if (request.Positions is { } positions) return IsolatedAnswer.Prepare(request, positions, place);
        if (request.Protocol is { } protocol) return LendingProtocolAnswer.Prepare(request, protocol, place);
        if (request.Model is GivenPathRequest) throw place.Member("model").Fault("prices that are given run under a protocol; of accounts nothing would be random");
        if (request.Curves is not null) throw place.Member("curves").Fault("curves are of a protocol's parameters, and protocol is not given");
        if (request.FailingPaths is { } failing) throw place.Member("failingPaths").Refuse(failing, "paths are told of a protocol, not of accounts");
        if (request.Accounts is not null) return ProtocolAnswer.Prepare(request, place);
        if (ReferenceEquals(request.Account, AccountRequest.None)) throw place.Fault("neither account nor accounts nor positions nor protocol stands here; one of them does");
        if (request.CloseOut is not null) throw place.Member("closeOut").Fault("it is of several accounts; that of one stands in account");
        PriceModel model = request.Model.ToModel(place.Member("model"));
        string[] assets = [.. model.Assets.Select(asset => asset.Name)];
        AccountRequest account = request.Account;
        account.Check(assets, place.Member("account"));
        IReadOnlyList<EuropeanOption> contracts = account.ToContracts(model, assets, place.Member("account"));
        IReadOnlyList<Perpetual> perpetuals = account.ToPerpetuals(assets, place.Member("account"));
        Years.CheckHorizon(request.Horizon, place.Member("horizon"));
        SimulationSettings settings = request.Simulation.ToSettings(place.Member("simulation"));
        double level = request.Simulation.ConfidenceLevel;
        double[] quantities = [.. assets.Select(asset => account.Collateral.GetValueOrDefault(asset))];

        Ranges.CheckProtocol(request.InsuranceFund, request.TailLevels, place);
        if (!account.HasMarginRules && (request.InsuranceFund is not null || request.TailLevels is not null))
            throw place.Member(request.TailLevels is null ? "insuranceFund" : "tailLevels").Fault("plain collateral against plain debt has no close-out, and so no loss; an account with options, perpetuals, cash, haircuts, maintenanceMargin, a liquidation delay, liquidity or penalties has");
        RefuseTilting(request, place);
        StrataChecks.Check(request, model, settings, place);
        if (request.Monitoring is not Monitoring.Discrete { Dates: int dates })
        {
            if (model is not GeometricBrownianModel brownian)
                throw place.Member("monitoring").Fault("continuous monitoring of returns that are known on steps only: between the steps of the data nothing is known of them; watch on discrete dates, one a step");
            RefuseContinuous(account, quantities, place);
            return (runner, cancellation) => EstimateAnswer.Of(
                FirstPassage.Continuous(runner, brownian, quantities[0], account.Debt, request.Horizon, settings, level, cancellation));
        }

        Monitoring.CheckDates(dates, account.LongestLiquidationDelay, model, request.Horizon, place.Member("monitoring").Member("dates"));
        if (request.Estimator is Estimator.ImportanceSampling sampling && !account.HasMarginRules)
        {
            if (sampling.Strata is { } count)
            {
                return (runner, cancellation) => Answer(TiltedFirstPassageEstimate.ByStrata(
                    runner, model, quantities, account.Debt, request.Horizon, dates, new PathStrata(count), sampling.DefensiveShare, settings, level, cancellation));
            }

            return (runner, cancellation) => Answer(TiltedFirstPassageEstimate.OnDates(
                runner, model, quantities, account.Debt, request.Horizon, dates, sampling.DefensiveShare, settings, level, cancellation));
        }

        if (request.Estimator is Estimator.Splitting)
        {
            if (dates < SplittingFirstPassagePlan.FewestDates)
                throw place.Member("monitoring").Member("dates").Refuse(dates, $"splitting chooses between dates and needs {SplittingFirstPassagePlan.FewestDates} or more; importance sampling takes any number");
            return (runner, cancellation) => Answer(SplittingFirstPassageEstimate.OnDates(runner, model, quantities, account.Debt, request.Horizon, dates, settings, level, cancellation));
        }

        if (request.Estimator is Estimator.Auto && !account.HasMarginRules && account.Debt > 0 && quantities.Any(quantity => quantity > 0))
        {
            return (runner, cancellation) => Answer(ChosenFirstPassageEstimate.OnDates(runner, model, quantities, account.Debt, request.Horizon, dates, settings, level, cancellation));
        }

        if (!account.HasMarginRules)
        {
            return (runner, cancellation) => EstimateAnswer.Of(
                FirstPassage.OnDates(runner, model, quantities, account.Debt, request.Horizon, dates, settings, level, cancellation));
        }

        MarginAccount held = account.ToAccount(model);
        MarginRules rules = account.ToRules(assets);
        var monitoring = new MonitoringDates(dates, request.Horizon / dates);
        var terms = new ProtocolTerms(request.InsuranceFund, request.TailLevels ?? ProtocolTerms.UsualTailLevels);
        var liquidity = account.ToLiquidity(model);
        var scope = new TailScope(request.Horizon, dates, rules.LiquidationDelay);
        AccountTilts Search(double defensiveShare) => AccountTilts.Of(model, contracts, perpetuals, new MonitoredAccount(held, 0, true), rules, monitoring, settings.Seed, defensiveShare, liquidity);
        return request.Estimator switch
        {
            Estimator.ImportanceSampling tilted => (runner, cancellation) =>
            {
                AccountTilts found = Search(tilted.DefensiveShare);
                if (found.Refusal is { } refusal) throw new Domain.InputException("estimator", refusal);
                AccountInsolvency weighted = Estimate(runner, found.Tilts, cancellation);
                weighted.Weights!.Refuse(weighted.Insolvency.Result.Settings.Paths);
                return Answer(weighted, scope, found.PilotPaths, found.Tilts);
            },
            Estimator.Auto => (runner, cancellation) =>
            {
                AccountTilts found = Search(TiltedFirstPassagePlan.UsualDefensiveShare);
                if (!found.SavesPaths) return Answer(Estimate(runner, null, cancellation), scope, found.PilotPaths);

                AccountInsolvency weighted = Estimate(runner, found.Tilts, cancellation);
                long paths = weighted.Insolvency.Result.Settings.Paths;
                return weighted.Weights!.Distrust(paths, out _) is null
                    ? Answer(weighted, scope, found.PilotPaths, found.Tilts)
                    : Answer(Estimate(runner, null, cancellation), scope, found.PilotPaths + paths);
            },
            _ => (runner, cancellation) => Answer(Estimate(runner, null, cancellation), scope, null),
        };

        AccountInsolvency Estimate(SimulationRunner runner, PathTilts? tilts, CancellationToken cancellation) =>
            AccountInsolvency.Estimate(runner, model, contracts, held, rules, monitoring, settings, terms, level, perpetuals, liquidity, tilts, cancellation);
    }

    static EstimateAnswer Answer(AccountInsolvency estimates, TailScope scope, long? pilotPaths, PathTilts? tilts = null) => EstimateAnswer.Of(estimates.Insolvency) with
    {
        BreachProbability = EstimateMembers.Of(estimates.Breach.Estimate),
        ExpectedLoss = EstimateMembers.Of(estimates.Loss.Estimate),
        Tail = TailMembers.Of(estimates.Tail, scope),
        LiquidationCost = LiquidationCostMembers.Of(estimates.Costs),
        BeyondBackstop = BackstopMembers.Of(estimates.Tail.Backstop),
        Weights = estimates.Weights is { } weights ? WeightMembers.Of(weights) : null,
        PilotPaths = pilotPaths,
        Cautions = tilts?.Cautions is { Count: > 0 } cautions ? cautions : null,
    };

    static EstimateAnswer Answer(TiltedFirstPassageEstimate estimate) =>
        EstimateAnswer.Of(estimate.Probability) with { Weights = WeightMembers.Of(estimate.Diagnostics), Strata = StrataMembers.Of(estimate.Strata), PilotPaths = estimate.PilotPaths };

    static EstimateAnswer Answer(SplittingFirstPassageEstimate estimate) =>
        EstimateAnswer.Of(estimate.Probability) with { Groups = GroupMembers.Of(estimate.Diagnostics), PilotPaths = estimate.PilotGroups };

    static EstimateAnswer Answer(ChosenFirstPassageEstimate estimate) =>
        EstimateAnswer.Of(estimate.Probability) with { Weights = estimate.Weights is { } weights ? WeightMembers.Of(weights) : null, Strata = StrataMembers.Of(estimate.Strata), Groups = estimate.Groups is { } groups ? GroupMembers.Of(groups) : null, PilotPaths = estimate.PilotPaths };

    static void RefuseTilting(InsolvencyRequest request, JsonPlace place)
    {
        if (request.Estimator is not (Estimator.ImportanceSampling or Estimator.Splitting)) return;

        JsonPlace estimator = place.Member("estimator");
        string name = request.Estimator is Estimator.Splitting ? "splitting" : "importance sampling";
        if (request.Estimator is Estimator.ImportanceSampling { DefensiveShare: double share } && !(share > 0 && share < 1))
            throw estimator.Member("defensiveShare").Refuse(share, "a share of the paths is above 0 and below 1");
        if (request.Monitoring is not Monitoring.Discrete) throw estimator.Fault($"{name} watches on discrete dates; continuous monitoring takes crude");
        if (request.Account.HasMarginRules)
        {
            if (request.Estimator is Estimator.ImportanceSampling) return;
            throw estimator.Fault("splitting is for plain collateral against plain debt; an account with options, perpetuals, cash, haircuts, maintenanceMargin, a liquidation delay, liquidity or penalties takes crude or importanceSampling");
        }

        if (!(request.Account.Debt > 0)) throw place.Member("account").Member("debt").Refuse(request.Account.Debt, $"{name} needs a debt above zero");
        if (request.Account.Collateral.Values.All(units => units == 0)) throw place.Member("account").Member("collateral").Fault($"{name} needs collateral above zero");
    }

    static void RefuseContinuous(AccountRequest account, double[] quantities, JsonPlace place)
    {
        JsonPlace monitoring = place.Member("monitoring");
        if (account.HasMarginRules)
            throw monitoring.Fault("continuous monitoring is for plain collateral against plain debt; an account with options, perpetuals, cash, haircuts, maintenanceMargin, a liquidation delay, liquidity or penalties is watched on discrete dates");
        if (quantities.Length != 1)
            throw monitoring.Fault($"continuous monitoring of {quantities.Length} assets; it is exact for one asset against plain debt only, since the bridges of correlated assets are not independent");
        if (!(quantities[0] > 0)) throw place.Member("account").Member("collateral").Fault("continuous monitoring needs collateral above zero");
        if (!(account.Debt > 0)) throw place.Member("account").Member("debt").Refuse(account.Debt, "continuous monitoring needs a debt above zero");
    }
}
