using System.Globalization;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Domain.Protocols.Keepers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>What gas was fitted to, in words.</summary>
static class GasFitText
{
    const double SecondsPerHour = 3600;

    public static void Write(IAnsiConsole console, GasFitMembers? fit)
    {
        if (fit is null) return;
        console.WriteLine();
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Gas, fitted to {fit.Pairs:N0} steps of {fit.SpacingSeconds / SecondsPerHour:0.##} h from {fit.First:yyyy-MM-dd} to {fit.Last:yyyy-MM-dd}, R² {fit.DeterminationCoefficient:0.000}:"));
        console.WriteLine($"half-life {Of(fit.HalfLifeSeconds, SecondsPerHour)} h, deviation of log gas {Of(fit.Deviation, 1)}, {Sensitivity(fit)}.");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The last price is {fit.LastPrice / fit.TypicalPrice:0.##} of what gas reverts to; residuals of neighbouring rows correlate by {fit.ResidualCorrelation:0.00}."));
    }

    static string Sensitivity(GasFitMembers fit) => fit switch
    {
        { MoveSensitivity: null } => "no sensitivity to moves, since prices names no file",
        { IsSensitive: false } => $"sensitivity to moves {Of(fit.MoveSensitivity, 1)}, not distinguishable from zero",
        { MoveSensitivity.Value: < 0 } => $"sensitivity to moves {Of(fit.MoveSensitivity, 1)}, below zero, so that moves do not raise gas",
        _ => $"sensitivity to moves {Of(fit.MoveSensitivity, 1)}",
    };

    static string Of(FittedGas.Estimated estimate, double unit) => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value / unit:0.###} ± {estimate.StandardError / unit:0.###}");
}
