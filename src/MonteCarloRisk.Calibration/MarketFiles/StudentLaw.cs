using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Student-t returns, of one number of degrees of freedom for all assets or of one a group.</summary>
/// <param name="DegreesOfFreedom">One an asset.</param>
/// <param name="Fits">Which of them are fitted.</param>
/// <param name="Returns">Common returns that they are fitted to.</param>
sealed record StudentLaw(IReadOnlyList<double> DegreesOfFreedom, IReadOnlyList<StudentLaw.FittedGroup> Fits, int Returns) : ReturnsLaw
{
    const string All = "all";

    /// <summary>Returns whose assets all leap together.</summary>
    /// <param name="choice">What the file asks for.</param>
    /// <param name="names">Names of the assets.</param>
    /// <param name="returns">Common daily log returns, one row an asset.</param>
    /// <param name="place">Where it is asked for.</param>
    /// <exception cref="InputException">The returns cannot be fitted, or have no variance by the fit.</exception>
    public static StudentLaw Of(ReturnsChoice.Student choice, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns, JsonPlace place) =>
        Of([new StudentGroup { Assets = names, DegreesOfFreedom = choice.DegreesOfFreedom }], names, returns, _ => place, JointDegrees.WayOfAll(names.Count));

    /// <summary>Returns of groups, each fitted by itself as in <see cref="Multivariate.GroupedTFit"/>; where none are stated each asset is one.</summary>
    /// <param name="choice">What the file asks for.</param>
    /// <param name="names">Names of the assets.</param>
    /// <param name="returns">Common daily log returns, one row an asset.</param>
    /// <param name="place">Where it is asked for.</param>
    /// <exception cref="InputException">The returns cannot be fitted, or have no variance by the fit.</exception>
    public static StudentLaw Of(ReturnsChoice.GroupedStudent choice, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns, JsonPlace place) =>
        choice.Groups is { } groups
            ? Of(groups, names, returns, place.Member("groups").Item, JointDegrees.WayOfGroup)
            : Of([.. names.Select(name => new StudentGroup { Assets = [name] })], names, returns, _ => place, JointDegrees.WayOfGroup);

    static StudentLaw Of(IReadOnlyList<StudentGroup> groups, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns, Func<int, JsonPlace> place, string wayOut)
    {
        var degrees = new double[names.Count];
        var fits = new List<FittedGroup>();
        for (int g = 0; g < groups.Count; g++)
        {
            int[] members = [.. Enumerable.Range(0, names.Count).Where(i => groups[g].Assets.Contains(names[i]))];
            if (groups[g].DegreesOfFreedom is not { } stated)
            {
                string[] fitted = [.. members.Select(i => names[i])];
                Estimate fit = JointDegrees.Fit([.. members.Select(i => returns[i])], fitted, "common returns", place(g), wayOut);
                stated = Math.Min(fit.Value, StudentModel.MostDegreesOfFreedom);
                fits.Add(new FittedGroup(fitted, fit));
            }

            foreach (int i in members) degrees[i] = stated;
        }

        return new StudentLaw(degrees, fits, returns[0].Count);
    }

    public override PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation) =>
        new StudentModel(assets, correlation, DegreesOfFreedom, 1.0 / TradingYear.Days);

    public override LawFit? Parameters => Fits.Count == 0 ? null : new LawFit(
        Fits[0].Degrees.Method,
        Fits[0].Degrees.Interval.Level,
        [.. Fits.Select(fit => new FittedParameter(Subject(fit), "degrees of freedom", ParameterUnit.Number, new FittedValue(fit.Degrees.Value, fit.Degrees.Interval.Lower, fit.Degrees.Interval.Upper)))]);

    public override IEnumerable<DataFinding> Findings(string file) => Fits.Select(fit => new DataFinding(All, file, 1, "degrees of freedom", string.Create(
        CultureInfo.InvariantCulture,
        $"{(Subject(fit) is All ? "" : $"{Subject(fit)}: ")}{fit.Degrees.Value:0.##} [{fit.Degrees.Interval.Lower:0.##}, {fit.Degrees.Interval.Upper:0.##}] fitted to {Returns} common returns by maximum likelihood; the interval is that of the fitting error")));

    string Subject(FittedGroup fit) => fit.Assets.Count == DegreesOfFreedom.Count ? All : string.Join(", ", fit.Assets);

    /// <summary>A group whose degrees of freedom are fitted.</summary>
    /// <param name="Assets">Names of its assets.</param>
    /// <param name="Degrees">The degrees of freedom.</param>
    internal sealed record FittedGroup(IReadOnlyList<string> Assets, Estimate Degrees);
}
