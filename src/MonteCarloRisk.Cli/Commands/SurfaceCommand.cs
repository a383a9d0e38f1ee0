using System.CommandLine;
using MonteCarloRisk.Calibration.OptionSurfaces;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Cli.Parameters;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.Governance.Surfaces;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.Cli.Commands;

/// <summary><c>mcrisk surface</c>: option chains to arbitrage-free surfaces, Heston and Bates models.</summary>
static class SurfaceCommand
{
    public static Command Create(CommandSession session)
    {
        var file = new Argument<string>("CHAIN.csv") { Description = "The option chains: a snapshot of inverse options as exported from Deribit." };
        var asset = new Option<string?>("--asset") { Description = "Fit this coin only; by default every coin of the file.", HelpName = "COIN" };
        var folder = new Option<string?>("--out") { Description = "Write surface.json and a chart of each surface into this folder.", HelpName = "DIR" };
        var seed = new Option<int>("--seed") { Description = "Seed of the global searches.", HelpName = "N", DefaultValueFactory = _ => SurfaceCalibrator.DefaultSeed };
        Option<bool> json = JsonOption.Create();
        var command = new ExampleCommand(
            "surface",
            "Fit implied-volatility surfaces free of arbitrage, and the Heston and Bates models, to option chains; show what was used, what was left out and why, and the error of each fit by expiry.",
            "mcrisk surface chain.csv",
            "mcrisk surface chain.csv --asset BTC --out surfaces --json > surface.json")
        {
            file,
            asset,
            folder,
            seed,
            json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            string? target = parsed.GetValue(folder);
            if (target is not null) SurfaceReport.CheckFolder(target);
            IReadOnlyList<OptionChain> chains = Chosen(OptionChainReader.Read(path, path), parsed.GetValue(asset), path);
            SurfaceFit[] surfaces = [.. chains.Select(chain => SurfaceCalibrator.Fit(chain, parsed.GetValue(seed), session.Cancellation))];
            string again = Again(path, parsed.GetValue(asset), target, parsed.GetValue(seed));
            if (target is not null) SurfaceReport.Write(surfaces, target, again);
            if (parsed.GetValue(json)) session.Out.Write(SurfaceReport.DocumentText(surfaces, again));
            else foreach (SurfaceFit surface in surfaces) SurfacePage.Write(ConsolePage.Out(session), surface);
            if (target is not null) session.Tell($"report written to {target}");
            return surfaces.All(surface => surface.Arbitrage.IsFree) ? ExitCode.Done : ExitCode.TargetNotMet;
        });
        return command;
    }

    static IReadOnlyList<OptionChain> Chosen(IReadOnlyList<OptionChain> chains, string? asset, string path)
    {
        if (asset is null) return chains;
        OptionChain[] chosen = [.. chains.Where(chain => string.Equals(chain.Asset, asset, StringComparison.OrdinalIgnoreCase))];
        return chosen.Length > 0
            ? chosen
            : throw new InputException(path, $"there are no options on {asset}; there are on {string.Join(", ", chains.Select(chain => chain.Asset).Distinct())}");
    }

    static string Again(string path, string? asset, string? folder, int seed)
    {
        string command = $"mcrisk surface {ShellWord.Of(path)} --seed {seed}";
        if (asset is not null) command += $" --asset {ShellWord.Of(asset)}";
        return folder is null ? command : $"{command} --out {ShellWord.Of(folder)}";
    }
}
