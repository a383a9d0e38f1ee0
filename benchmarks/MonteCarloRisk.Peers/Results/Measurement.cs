using System.Globalization;

namespace MonteCarloRisk.Peers.Results;

/// <summary>What one run of one case took and gave: a line of tab-separated fields.</summary>
/// <param name="Peer">What ran it.</param>
/// <param name="Work">What was computed.</param>
/// <param name="Assets">Number of assets.</param>
/// <param name="Precision">Precision of the path arithmetic, as the engine names it.</param>
/// <param name="Paths">Number of paths.</param>
/// <param name="Nanoseconds">Time of one asset over one step of one path.</param>
/// <param name="Estimate">Its estimate.</param>
/// <param name="StandardError">The standard error of the estimate.</param>
sealed record Measurement(string Peer, string Work, int Assets, string Precision, long Paths, double Nanoseconds, double Estimate, double StandardError)
{
    public const string Ours = "MonteCarloRisk";

    public static Measurement Parse(string line) => line.Split('\t') switch
    {
        [var peer, var work, var assets, var precision, var paths, var nanoseconds, var estimate, var error] => new(
            peer, work, int.Parse(assets, CultureInfo.InvariantCulture), precision, long.Parse(paths, CultureInfo.InvariantCulture), Number(nanoseconds), Number(estimate), Number(error)),
        _ => throw new FormatException($"\"{line}\" is no measurement"),
    };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Peer}\t{Work}\t{Assets}\t{Precision}\t{Paths}\t{Nanoseconds:G6}\t{Estimate:G9}\t{StandardError:G6}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
