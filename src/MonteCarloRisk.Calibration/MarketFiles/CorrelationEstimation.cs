using System.Globalization;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The correlation that a market file asks for, estimated, or refused at its place in the file.</summary>
sealed record CorrelationEstimation(string Estimator, CorrelationEstimate Estimate)
{
    /// <summary>A repair as it is listed; none where there was none.</summary>
    public IEnumerable<DataFinding> Findings(string file)
    {
        if (Estimate.Repair > 0)
        {
            yield return new DataFinding("all", file, 1, "correlation repair", string.Create(
                CultureInfo.InvariantCulture,
                $"the matrix was not positive semi-definite; the nearest correlation matrix, at a distance of {Estimate.Repair:0.####} (Frobenius), takes its place"));
        }
    }

    /// <summary>The estimation where it is one of residuals, which its name says.</summary>
    public CorrelationEstimation OfResiduals() => this with { Estimator = $"{Estimator}, of the residuals" };

    public static CorrelationEstimation Of(CorrelationChoice choice, IReadOnlyList<IReadOnlyList<double>> returns, JsonPlace place)
    {
        ICorrelationEstimator estimator = Chosen(choice);
        return new CorrelationEstimation(estimator.Name, Checked(() => estimator.Estimate(returns), returns.Count, place));
    }

    /// <summary>The correlation as a function of the days of another history.</summary>
    public static Func<IReadOnlyList<int>, CorrelationEstimate> Refits(CorrelationChoice choice, IReadOnlyList<IReadOnlyList<double>> returns, JsonPlace place)
    {
        Func<IReadOnlyList<int>, CorrelationEstimate> refits;
        try
        {
            refits = Chosen(choice).Refits(returns);
        }
        catch (InputException refusal)
        {
            throw place.Fault(refusal.Message);
        }

        return days => Checked(() => refits(days), returns.Count, place);
    }

    static CorrelationEstimate Checked(Func<CorrelationEstimate> estimated, int assets, JsonPlace place)
    {
        CorrelationEstimate estimate;
        try
        {
            estimate = estimated();
        }
        catch (InputException refusal)
        {
            throw place.Fault(refusal.Message);
        }

        return CorrelationMatrix.Fault(estimate.Matrix, assets) is { } fault
            ? throw place.Fault($"{fault}; with \"repair\": \"nearest\" the nearest correlation matrix takes its place")
            : estimate;
    }

    static ICorrelationEstimator Chosen(CorrelationChoice choice) => choice switch
    {
        CorrelationChoice.Shrunk => new ShrunkCorrelation(),
        CorrelationChoice.LedoitWolf shrunk => new LedoitWolfCorrelation(shrunk.Target),
        CorrelationChoice.Sample => new SampleCorrelation(),
        CorrelationChoice.Ewma ewma => new EwmaCorrelation(ewma.Decay),
        CorrelationChoice.Dynamic dynamic => new DynamicCorrelation(dynamic.Decay),
        CorrelationChoice.Downturn downturn => Repaired(new StressedCorrelation(downturn.Quantile), downturn.Repair),
        CorrelationChoice.Kendall => new KendallCorrelation(),
        CorrelationChoice.Given given => Repaired(new GivenCorrelation(given.Matrix), given.Repair),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    static ICorrelationEstimator Repaired(ICorrelationEstimator estimator, CorrelationRepair repair) =>
        repair == CorrelationRepair.Nearest ? new RepairedCorrelation(estimator) : estimator;
}
