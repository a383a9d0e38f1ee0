using System.CommandLine;
using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Cli.Stress;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Governance.Stress;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk stress</c>: incidents of the past, run through the mechanisms.</summary>
static class StressCommand
{
    public static Command Create(CommandSession session)
    {
        var name = new Argument<string?>("NAME") { Description = "The scenario to run; without it they are listed.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add([.. StressScenarios.All.Select(scenario => scenario.Name)]);
        var all = new Option<bool>("--all") { Description = "Run every scenario." };
        var folder = new Option<string?>("--out") { Description = "Draw the path that is told of each run, its prices and debts, into this folder as NAME-1.png and on.", HelpName = "DIR" };
        RunStoreParameters store = RunStoreParameters.WhereNamed();
        var backend = new BackendParameters();
        Option<bool> json = JsonOption.Create();
        var markdown = new Option<bool>("--markdown") { Description = "Print the answer as the page of the documentation." };
        var command = new ExampleCommand(
            "stress",
            "List incidents of the past, or run one or all of them: what broke first, and each figure beside what is expected. Ends with 3 where a figure lies outside.",
            "mcrisk stress",
            "mcrisk stress maker-2020",
            "mcrisk stress --all --json > stress.json") { name, all, folder };
        store.AddTo(command);
        backend.AddTo(command);
        command.Add(json);
        command.Add(markdown);
        command.SetAction(parsed =>
        {
            string? named = parsed.GetValue(name);
            bool every = parsed.GetValue(all);
            if (named is not null && every) throw new InputException("NAME and --all", "one of them is allowed");
            if (parsed.GetValue(markdown) && parsed.GetValue(json)) throw new InputException("--markdown and --json", "one of them is allowed");
            string? target = parsed.GetValue(folder);
            if (named is null && !every)
            {
                if (target is not null) throw new InputException("--out", "a NAME or --all is needed; a list has no charts");
                StressSummary[] list = [.. StressScenarios.All.Select(scenario => new StressSummary(scenario.Name, scenario.Date, scenario.Title))];
                if (parsed.GetValue(json)) AnswerDocument.Write(session.Out, list);
                else StressPage.Write(ConsolePage.Out(session), list);
                return ExitCode.Done;
            }

            if (target is not null) StressReport.CheckFolder(target);
            IReadOnlyList<StressScenario> scenarios = named is null ? StressScenarios.All : [StressScenarios.Named(named)];
            var lineage = new RunLineage($"mcrisk stress {named ?? "--all"}", []);
            using OpenedBackends opened = backend.Open(parsed, session.Cancellation);
            using KeptRuns kept = store.Open(parsed, session);
            StressAnswer[] answers = kept.Work(() => Run(session, observer => kept.Runner(opened.Pool, lineage, observer), scenarios));
            if (target is not null) StressReport.Write([.. answers.SelectMany(answer => answer.Cases).Select(one => one.Path).OfType<StressedPath>()], target);
            if (parsed.GetValue(markdown)) IncidentPage.Write(session.Out, answers);
            else if (!parsed.GetValue(json)) StressPage.Write(ConsolePage.Out(session), answers);
            else if (named is null) AnswerDocument.Write(session.Out, answers);
            else AnswerDocument.Write(session.Out, answers[0]);
            return answers.All(answer => answer.Holds) ? ExitCode.Done : ExitCode.TargetNotMet;
        });
        return command;
    }

    static StressAnswer[] Run(CommandSession session, Func<IRunObserver, SimulationRunner> runs, IReadOnlyList<StressScenario> scenarios)
    {
        using RunProgress progress = ProgressDisplay.Open(session);
        SimulationRunner runner = runs(progress);
        var answers = new StressAnswer[scenarios.Count];
        for (int i = 0; i < answers.Length; i++)
        {
            progress.Begin(string.Create(CultureInfo.InvariantCulture, $"{scenarios[i].Name}, {i + 1} of {answers.Length}"));
            answers[i] = StressRun.Of(scenarios[i], runner, session.Cancellation);
        }

        return answers;
    }
}
