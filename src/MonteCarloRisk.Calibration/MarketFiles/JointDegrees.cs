using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Multivariate;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The degrees of freedom of a Student t that assets share, or a refusal that names the assets which keep it from having a variance.</summary>
static class JointDegrees
{
    /// <summary>What to do where a group has no variance.</summary>
    public const string WayOfGroup = "state degreesOfFreedom, or \"returns\": { \"type\": \"filteredHistory\" }, which takes tails from the data";

    /// <summary>Fits them.</summary>
    /// <param name="rows">One row an asset, of one length.</param>
    /// <param name="assets">The assets' names.</param>
    /// <param name="what">What the rows are, such as "common returns".</param>
    /// <param name="place">Where the law is asked for.</param>
    /// <param name="wayOut">What to do where they are refused.</param>
    /// <exception cref="InputException">They cannot be fitted, or are 2 or fewer.</exception>
    public static Estimate Fit(IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<string> assets, string what, JsonPlace place, string wayOut)
    {
        try
        {
            for (int i = 0; i < rows.Count; i++) SampleChecks.RefuseUnfit(rows[i], $"{assets[i]}, {what}");
            Estimate degrees = MultivariateTFit.Fit(rows).DegreesOfFreedom;
            if (degrees.Value > StudentModel.FewestDegreesOfFreedom) return degrees;
            throw new InputException("", $"the {rows[0].Count} {what} of {string.Join(", ", assets)} fit a Student-t of {Text(degrees.Value)} degrees of freedom, which has no variance{Cause(rows, assets)}");
        }
        catch (InputException refusal)
        {
            throw place.Fault($"{refusal.Message}; {wayOut}");
        }
    }

    // One number of degrees holds for all assets, so that one pegged asset, still but for a few leaps, takes the variance from all of them.
    static string Cause(IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<string> assets)
    {
        if (rows.Count == 1) return "";
        double[] alone = [.. rows.Select(row => StudentTFit.Fit(row).DegreesOfFreedom.Value)];
        int[] heavy = [.. Enumerable.Range(0, rows.Count).Where(i => alone[i] <= StudentModel.FewestDegreesOfFreedom).DefaultIfEmpty(Array.IndexOf(alone, alone.Min()))];
        IReadOnlyList<double>[] others = [.. rows.Where((_, i) => !heavy.Contains(i))];
        string named = string.Join(", ", heavy.Select(i => $"{assets[i]} alone has {Text(alone[i])}"));
        return others.Length == 0 ? $": {named}" : $": {named}; without {(heavy.Length == 1 ? "it" : "them")} the others have {Text(MultivariateTFit.Fit(others).DegreesOfFreedom.Value)}";
    }

    /// <summary>What to do where all assets together have none.</summary>
    /// <param name="assets">How many they are.</param>
    public static string WayOfAll(int assets) => assets == 1
        ? WayOfGroup
        : "\"returns\": { \"type\": \"filteredHistory\" } takes the tails of each asset from the data, { \"type\": \"copula\" } gives each a margin of its own, { \"type\": \"groupedStudent\" } each group degrees of its own, which may be stated";

    static string Text(double degrees) => degrees.ToString("0.##", CultureInfo.InvariantCulture);
}
