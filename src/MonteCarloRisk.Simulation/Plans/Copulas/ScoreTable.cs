using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Kernels.Processes;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>
/// A margin's centred quantile as a function of the score, G(s) = F^-1(C(s)) - mean, C the distribution function of the score, in cubic pieces that never fall: see <see cref="MarginTables"/>.
/// Each piece meets G at its ends, with the slopes there by differences of five points, no steeper than three times the chord on either side (F. Fritsch, R. Carlson,
/// SIAM Journal on Numerical Analysis 17 (1980) 238), so that it never falls.
/// </summary>
/// <remarks>
/// A bin's cells are halved until its error is below <see cref="Tolerance"/>: the lesser of the distance from G, relative to the larger of |G| and half of G(1) - G(-1), and, since both G
/// and the table rise between the same ends of a cell, of the cell's width as a distance of scores. Where <see cref="MostCells"/> are used up before, <see cref="Error"/> says what is left.
/// </remarks>
internal sealed class ScoreTable
{
    /// <summary>The error at which cells are no longer halved.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>The most cells of a table; one of no bends has 320.</summary>
    public const int MostCells = 8192;

    // A cell is not halved more often: then it is 2^-14 of a score wide.
    private const int MostHalvings = 10;

    // Two more halvings show where a curve is checked within a cell.
    private const int NodesPerBin = 1 << (MostHalvings + 2);
    private const double NodesPerUnit = MarginTables.BinsPerUnit * (double)NodesPerBin;
    private const int Bins = 2 * MarginTables.HalfBins;

    private readonly Dictionary<int, double> values = [];
    private readonly Func<double, double> curve;
    private readonly double unit;

    private ScoreTable(Func<double, double> curve)
    {
        this.curve = curve;
        unit = (curve(1) - curve(-1)) / 2;
        var cells = new double[Bins][];
        double[] errors = new double[Bins];
        int[] halvings = new int[Bins];
        for (int bin = 0; bin < Bins; bin++) (cells[bin], errors[bin]) = Bin(bin, 0);
        int count = Bins;
        while (Worst(errors, bin => halvings[bin] < MostHalvings && count + (1 << halvings[bin]) <= MostCells) is { } worst && errors[worst] > Tolerance)
        {
            count += 1 << halvings[worst];
            (cells[worst], errors[worst]) = Bin(worst, ++halvings[worst]);
        }

        Error = errors.Max();
        Cells = count;
        Parameters = Laid(cells);
    }

    /// <summary>Number of cells.</summary>
    public int Cells { get; }

    /// <summary>Largest error of a bin.</summary>
    public double Error { get; }

    /// <summary>The parameters in their order.</summary>
    public double[] Parameters { get; }

    /// <summary>Tabulates a margin for the scores of a copula.</summary>
    public static ScoreTable Of(ReturnMargin margin, Copula copula)
    {
        MarginQuantile quantile = MarginQuantile.Of(margin);
        double mean = margin.Mean;
        return new ScoreTable(s => (s < 0 ? quantile.Lower(CopulaScore.Tail(copula, -s)) : quantile.Upper(CopulaScore.Tail(copula, s))) - mean);
    }

    /// <summary>The table at a score, as a path reads it but for rounding.</summary>
    public double At(double score)
    {
        double position = score * MarginTables.BinsPerUnit;
        int bin = (int)Math.Floor(position);
        int pair = 2 * (bin + MarginTables.HalfBins);
        double place = (position - bin) * Parameters[pair];
        int cell = (int)Math.Floor(place);
        double t = place - cell;
        int first = (int)Parameters[pair + 1] + (MarginTables.CellParameters * cell);
        return Parameters[first] + (t * (Parameters[first + 1] + (t * (Parameters[first + 2] + (t * Parameters[first + 3])))));
    }

    private static int? Worst(double[] errors, Func<int, bool> allowed)
    {
        int? worst = null;
        for (int bin = 0; bin < errors.Length; bin++)
        {
            if (allowed(bin) && (worst is null || errors[bin] > errors[worst.Value])) worst = bin;
        }

        return worst;
    }

    private static double[] Laid(double[][] cells)
    {
        List<double> parameters = [];
        int offset = 2 * Bins;
        foreach (double[] bin in cells)
        {
            parameters.AddRange([bin.Length / MarginTables.CellParameters, offset]);
            offset += bin.Length;
        }

        return [.. parameters, .. cells.SelectMany(bin => bin)];
    }

    private (double[] Cells, double Error) Bin(int bin, int halving)
    {
        int width = NodesPerBin >> halving;
        int first = (bin - MarginTables.HalfBins) * NodesPerBin;
        double[] cells = new double[MarginTables.CellParameters << halving];
        double error = 0;
        for (int cell = 0; cell < 1 << halving; cell++)
        {
            int node = first + (cell * width);
            double low = Value(node);
            double rise = Value(node + width) - low;
            double slope = Slope(node, width);
            double end = Slope(node + width, width);
            Span<double> piece = cells.AsSpan(MarginTables.CellParameters * cell, MarginTables.CellParameters);
            (piece[0], piece[1], piece[2], piece[3]) = (low, slope, (3 * rise) - (2 * slope) - end, slope + end - (2 * rise));
            for (int quarter = 1; quarter <= 3; quarter++)
            {
                double exact = Value(node + (quarter * width / 4));
                double t = quarter / 4.0;
                double distance = Math.Abs(piece[0] + (t * (piece[1] + (t * (piece[2] + (t * piece[3]))))) - exact);
                error = Math.Max(error, distance / Math.Max(unit, Math.Abs(exact)));
            }
        }

        return (cells, Math.Min(error, width / NodesPerUnit));
    }

    // Rise over one width.
    private double Slope(int node, int width)
    {
        double value = Value(node);
        double steepest = 3 * Math.Min(Value(node + width) - value, value - Value(node - width));
        double slope = ((8 * (Value(node + width) - Value(node - width))) - Value(node + (2 * width)) + Value(node - (2 * width))) / 12;
        return Math.Max(0, Math.Min(slope, steepest));
    }

    private double Value(int node)
    {
        if (values.TryGetValue(node, out double value)) return value;
        value = curve(node / NodesPerUnit);
        values.Add(node, value);
        return value;
    }
}
