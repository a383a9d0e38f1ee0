using System.CommandLine;
using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Commands;

/// <summary>The commands that answer a file of requests: <c>mcrisk price</c> and <c>mcrisk insolvency</c>.</summary>
static class RequestCommand
{
    public static Command Price(CommandSession session) => Create<PriceRequest>(
        session,
        new ExampleCommand(
            "price",
            "Price European options on one asset or a basket. An array of requests is answered by an array, in order.",
            "mcrisk price request.json",
            """echo '{"model": {"type": "gbm", "spot": 100, "volatility": 0.2, "rate": 0.05}, "payoff": {"type": "european", "right": "call", "strike": 100, "expiry": 1}, "simulation": {"paths": 1000000, "seed": 42}}' | mcrisk price - --json"""),
        "Price",
        PriceAnswer.Prepare);

    public static Command Insolvency(CommandSession session) => Create<InsolvencyRequest>(
        session,
        new ExampleCommand(
            "insolvency",
            "Estimate the probability that accounts become insolvent by a horizon. An array of requests is answered by an array, in order.",
            "mcrisk insolvency account.json",
            """echo '{"model": {"type": "gbm", "assets": [{"name": "ETH", "spot": 100, "volatility": 0.3, "drift": 0.05}]}, "account": {"collateral": {"ETH": 1}, "debt": 70}, "horizon": 1, "monitoring": {"type": "discrete", "dates": 52}, "simulation": {"paths": 1000000, "seed": 42}}' | mcrisk insolvency - --json"""),
        "Insolvency",
        InsolvencyAnswer.Prepare);

    static ExampleCommand Create<T>(CommandSession session, ExampleCommand command, string title, Func<T, JsonPlace, RequestedRun> prepare)
        where T : class
    {
        var file = new Argument<string>("FILE.json|-") { Description = $"The requests, or - for standard input; `mcrisk schema {command.Name}` prints their schema." };
        RunStoreParameters store = RunStoreParameters.WhereNamed();
        var backend = new BackendParameters();
        Option<bool> json = JsonOption.Create();
        command.Add(file);
        store.AddTo(command);
        backend.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            string named = parsed.GetRequiredValue(file);
            RequestFile<T> asked = RequestFile<T>.Read(named, session.In);
            OneOrMany<T> requests = asked.Requests;

            // All are checked before the first runs.
            RequestedRun[] runs = [.. requests.Items.Select((request, i) => prepare(request, requests.Place(asked.Name, i)))];
            var lineage = new RunLineage($"mcrisk {command.Name} {ShellWord.Of(named)}", [new DataFile(asked.Name, asked.Sha256)]);
            using OpenedBackends opened = backend.Open(parsed, session.Cancellation);
            using KeptRuns kept = store.Open(parsed, session);
            EstimateAnswer[] answers = kept.Work(() => Answer(session, observer => kept.Runner(opened.Pool, lineage, observer), runs, i => requests.Place(asked.Name, i)));
            if (!parsed.GetValue(json) && answers.Length > 0) EstimateTable.Write(ConsolePage.Out(session), title, answers);
            else if (requests.IsList) AnswerDocument.Write(session.Out, answers);
            else AnswerDocument.Write(session.Out, answers[0]);
            return answers.Any(MissesTarget) ? ExitCode.TargetNotMet : ExitCode.Done;
        });
        return command;
    }

    static bool MissesTarget(EstimateAnswer answer) => (answer.Protocol?.Curves ?? []).Any(curve => curve is { Target: not null, Keeping: not { Count: > 0 } });

    static EstimateAnswer[] Answer(CommandSession session, Func<IRunObserver, SimulationRunner> runs, RequestedRun[] requests, Func<int, JsonPlace> place)
    {
        using RunProgress progress = ProgressDisplay.Open(session);
        SimulationRunner runner = runs(progress);
        var answers = new EstimateAnswer[requests.Length];
        for (int i = 0; i < requests.Length; i++)
        {
            string purpose = requests.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"request {i + 1} of {requests.Length}");
            progress.Begin(purpose.Length == 0 ? "request" : purpose);
            try
            {
                answers[i] = requests[i](runner.For(purpose), session.Cancellation);
            }
            catch (InputException fault)
            {
                // The engine names the value; which request it stands in is known here.
                throw place(i).Told(fault);
            }
        }

        return answers;
    }
}
