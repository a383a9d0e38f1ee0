using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles.Protocols;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>Runs scenarios.</summary>
static class StressRun
{
    /// <summary>Runs all cases of a scenario.</summary>
    /// <exception cref="InputException">The scenario is wrong.</exception>
    public static StressAnswer Of(StressScenario scenario, SimulationRunner runner, CancellationToken cancellation)
    {
        JsonPlace place = JsonPlace.Root($"scenario {scenario.Name}").Member("cases");
        return StressAnswer.Of(scenario, [.. scenario.Cases.Select((one, i) => Case(one, $"{scenario.Name}-{i + 1}", place.Item(i), runner.For($"{scenario.Name}: {one.Name}"), cancellation))]);
    }

    static StressAnswer.Case Case(StressCase asked, string name, JsonPlace place, SimulationRunner runner, CancellationToken cancellation)
    {
        if (asked.Formula is { } formula) return new StressAnswer.Case(asked.Name, asked.Breaks, [], Figures(asked, IncidentFormulas.Of(formula, asked.Inputs), place), null);
        InsolvencyRequest request = asked.Request ?? throw place.Fault("neither request nor formula stands here; one of them does");
        ProtocolDescription description = request.Protocol ?? throw place.Member("request").Fault("a scenario runs a protocol");
        CheckedProtocol protocol = LendingProtocolAnswer.Check(request, description, place.Member("request"));
        LendingProtocolInsolvency run = protocol.Run(runner, cancellation);
        ProtocolPath told = run.Failures.Count > 0 ? run.Failures[0] : ProtocolTrace.Follow(ProtocolPlan.Create(protocol.Model, protocol.Protocol, protocol.Dates, protocol.Settings), 0);
        IReadOnlyList<PathBreak> breaks = PathBreaks.Of(protocol, told);
        EstimateAnswer answer = EstimateAnswer.Of(run.Insolvency) with { Protocol = ProtocolMembers.Of(run, protocol.Model, protocol.Protocol, protocol.Dates) };
        return new StressAnswer.Case(asked.Name, breaks.Count > 0 ? breaks[0].Part : null, breaks, Figures(asked, StressFigures.Of(run, told), place), answer) { Path = StressedPaths.Of(name, asked.Name, protocol, told) };
    }

    static IReadOnlyList<StressAnswer.Figure> Figures(StressCase asked, IReadOnlyDictionary<string, double> obtained, JsonPlace place) =>
        [.. asked.Expected.Select((expected, i) => Figure(expected, obtained.TryGetValue(expected.Figure, out double value) ? value : throw place.Member("expected").Item(i).Fault($"there is no figure \"{expected.Figure}\"")))];

    static StressAnswer.Figure Figure(ExpectedFigure expected, double value) =>
        new(expected.Figure, expected.What, expected.From, expected.To, value, expected is { From: { } from, To: { } to } ? value >= from && value <= to : null);
}
