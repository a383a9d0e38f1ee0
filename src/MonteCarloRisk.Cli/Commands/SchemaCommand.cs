using System.CommandLine;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Calibration.Synthetic;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Cli.Requests;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk schema</c>: the JSON schema of an input.</summary>
static class SchemaCommand
{
    static readonly (string Kind, Func<string> Schema)[] Kinds =
    [
        ("market", () => MarketFileSchema.Json),
        ("price", () => JsonSchemas.Of(typeof(PriceRequest), "MonteCarloRisk price request")),
        ("insolvency", () => JsonSchemas.Of(typeof(InsolvencyRequest), "MonteCarloRisk insolvency request")),
        ("synthetic", () => SyntheticDescriptionFile.Schema),
    ];

    public static Command Create(CommandSession session)
    {
        string names = string.Join('|', Kinds.Select(kind => kind.Kind));
        var kind = new Argument<string>("KIND") { Description = $"The input: {names}.", HelpName = names };
        kind.CompletionSources.Add([.. Kinds.Select(one => one.Kind)]);
        var command = new ExampleCommand("schema", "Print the JSON schema of an input.", "mcrisk schema market > market.schema.json") { kind, JsonOption.Create() };
        command.SetAction(parsed =>
        {
            session.Out.WriteLine(Of(parsed.GetRequiredValue(kind)));
            return ExitCode.Done;
        });
        return command;
    }

    static string Of(string kind)
    {
        foreach ((string name, Func<string> schema) in Kinds)
        {
            if (name == kind) return schema();
        }

        string[] names = [.. Kinds.Select(one => one.Kind)];
        throw new InputException("KIND", $"there is no schema '{kind}'; {(NearestName.Of(kind, names) is { } nearest ? $"did you mean '{nearest}'?" : $"there are {string.Join(", ", names)}")}");
    }
}
