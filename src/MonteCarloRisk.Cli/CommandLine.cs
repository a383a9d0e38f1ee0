using System.CommandLine;
using MonteCarloRisk.Cli.Commands;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli;

/// <summary>The command line <c>mcrisk</c>: parse, call, print.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments behind <c>mcrisk</c>.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output: the answer, and nothing else.</param>
    /// <param name="error">Standard error: progress and messages.</param>
    /// <returns>0 done, 1 failed, 2 bad input, 3 the target cannot be met, 4 a verification differs, 130 interrupted.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        using var interrupt = new CommandInterrupt();
        var session = new CommandSession(input, output, error, interrupt.Token);
        try
        {
            return Invoke(args, session);
        }
        catch (InputException fault)
        {
            session.Tell(Excerpt.OneLine(fault.Message));
            return ExitCode.BadInput;
        }
        catch (RunInterruptedException interruption)
        {
            session.Tell(Excerpt.OneLine(interruption.Message));
            return ExitCode.Interrupted;
        }
        catch (Exception interruption) when (interruption is OperationCanceledException || (interruption is RunStoreException && interrupt.Token.IsCancellationRequested))
        {
            session.Tell("interrupted; nothing was written");
            return ExitCode.Interrupted;
        }
        catch (RunStoreException slip) when (slip.IsOtherFile)
        {
            session.Tell(Excerpt.OneLine($"--store: {slip.Message}"));
            return ExitCode.BadInput;
        }
        catch (Exception failure)
        {
            session.Tell(Excerpt.OneLine($"failed: {failure.Message}"));
            return ExitCode.Failed;
        }
    }

    static int Invoke(string[] args, CommandSession session)
    {
        RootCommand root = Commands(session);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action?.ClearsParseErrors != true)
        {
            session.Tell(Excerpt.OneLine(ParseFault.Explain(parsed)));
            return ExitCode.BadInput;
        }

        // Without a command there is nothing to do but to say what there is.
        if (parsed.CommandResult.Command is RootCommand && parsed.Tokens.Count == 0) parsed = root.Parse(["--help"]);
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = session.Out,
            Error = session.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    static RootCommand Commands(CommandSession session)
    {
        var root = new RootCommand("Monte Carlo risk engine for decentralized derivative protocols: margins that meet a target insolvency probability, prices, insolvency probabilities.")
        {
            CalibrateCommand.Create(session),
            BackTestCommand.Create(session),
            NightlyCommand.Create(session),
            RequestCommand.Price(session),
            RequestCommand.Insolvency(session),
            StressCommand.Create(session),
            RunsCommand.Create(session),
            VerifyCommand.Create(session),
            DevicesCommand.Create(session),
            SchemaCommand.Create(session),
            SurfaceCommand.Create(session),
            SynthesizeCommand.Create(session),
            WorkerCommand.Create(session),
        };
        root.SetAction(_ => ExitCode.BadInput);
        HelpExamples.AddTo(root);
        return root;
    }
}
