using System.CommandLine;
using MonteCarloRisk.Calibration.Synthetic;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk synthesize</c>: price files drawn from a seed, for examples and trials.</summary>
static class SynthesizeCommand
{
    public static Command Create(CommandSession session)
    {
        var description = new Argument<string>("DESCRIPTION.json") { Description = "The description; `mcrisk schema synthetic` prints its schema." };
        var folder = new Option<string>("--out") { Description = "Folder of the price files.", HelpName = "DIR", Required = true };
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand(
            "synthesize",
            "Write synthetic daily prices, drawn from a seed: the same bytes on every machine.",
            "mcrisk synthesize docs/examples/eth-options-vault/synthetic.json --out prices")
        {
            description,
            folder,
            json,
        };
        command.SetAction(parsed =>
        {
            SyntheticDescription described = SyntheticDescriptionFile.Read(parsed.GetRequiredValue(description));
            string target = parsed.GetRequiredValue(folder);
            if (File.Exists(target)) throw new InputException(target, "this is a file; a folder is needed");
            IReadOnlyList<string> files = SyntheticPrices.Write(described, target);
            if (parsed.GetValue(json)) AnswerDocument.Write(session.Out, new SyntheticFiles(files));
            else foreach (string file in files) session.Out.WriteLine(file);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What was written.</summary>
    internal sealed record SyntheticFiles(IReadOnlyList<string> Files);
}
