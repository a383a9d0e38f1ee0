using System.Globalization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Jumps.Common;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>Fitted jumps that strike all assets at the same times.</summary>
sealed record JumpsLaw(CommonJumpFit Fitted) : ReturnsLaw
{
    const double Step = 1.0 / TradingYear.Days;

    public override string VolatilityEstimator => "motion and jumps together";

    public override string CorrelationEstimator => "fitted with the jumps by maximum likelihood, without shrinkage; shown is the correlation of the whole, jumps included";

    public override LawFit Parameters => new(
        Fitted.Intensity.Method,
        Fitted.Intensity.Interval.Level,
        [
            new FittedParameter("all", "jumps a year", ParameterUnit.Number, Of(Fitted.Intensity, TradingYear.Days)),
            .. Names.SelectMany((name, i) => (FittedParameter[])
            [
                new FittedParameter(name, "volatility between jumps", ParameterUnit.Fraction, Of(Fitted.Volatilities[i], Math.Sqrt(TradingYear.Days))),
                new FittedParameter(name, "mean jump", ParameterUnit.Fraction, Of(Fitted.JumpMeans[i], 1)),
                new FittedParameter(name, "deviation of jumps", ParameterUnit.Fraction, Of(Fitted.JumpDeviations[i], 1)),
            ]),
        ]);

    /// <summary>Names of the assets.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Fits the jumps.</summary>
    /// <param name="names">Names of the assets.</param>
    /// <param name="returns">Common daily log returns, one row an asset.</param>
    /// <param name="withErrors">Whether parameters are listed with their errors.</param>
    /// <param name="place">Where the jumps are asked for.</param>
    /// <exception cref="InputException">The returns cannot be fitted, or show no jumps.</exception>
    public static JumpsLaw To(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns, bool withErrors, JsonPlace place)
    {
        try
        {
            return new JumpsLaw(withErrors ? CommonJumpFit.Fit(names, returns) : CommonJumpFit.FitValues(names, returns)) { Names = names };
        }
        catch (InputException refusal)
        {
            throw place.Fault(refusal.Message);
        }
    }

    /// <summary>The model: drifts are stated, since daily data tells the drift of no asset.</summary>
    public override PriceModel Model(IReadOnlyList<ModelAsset> assets, IReadOnlyList<IReadOnlyList<double>> correlation) => new JumpModel(
        [.. assets.Select((asset, i) => asset with { Volatility = Fitted.Volatilities[i].Value / Math.Sqrt(Step) })],
        Fitted.MotionCorrelation,
        new CommonJumps(Fitted.Intensity.Value / Step, [.. Fitted.JumpMeans.Select(mean => mean.Value)], [.. Fitted.JumpDeviations.Select(deviation => deviation.Value)], Fitted.JumpCorrelation),
        Step);

    public override IEnumerable<DataFinding> Findings(string file)
    {
        yield return new DataFinding("all", file, 1, "jumps", string.Create(
            CultureInfo.InvariantCulture,
            $"{Year(Fitted.Intensity.Value):0.#} [{Year(Fitted.Intensity.Interval.Lower):0.#}, {Year(Fitted.Intensity.Interval.Upper):0.#}] a year, on {Fitted.DaysWithJumps:0.#} of {Fitted.Days} days; by maximum likelihood, to which {Fitted.StartsAgreeing} of {CommonJumpMaximum.Starts} starts led"));
    }

    static double Year(double perDay) => perDay / Step;

    static FittedValue Of(Estimate estimate, double factor) => new(factor * estimate.Value, factor * estimate.Interval.Lower, factor * estimate.Interval.Upper);
}
