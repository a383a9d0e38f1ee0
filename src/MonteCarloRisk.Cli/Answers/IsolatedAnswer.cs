using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Answers insolvency requests of several isolated positions.</summary>
static class IsolatedAnswer
{
    /// <summary>Checks a request and gives what computes its answer.</summary>
    /// <exception cref="Domain.InputException">The request cannot be answered.</exception>
    public static RequestedRun Prepare(InsolvencyRequest request, IReadOnlyList<IsolatedPositionRequest> positions, JsonPlace place)
    {
        if (!ReferenceEquals(request.Account, AccountRequest.None) || request.Accounts is not null || request.Protocol is not null || request.CloseOut is not null)
            throw place.Fault("account, accounts, protocol or closeOut stands beside positions; one of account, accounts, positions and protocol does, and closeOut is of accounts");
        if (request.InsuranceFund is not null || request.TailLevels is not null || request.FailingPaths is not null || request.Curves is not null)
            throw place.Fault("insuranceFund, tailLevels, failingPaths and curves are of accounts under margin rules and of protocols, not of isolated positions, which are not closed out");
        JsonPlace list = place.Member("positions");
        if (positions.Count is 0 or > TiltedUnionPlan.MostPositions) throw list.Fault($"{positions.Count} positions; 1 to {TiltedUnionPlan.MostPositions} are allowed");
        for (int i = 0; i < positions.Count; i++)
        {
            if (positions[i] is null) throw list.Item(i).Refuse(null, "an object is needed");
        }

        Names.Check([.. positions.Select(position => position.Name)], list);
        PriceModel model = request.Model.ToModel(place.Member("model"));
        if (model is not (GeometricBrownianModel or StudentModel or JumpModel or RegimeModel or FilteredHistoryModel))
            throw place.Member("model").Fault("several isolated positions take geometric Brownian motion, Student-t returns, jumps, regimes and filtered history");
        string[] assets = [.. model.Assets.Select(asset => asset.Name)];
        IsolatedPosition[] held = [.. positions.Select((position, i) => position.ToPosition(assets, list.Item(i)))];
        Years.CheckHorizon(request.Horizon, place.Member("horizon"));
        SimulationSettings settings = request.Simulation.ToSettings(place.Member("simulation"));
        double level = request.Simulation.ConfidenceLevel;
        if (request.Monitoring is not Monitoring.Discrete { Dates: int dates }) return Continuous(request, model, held, settings, place);
        Monitoring.CheckDates(dates, 0, model, request.Horizon, place.Member("monitoring").Member("dates"));
        StrataChecks.RefuseSeveral(request, place);
        switch (request.Estimator)
        {
            case Estimator.Splitting:
                throw place.Member("estimator").Fault("splitting follows one account; several isolated positions take crude, importanceSampling or auto");
            case Estimator.ImportanceSampling { DefensiveShare: double share } when !(share > 0 && share < 1):
                throw place.Member("estimator").Member("defensiveShare").Refuse(share, "a share of the paths is above 0 and below 1");
            case Estimator.ImportanceSampling { DefensiveShare: double share }:
                return (runner, cancellation) => Answer(UnionPassageEstimate.ByTilting(runner, model, held, request.Horizon, dates, share, settings, level, cancellation), isPilotTold: true);
            case Estimator.Auto:
                return (runner, cancellation) => Answer(UnionPassageEstimate.ByChoice(runner, model, held, request.Horizon, dates, settings, level, cancellation), isPilotTold: true);
            default:
                return (runner, cancellation) => Answer(UnionPassageEstimate.ByCounting(runner, model, held, request.Horizon, dates, settings, level, cancellation), isPilotTold: false);
        }
    }

    static RequestedRun Continuous(InsolvencyRequest request, PriceModel model, IReadOnlyList<IsolatedPosition> held, SimulationSettings settings, JsonPlace place)
    {
        JsonPlace monitoring = place.Member("monitoring");
        if (model is not GeometricBrownianModel brownian)
            throw monitoring.Fault("continuous monitoring of returns that are known on steps only: between the steps of the data nothing is known of them; watch on discrete dates, one a step");
        if (request.Estimator is Estimator.ImportanceSampling or Estimator.Splitting)
            throw place.Member("estimator").Fault("importance sampling and splitting watch on discrete dates; continuous monitoring takes crude");
        IsolatedPosition? several = held.FirstOrDefault(position => position.Quantities.Count(quantity => quantity != 0) > 1);
        if (several is not null)
            throw monitoring.Fault($"continuous monitoring of \"{several.Name}\", which has several assets; positions of one asset each are taken, since the value of several has no bridge that is known");
        IsolatedPosition? certain = held.FirstOrDefault(position => position.Quantities.Any(quantity => quantity < 0) && position.Debt >= 0);
        if (certain is not null) throw monitoring.Fault($"\"{certain.Name}\" fails at every price: it owes an asset without cash above its debt");
        return (runner, cancellation) => Answer(
            UnionPassageEstimate.AtEveryInstant(runner, brownian, held, request.Horizon, settings, request.Simulation.ConfidenceLevel, cancellation), isPilotTold: false);
    }

    static EstimateAnswer Answer(UnionPassageEstimate estimate, bool isPilotTold) => EstimateAnswer.Of(estimate.Probability) with
    {
        Weights = estimate.Weights is { } weights ? WeightMembers.Of(weights) : null,
        PilotPaths = isPilotTold ? estimate.PilotPaths : null,
        Positions = [.. estimate.Positions.Select(PositionMembers.Of)],
    };
}
