using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MonteCarloRisk.Cli.Invocation;

/// <summary>The help of a command, with its examples at the end.</summary>
sealed class HelpExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpExamples((SynchronousCommandLineAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not ExampleCommand command) return code;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (string example in command.Examples) output.WriteLine($"  {example}");
        return code;
    }
}
