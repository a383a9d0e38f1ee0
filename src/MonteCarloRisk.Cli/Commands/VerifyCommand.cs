using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk verify</c>: recomputes a stored run on the CPU and compares the bits.</summary>
static class VerifyCommand
{
    public static Command Create(CommandSession session)
    {
        var run = new Argument<string>("RUN") { Description = "The run: the first digits of its key or of its fingerprint, or the run.json of a report." };
        var all = new Option<bool>("--all") { Description = "Recompute every block, and compare their sum and the fingerprint too." };
        var sample = new Option<long?>("--sample") { Description = "Recompute so many blocks; by default a hundredth of them, and 16 at the least.", HelpName = "N", CustomParser = ParseSample };
        var seed = new Option<ulong?>("--seed") { Description = "Seed that the sample is drawn from; 0 where nothing is said.", HelpName = "S", CustomParser = Seed.Parse };
        Option<string> store = RunStoreParameters.Looked();
        Option<int?> threads = ThreadsOption.Create();
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand(
            "verify",
            "Recompute blocks of a stored run on the CPU, from the plan in the store, and compare them bit for bit. Ends with 4 where a bit differs.",
            "mcrisk verify 3f2a91c07d1e --all",
            "mcrisk verify runs/market/run.json --sample 100")
        {
            run, all, sample, seed, store, threads, json,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(all) && parsed.GetValue(sample) is not null) throw new InputException("--all and --sample", "one of them is allowed");
            BlockSelection selection = parsed.GetValue(all) ? BlockSelection.All : new BlockSelection.Sample(parsed.GetValue(sample), parsed.GetValue(seed) ?? 0);
            using IRunStore opened = RunStoreParameters.OpenExisting(parsed.GetRequiredValue(store), toWrite: false, session);
            IReadOnlyList<string> keys = NamedRuns.Find(parsed.GetRequiredValue(run), opened);
            using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, parsed.GetValue(threads) ?? Environment.ProcessorCount);
            VerifiedRun[] verified = Verify(session, opened, cpu, keys, selection);
            if (!parsed.GetValue(json)) VerificationPage.Write(session.Out, verified, cpu.Name);
            else if (verified.Length == 1) AnswerDocument.Write(session.Out, verified[0]);
            else AnswerDocument.Write(session.Out, verified);
            return verified.All(one => one.IsEqual) ? ExitCode.Done : ExitCode.VerificationDiffers;
        });
        return command;
    }

    static VerifiedRun[] Verify(CommandSession session, IRunStore store, CpuBackend cpu, IReadOnlyList<string> keys, BlockSelection selection)
    {
        using RunProgress progress = ProgressDisplay.Open(session);
        var verification = new RunVerification(store, cpu, progress);
        return
        [
            .. keys.Select((key, i) =>
            {
                progress.Begin(keys.Count == 1 ? "verification" : string.Create(CultureInfo.InvariantCulture, $"verification {i + 1} of {keys.Count}"));
                return verification.Verify(key, selection, session.Cancellation);
            }),
        ];
    }

    static long? ParseSample(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (PathCount.TryParse(text, out long count)) return count;
        argument.AddError($"--sample: {text} is not allowed; a number of blocks is 1 or more");
        return null;
    }
}
