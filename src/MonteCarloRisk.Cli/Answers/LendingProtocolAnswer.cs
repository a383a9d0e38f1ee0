using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.MarketFiles.Protocols;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Cohorts;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Cautions;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Answers insolvency requests of protocols.</summary>
static class LendingProtocolAnswer
{
    const int MostFailingPaths = 10;
    const int MostCurves = 10;
    const double SecondsPerDay = 86_400;

    public static RequestedRun Prepare(InsolvencyRequest request, ProtocolDescription description, JsonPlace place)
    {
        CheckedProtocol asked = Check(request, description, place);
        (ParameterCurveEntry Entry, IReadOnlyList<(double, LendingProtocol)> Protocols)[] curves = [.. Curves(request.Curves ?? [], asked, place.Member("curves"))];
        return (runner, cancellation) =>
        {
            LendingProtocolInsolvency estimate = asked.Run(runner, cancellation);
            CohortError? grouping = asked.Error(runner, cancellation);
            LendingProtocol alone = asked.Cohorts?.Ungrouped ?? asked.Protocol;
            IReadOnlyList<string> cautions = ProtocolCautions.Of(asked.Model, alone, asked.Dates, grouping);
            return EstimateAnswer.Of(estimate.Insolvency) with
            {
                Protocol = ProtocolMembers.Of(estimate, asked.Model, asked.Protocol, asked.Dates) with
                {
                    Curves = curves.Length == 0 ? null : [.. curves.Select(Curve)],
                    Unhealthy = [.. ProtocolStanding.Of(asked.Model, alone).Unhealthy, .. UnhealthyToday.Perpetuals(asked.Model, alone)],
                    Cautions = cautions.Count == 0 ? null : cautions,
                    PositionsFile = asked.Sources.Positions,
                    Cohorts = CohortMembers.Of(grouping),
                    GasFit = GasFitMembers.Of(asked.Sources.Gas),
                },
            };

            ParameterCurveMembers Curve((ParameterCurveEntry Entry, IReadOnlyList<(double, LendingProtocol)> Protocols) curve) => ParameterCurveMembers.Of(
                curve.Entry, ParameterCurve.Simulate(runner, asked.Model, curve.Protocols, curve.Entry.Target, asked.Dates, asked.Settings, request.Simulation.ConfidenceLevel, cancellation));
        };
    }

    /// <summary>Checks a request.</summary>
    /// <exception cref="Domain.InputException">The request cannot be answered.</exception>
    public static CheckedProtocol Check(InsolvencyRequest request, ProtocolDescription description, JsonPlace place)
    {
        if (!ReferenceEquals(request.Account, AccountRequest.None) || request.Accounts is not null || request.CloseOut is not null)
            throw place.Fault("account, accounts or closeOut stands beside protocol; one of account, accounts and protocol does, and closeOut is of accounts");
        PriceModel model = request.Model.ToModel(place.Member("model"));
        ProtocolSources read = ProtocolSources.Read(description, Path.GetDirectoryName(place.File) ?? "", latest: null, place.Member("protocol"));
        LendingProtocol protocol = read.Description.ToProtocol([.. model.Assets.Select(asset => asset.Name)], place.Member("protocol"));
        CohortStudy? cohorts = read.ToCohorts(protocol, place.Member("protocol"));
        read.CheckPrices(model, place.Member("protocol"));
        Years.CheckProtocolHorizon(request.Horizon, place.Member("horizon"));
        if (request.Model is GivenPathRequest given) given.CheckHorizon(request.Horizon, place.Member("model"));
        SimulationSettings settings = request.Simulation.ToSettings(place.Member("simulation"));
        Ranges.CheckProtocol(null, request.TailLevels, place);
        if (request.InsuranceFund is { } fund) throw place.Member("insuranceFund").Refuse(fund, "the insurance fund of a protocol stands among its backstops");
        if (request.Estimator is not Estimator.Crude) throw place.Member("estimator").Fault("a protocol's mechanisms have no tilt and no level that is known beforehand; it takes crude");
        if (request.Monitoring is not Monitoring.Discrete { Dates: int dates }) throw place.Member("monitoring").Fault("a protocol's mechanisms run on discrete dates");
        Monitoring.CheckDates(dates, 0, model, request.Horizon, place.Member("monitoring").Member("dates"));
        if (request.FailingPaths is { } asked and (< 0 or > MostFailingPaths)) throw place.Member("failingPaths").Refuse(asked, $"0 to {MostFailingPaths} paths are told");
        var on = new MonitoringDates(dates, request.Horizon / dates);
        CheckPlan(model, protocol, place.Member("protocol"));
        const double secondsPerYear = MonitoringDates.DaysPerYear * SecondsPerDay;
        read.CheckTimes(on.Spacing * secondsPerYear, request.Horizon * secondsPerYear, place.Member("protocol"));
        return new CheckedProtocol(
            model, cohorts?.Grouped() ?? protocol, on, settings, request.TailLevels ?? ProtocolTerms.UsualTailLevels, request.FailingPaths ?? 1, request.Simulation.ConfidenceLevel) { Cohorts = cohorts, Sources = read };
    }

    // The plan names the members; where they stand in the file is known here.
    static void CheckPlan(PriceModel model, LendingProtocol protocol, JsonPlace place)
    {
        try
        {
            ProtocolPlan.Check(model, protocol);
        }
        catch (Domain.InputException fault)
        {
            throw place.Within(fault.Where).Fault(fault.Message[(fault.Where.Length + 2)..]);
        }
    }

    static IEnumerable<(ParameterCurveEntry, IReadOnlyList<(double, LendingProtocol)>)> Curves(IReadOnlyList<ParameterCurveEntry> entries, CheckedProtocol asked, JsonPlace place)
    {
        if (entries.Count > MostCurves) throw place.Fault($"{entries.Count} curves; at most {MostCurves} are allowed");
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not { } entry) throw place.Item(i).Refuse(null, "an object is needed");
            IReadOnlyList<LendingProtocol> protocols = entry.ToProtocols(asked.Sources.Description, [.. asked.Model.Assets.Select(asset => asset.Name)], place.Item(i));
            yield return (entry, [.. entry.Values.Zip(asked.Cohorts is { } cohorts ? protocols.Select(protocol => PositionCohorts.Of(protocol, cohorts.Most)) : protocols)]);
        }
    }
}
