using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Cli.Parameters;

/// <summary>The options of a back-test of margins.</summary>
sealed class MarginWalkParameters
{
    // 200 hits at the stricter of the usual targets.
    const long UsualPaths = 200_000;
    static readonly double[] UsualTargets = [0.01, 0.001];

    readonly Option<bool> margins = new("--margins") { Description = "Walk the collateral rules: solve them as of every so many days (horizon and liquidation delay) at each target, and hold them against what came." };

    readonly Option<double[]?> targets = new("--targets")
    {
        Description = "With --margins: the insolvency probabilities to solve for; by default 0.01,0.001.",
        HelpName = "P,P",
        CustomParser = ParseTargets,
    };

    readonly Option<long?> paths = new("--paths")
    {
        Description = "With --margins: paths of each simulation; by default 200000. A target needs 20 over it, or more.",
        HelpName = "N",
        CustomParser = PathCount.Parse,
    };

    readonly Option<int?> threads = ThreadsOption.Create();

    public void AddTo(Command command)
    {
        command.Add(margins);
        command.Add(targets);
        command.Add(paths);
        command.Add(threads);
    }

    /// <summary>Whether margins are to be walked.</summary>
    /// <exception cref="InputException">Options are given that mean nothing without.</exception>
    public bool AreAsked(ParseResult parsed)
    {
        bool asked = parsed.GetValue(margins);
        if (!asked && new Option[] { targets, paths, threads }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } alone)
            throw new InputException(alone.Name, "only margins are solved by simulation; add --margins");
        return asked;
    }

    public IReadOnlyList<double> Targets(ParseResult parsed) => parsed.GetResult(targets) is null ? UsualTargets : parsed.GetValue(targets)!;

    public long Paths(ParseResult parsed) => parsed.GetValue(paths) ?? UsualPaths;

    public int Threads(ParseResult parsed) => parsed.GetValue(threads) ?? Environment.ProcessorCount;

    /// <summary>The options as they were written.</summary>
    public string Text(ParseResult parsed) =>
        $" {margins.Name}" + string.Concat(new Option[] { targets, paths }.Select(option => parsed.GetResult(option)?.Tokens is [{ } token] ? $" {option.Name} {token.Value}" : ""));

    static double[]? ParseTargets(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        double[] values = [.. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        if (values.All(value => value is > 0 and < 1) && values.Distinct().Count() == values.Length) return values;
        argument.AddError($"{argument.Argument.Name}: {text} is not allowed; probabilities between 0 and 1, each once, with commas between, such as 0.01,0.001");
        return null;
    }
}
