using System.Globalization;
using System.Text;
using MathNet.Numerics.Distributions;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Testing;

/// <summary>
/// Rows of estimates against values that this project did not produce, judged together. The suite raises a false alarm once in a million
/// runs: the bound on the largest |z| is split over its rows, and the chi-square of all z is held within its own one-in-a-million band.
/// A row shows an error of bound * standardError or more; each standard error must be within 5% of its theoretical value, so the suite
/// cannot pass by being vague.
/// </summary>
public sealed class StatisticalSuite
{
    private const double FalseAlarmRate = 1e-6;
    private const double StandardErrorTolerance = 0.05;

    private readonly List<Row> rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="name">What is estimated.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="reference">The reference value.</param>
    /// <param name="theoreticalStandardError">What the standard error should be.</param>
    /// <param name="referenceError">Half a unit of the reference's last digit, or its stated tolerance; zero where it is exact.</param>
    public void Add(string name, Estimate estimate, double reference, double theoreticalStandardError, double referenceError = 0) =>
        rows.Add(new Row(name, estimate, reference, theoreticalStandardError, referenceError));

    /// <summary>Number of rows.</summary>
    public int Count => rows.Count;

    /// <summary>The bound on |z| for this many rows.</summary>
    public double Bound => -Normal.InvCDF(0, 1, FalseAlarmRate / 2 / (2 * rows.Count));

    /// <summary>One line: rows, the largest |z| with its bound, and the chi-square of the rows whose reference is exact.</summary>
    public string Summary()
    {
        List<Row> varying = [.. rows.Where(row => row.TheoreticalStandardError > 1e-9 * Math.Abs(row.Reference))];
        List<Row> exact = [.. varying.Where(row => row.ReferenceError <= 0.1 * row.Estimate.StandardError)];
        double largest = varying.Max(row => Math.Max(0, Math.Abs(row.Estimate.Value - row.Reference) - row.ReferenceError) / row.Estimate.StandardError);
        double chiSquare = exact.Sum(row => Math.Pow((row.Estimate.Value - row.Reference) / row.Estimate.StandardError, 2));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Count} rows of {rows[0].Estimate.SampleCount} paths: largest |z| {largest:F2} (bound {Bound:F2}), chi-square {chiSquare:F1} over {exact.Count} exact rows");
    }

    /// <summary>Every complaint; empty where the suite passes.</summary>
    public string Complaints()
    {
        var text = new StringBuilder();
        double chiSquare = 0;
        int exactRows = 0;
        foreach (Row row in rows)
        {
            double error = row.Estimate.Value - row.Reference;
            double standardError = row.Estimate.StandardError;
            if (row.TheoreticalStandardError <= 1e-9 * Math.Abs(row.Reference))
            {
                if (!(Math.Abs(error) <= (1e-6 * Math.Abs(row.Reference)) + row.ReferenceError)) text.AppendLine(Line(row, "no variance, yet off by more than 1e-6"));
                continue;
            }

            double z = Math.Max(0, Math.Abs(error) - row.ReferenceError) / standardError;
            if (!(z <= Bound)) text.AppendLine(Line(row, $"z = {z:F2} beyond {Bound:F2}"));
            if (!(Math.Abs((standardError / row.TheoreticalStandardError) - 1) <= StandardErrorTolerance))
            {
                text.AppendLine(Line(row, string.Create(CultureInfo.InvariantCulture, $"standard error is not within 5% of {row.TheoreticalStandardError:G6}")));
            }

            // A reference cut to a few digits makes its z smaller than chance would.
            if (row.ReferenceError > 0.1 * standardError) continue;
            chiSquare += error / standardError * (error / standardError);
            exactRows++;
        }

        if (exactRows > 0)
        {
            double lower = ChiSquared.InvCDF(exactRows, FalseAlarmRate / 4);
            double upper = ChiSquared.InvCDF(exactRows, 1 - (FalseAlarmRate / 4));
            if (!(chiSquare >= lower && chiSquare <= upper)) text.AppendLine(CultureInfo.InvariantCulture, $"chi-square of {exactRows} rows is {chiSquare:F1}, outside [{lower:F1}, {upper:F1}]");
        }

        return text.ToString();
    }

    private static string Line(Row row, string complaint) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Name}: {row.Estimate.Value:G9} +- {row.Estimate.StandardError:G4} against {row.Reference:G12}: {complaint}");

    private sealed record Row(string Name, Estimate Estimate, double Reference, double TheoreticalStandardError, double ReferenceError);
}
