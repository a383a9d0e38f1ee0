using System.CommandLine;
using System.CommandLine.Parsing;

namespace MonteCarloRisk.Cli.Invocation;

/// <summary>What is wrong with a command line, in one line, with the nearest name where something is misspelt.</summary>
static class ParseFault
{
    public static string Explain(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        string help = $"`{(command is RootCommand ? "mcrisk" : $"mcrisk {command.Name}")} --help` explains";
        if (result.UnmatchedTokens is not [string token, ..])
            return $"{string.Join("; ", result.Errors.Select(error => error.Message.Trim().TrimEnd('.')).Distinct())}; {help}";
        bool isOption = token.StartsWith('-');
        bool isCommand = command is RootCommand;
        string? nearest = NearestName.Of(token, isOption ? Options(result.CommandResult) : isCommand ? command.Subcommands.Select(sub => sub.Name) : []);
        string kind = isOption ? "option" : isCommand ? "command" : "argument";
        return $"there is no {kind} '{token}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")}{(nearest is null ? $"; {help}" : "")}";
    }

    static IEnumerable<string> Options(CommandResult command) =>
        command.Command.Options.Concat(command.Parent is CommandResult parent ? parent.Command.Options.Where(option => option.Recursive) : [])
            .SelectMany(option => option.Aliases.Append(option.Name));
}
