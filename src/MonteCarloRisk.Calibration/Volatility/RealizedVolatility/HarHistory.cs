using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

/// <summary>What is regressed, day by day up to a last day; not a number where a day was not measured.</summary>
/// <param name="FirstDay">Number of the first day.</param>
/// <param name="Values">The variances, or their logarithms.</param>
/// <param name="Week">Days of a week.</param>
/// <param name="Month">Days of a month.</param>
/// <param name="Ahead">Days from the last one that was measured to the last day.</param>
sealed record HarHistory(int FirstDay, double[] Values, int Week, int Month, int Ahead)
{
    public const int Regressors = 4;

    public static HarHistory Of(HarModel model, DateOnly lastDay)
    {
        RealizedVariances measures = model.Measures;
        int known = measures.Days.TakeWhile(day => day <= lastDay).Count();
        if (known == 0)
            throw new InputException(measures.File, $"no variance of {measures.Asset} was measured up to {lastDay:yyyy-MM-dd}; {model.Name} needs them");
        int first = measures.Days[0].DayNumber;
        double[] values = Enumerable.Repeat(double.NaN, measures.Days[known - 1].DayNumber - first + 1).ToArray();
        for (int i = 0; i < known; i++)
        {
            if (model.Form == HarForm.Logarithm && !(measures.Values[i] > 0))
                throw new InputException(measures.File, FormattableString.Invariant($"the variance of {measures.Asset} on {measures.Days[i]:yyyy-MM-dd} is {measures.Values[i]}; its logarithm needs it above zero"));
            values[measures.Days[i].DayNumber - first] = model.Form == HarForm.Logarithm ? Math.Log(measures.Values[i]) : measures.Values[i];
        }

        return new HarHistory(first, values, model.WeekDays, model.MonthDays, lastDay.DayNumber - measures.Days[known - 1].DayNumber);
    }

    /// <summary>Fills in 1, the day, the week and the month before an index; false where one of their days was not measured.</summary>
    public bool TryRegressors(int index, Span<double> row) => TryRegressors(Values, index, Week, Month, row);

    public static bool TryRegressors(IReadOnlyList<double> values, int index, int week, int month, Span<double> row)
    {
        row[0] = 1;
        row[1] = row[2] = row[3] = double.NaN;
        if (index < month || index > values.Count)
            return false;
        double sum = 0;
        for (int lag = 1; lag <= month; lag++)
        {
            sum += values[index - lag];
            if (lag == 1)
                row[1] = sum;
            if (lag == week)
                row[2] = sum / week;
        }

        row[3] = sum / month;
        return double.IsFinite(sum);
    }
}
