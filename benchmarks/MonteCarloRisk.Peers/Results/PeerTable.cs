using System.Globalization;
using MonteCarloRisk.Peers.References;

namespace MonteCarloRisk.Peers.Results;

/// <summary>All measurements as Markdown: a table of ratios, and which targets they reach.</summary>
static class PeerTable
{
    private const string Single = "Single";
    private const string Double = "Double";

    // Peers by the beginning of their names, and how many times our time in single precision theirs must be.
    private static readonly (string Peer, double AtLeast)[] Targets = [("numpy, Philox", 10), ("numpy, PCG64", 10), ("numpy, SFC64", 10), ("QuantLib", 300), ("QLNet", 300)];

    public static IEnumerable<string> Lines(IEnumerable<Measurement> measurements, IEnumerable<string> missing)
    {
        List<Measurement> cases = [.. measurements.GroupBy(run => (run.Peer, run.Work, run.Assets, run.Precision)).Select(Median)];
        yield return "| Work | Assets | Engine | Precision | ns/factor-step | Times ours, same precision | Times ours, single | Estimate | Standard error | Reference | z |";
        yield return "|---|---:|---|---|---:|---:|---:|---:|---:|---:|---:|";
        foreach (Measurement measured in cases.OrderByDescending(run => run.Work == PeerWork.FirstPassage).ThenBy(run => run.Assets).ThenBy(run => run.Precision == Double))
        {
            yield return Row(measured, cases);
        }

        foreach (string peer in missing) yield return $"| | | {peer} | | not installed | | | | | | |";
        yield return "";
        yield return "| Target | At least | Measured | Reached |";
        yield return "|---|---:|---:|---|";
        foreach ((string peer, double atLeast) in Targets) yield return Target(peer, atLeast, cases);
    }

    private static string Row(Measurement measured, List<Measurement> cases)
    {
        (string reference, double value, double error) = Reference(measured, cases);
        double z = (measured.Estimate - value) / Math.Sqrt((measured.StandardError * measured.StandardError) + (error * error));
        bool isOurs = measured.Peer == Measurement.Ours;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {measured.Work} | {measured.Assets} | {measured.Peer} | {measured.Precision} | {measured.Nanoseconds:G4} | {Ratio(measured, measured.Precision, cases)} | {Ratio(measured, Single, cases)} | {measured.Estimate:F5} | {measured.StandardError:F5} | {reference} | {(isOurs && error > 0 ? "" : z.ToString("F2", CultureInfo.InvariantCulture))} |");
    }

    // Each figure of the least row, so that a target is reached on every shape.
    private static string Target(string peer, double atLeast, List<Measurement> cases)
    {
        // A precision that the peer has in common with us is compared in it; one that it lacks is compared with our single precision.
        Measurement[] own = [.. cases.Where(run => run.Peer.StartsWith(peer, StringComparison.Ordinal))];
        Measurement[] single = [.. own.Where(run => run.Precision == Single)];
        double[] ratios = [.. (single.Length > 0 ? single : own).Select(run => run.Nanoseconds / Ours(run, Single, cases).Nanoseconds)];
        string what = $"{peer}{(single.Length > 0 ? " in single precision" : " (double precision) against ours in single")}, on the shape where it comes closest";
        return ratios.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"| {peer} | {atLeast} times | | not measured |")
            : string.Create(CultureInfo.InvariantCulture, $"| {what} | {atLeast} times | {ratios.Min():F1} times | {(ratios.Min() >= atLeast ? "yes" : "no")} |");
    }

    // The closed form where there is one, else our own estimate in double precision.
    private static (string Text, double Value, double Error) Reference(Measurement measured, List<Measurement> cases)
    {
        if (measured.Assets == 1)
        {
            double exact = measured.Work == PeerWork.FirstPassage ? FirstPassageProbability.OfOneAsset() : CallPrice.OfOneAsset();
            return (exact.ToString("F5", CultureInfo.InvariantCulture), exact, 0);
        }

        Measurement ours = Ours(measured, Double, cases);
        return ("ours, double", ours.Estimate, ours.StandardError);
    }

    private static string Ratio(Measurement measured, string precision, List<Measurement> cases) =>
        measured.Peer == Measurement.Ours && measured.Precision == precision ? "1" : (measured.Nanoseconds / Ours(measured, precision, cases).Nanoseconds).ToString("F1", CultureInfo.InvariantCulture);

    private static Measurement Ours(Measurement measured, string precision, List<Measurement> cases) =>
        cases.Single(run => run.Peer == Measurement.Ours && run.Work == measured.Work && run.Assets == measured.Assets && run.Precision == precision);

    private static Measurement Median(IEnumerable<Measurement> rounds)
    {
        Measurement[] sorted = [.. rounds.OrderBy(run => run.Nanoseconds)];
        return sorted[sorted.Length / 2];
    }
}
