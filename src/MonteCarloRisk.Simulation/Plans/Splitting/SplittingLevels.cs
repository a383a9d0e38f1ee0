using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans.Splitting;

/// <summary>The potential by which particles are split, and when: frozen before the run.</summary>
/// <param name="Deviation">Deviation of the collateral's log value per square-root year that the potential takes for true, above zero.</param>
/// <param name="Choices">Dates from which on particles are chosen, ascending, each before the last.</param>
/// <param name="Scale">What estimates are multiplied by, so that they are numbers of ordinary size.</param>
internal sealed record SplittingLevels(double Deviation, IReadOnlyList<int> Choices, double Scale)
{
    // As far as the potential tells apart, in deviations; see the kernel.
    private const double Farthest = 8;

    /// <summary>Levels by a deviation: a choice for each factor e of the start's potential, equally spaced.</summary>
    /// <param name="value">The collateral's value at the start over the debt, above one.</param>
    /// <param name="deviation">The deviation.</param>
    /// <param name="grid">The monitoring dates.</param>
    public static SplittingLevels Of(double value, double deviation, TimeGrid grid)
    {
        int dates = grid.StepLengths.Count;
        double start = Potential(value, deviation, grid.StepLengths.Sum());
        int choices = Math.Clamp((int)Math.Ceiling(-Double1.Log(new Double1(start)).Value), 1, dates - 1);
        return new SplittingLevels(deviation, [.. Enumerable.Range(1, choices).Select(choice => choice * dates / (choices + 1)).Where(date => date > 0).Distinct()], 1 / start);
    }

    /// <summary>1 / (deviation sqrt(time left)) at the start and on each date; where no time is left as much as the date before.</summary>
    public IEnumerable<double> Inverses(TimeGrid grid)
    {
        double left = grid.StepLengths.Sum();
        double last = 0;
        foreach (double length in grid.StepLengths)
        {
            yield return last = 1 / (Deviation * Math.Sqrt(left));
            left = Math.Max(left - length, 0.5 * length);
        }

        yield return last;
    }

    /// <summary>Deviation per square-root year of the value of a basket, each asset at its present share.</summary>
    public static double BasketDeviation(PriceModel model, IReadOnlyList<double> quantities)
    {
        double[] moves = [.. quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot * model.Assets[asset].Volatility)];
        double variance = moves.SelectMany((one, i) => moves.Select((other, j) => one * other * model.Correlation[i][j])).Sum();
        return Math.Sqrt(Math.Max(0, variance)) / quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot).Sum();
    }

    private static double Potential(double value, double deviation, double years)
    {
        double distance = Double1.Log(new Double1(value)).Value / (deviation * Math.Sqrt(years));
        return 2 * Double1.NormalCdf(new Double1(-Math.Clamp(distance, 0, Farthest))).Value;
    }
}
