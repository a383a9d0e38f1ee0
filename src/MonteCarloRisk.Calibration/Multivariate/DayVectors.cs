namespace MonteCarloRisk.Calibration.Multivariate;

/// <summary>Rows of assets turned into one vector a day, day after day in one array, as the likelihoods read them.</summary>
sealed class DayVectors
{
    readonly double[] values;

    public DayVectors(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        Assets = rows.Count;
        Days = rows[0].Count;
        values = new double[Assets * Days];
        for (int asset = 0; asset < Assets; asset++)
        {
            for (int day = 0; day < Days; day++) values[day * Assets + asset] = rows[asset][day];
        }
    }

    public int Assets { get; }

    public int Days { get; }

    public ReadOnlySpan<double> this[int day] => values.AsSpan(day * Assets, Assets);

    public Span<double> Writable(int day) => values.AsSpan(day * Assets, Assets);
}
