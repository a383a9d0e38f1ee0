using MonteCarloRisk.Calibration.FittingErrors;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The law of the returns that a market file asks for, fitted, or refused at its place in the file.</summary>
abstract record ReturnsLaw
{
    /// <summary>The model of assets whose volatilities and correlation are known.</summary>
    public abstract PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation);

    /// <summary>How the law found the volatilities of its model; null where those that it is given are used.</summary>
    public virtual string? VolatilityEstimator => null;

    /// <summary>How the law found the correlations of its model; null where the one that it is given is used.</summary>
    public virtual string? CorrelationEstimator => null;

    /// <summary>The fitted parameters with their errors; null where findings alone tell them.</summary>
    public virtual LawFit? Parameters => null;

    /// <summary>What was fitted, as it is listed.</summary>
    public virtual IEnumerable<DataFinding> Findings(string file) => [];

    /// <summary>What was fitted, asset by asset too.</summary>
    public virtual IEnumerable<DataFinding> Findings(string file, IReadOnlyList<string> assets) => Findings(file);

    /// <summary>Fits the law.</summary>
    /// <param name="file">The file that asks for it.</param>
    /// <param name="table">The prices.</param>
    /// <param name="returns">Common daily log returns, one row an asset.</param>
    /// <param name="root">The file's place.</param>
    /// <exception cref="InputException">The returns cannot be fitted, or have no variance by the fit.</exception>
    public static ReturnsLaw Of(MarketFile file, PriceTable table, IReadOnlyList<IReadOnlyList<double>> returns, JsonPlace root) => file.Model.Returns switch
    {
        ReturnsChoice.OfCopula copula => CopulaLaw.Fit(copula, file, table, root),
        ReturnsChoice.Regimes regimes => RegimesLaw.Of(regimes, returns, !file.Model.StatesCorrelation, root.Member("model").Member("returns")),
        ReturnsChoice.Cycles cycles => RegimesLaw.Of(cycles, returns, !file.Model.StatesCorrelation, root.Member("model").Member("returns")),
        ReturnsChoice.Jumps => JumpsLaw.To(Names(file), returns, withErrors: true, root.Member("model").Member("returns")),
        _ => OfCommon(file, returns, root.Member("model").Member("returns")),
    };

    /// <summary>The law as a function of the days of another history; by default fitted to the common returns of the days drawn.</summary>
    /// <param name="file">The file that asks for it.</param>
    /// <param name="returns">Daily log returns of each asset over its own span.</param>
    /// <param name="commonDays">The days on which the common returns end.</param>
    /// <param name="common">Common daily log returns, one row an asset.</param>
    /// <param name="root">The file's place.</param>
    /// <exception cref="InputException">There is no way to tell.</exception>
    public static Func<ResampledDays, ReturnsLaw> Refits(
        MarketFile file, IReadOnlyList<DailyReturns> returns, IReadOnlyList<DateOnly> commonDays, IReadOnlyList<IReadOnlyList<double>> common, JsonPlace root) => file.Model.Returns switch
        {
            ReturnsChoice.Regimes or ReturnsChoice.Cycles => throw root.Member("model").Member("returns").Fault("no fitting error is made of regimes, whose order resampled days do not keep; choose other returns, or leave fittingError out"),
            ReturnsChoice.Jumps => days => JumpsLaw.To(Names(file), ResampledDays.Of(common, days.Common), withErrors: false, root.Member("model").Member("returns")),
            ReturnsChoice.OfCopula copula => CopulaLaw.Refits(copula, file, returns, commonDays, root),
            _ => days => OfCommon(file, ResampledDays.Of(common, days.Common), root.Member("model").Member("returns")),
        };

    static string[] Names(MarketFile file) => [.. file.Assets.Select(asset => asset.Name)];

    static ReturnsLaw OfCommon(MarketFile file, IReadOnlyList<IReadOnlyList<double>> returns, JsonPlace place) => file.Model.Returns switch
    {
        ReturnsChoice.Normal => new Normal(),
        ReturnsChoice.Student student => StudentLaw.Of(student, Names(file), returns, place),
        ReturnsChoice.GroupedStudent groups => StudentLaw.Of(groups, Names(file), returns, place),
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    sealed record Normal : ReturnsLaw
    {
        public override PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation) =>
            new GeometricBrownianModel(Measure.RealWorld, assets, correlation);
    }
}
