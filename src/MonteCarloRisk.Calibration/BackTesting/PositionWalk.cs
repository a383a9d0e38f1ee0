using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>
/// Value at risk and expected shortfall of each forecast day. The loss of a long position is minus the log return, of a short one the log return;
/// value at risk = -(mean + volatility Q(p)), expected shortfall = -(mean + volatility E[z | z &lt;= Q(p)]), z and mean with their signs turned for a short one.
/// </summary>
static class PositionWalk
{
    const double Probability99 = 0.01;
    const double Probability975 = 0.025;
    const int Replications = 999;
    const int Seed = 1;

    public static PositionBackTest Of(WalkedVolatility walked, InnovationLaw law, PositionSide side)
    {
        double sign = side == PositionSide.Long ? 1 : -1;
        var days = new BackTestDay[walked.Count];
        var laws = new ITailLaw[walked.Count];
        var past = new PastResiduals(law);
        for (int day = 0; day < walked.Variances.Count; day++)
        {
            int index = day - walked.First;
            if (index >= 0)
            {
                laws[index] = past.Tail(index);
                double mean = sign * walked.Means[day], deviation = Math.Sqrt(walked.Variances[day]);
                days[index] = new BackTestDay(
                    walked.Returns.Days[day],
                    -sign * walked.Returns.Values[day],
                    Forecast(laws[index], mean, deviation, Probability99),
                    Forecast(laws[index], mean, deviation, Probability975));
            }

            past.Add(sign * walked.Residual(day));
        }

        return PositionBackTest.Of(side, days, LossBeyond, Replications, Seed);

        double LossBeyond(int index, double probability) =>
            -(sign * walked.Means[walked.First + index] + Math.Sqrt(walked.Variances[walked.First + index]) * laws[index].Quantile(probability));
    }

    static TailForecast Forecast(ITailLaw law, double mean, double deviation, double probability) =>
        new(-(mean + deviation * law.Quantile(probability)), -(mean + deviation * law.MeanBeyond(probability)));

    sealed class PastResiduals(InnovationLaw law)
    {
        static readonly ITailLaw Normal = new ITailLaw.Of(new NormalErrors());

        readonly List<double> residuals = [];
        ITailLaw? fitted;

        // Degrees of freedom are fitted as often as volatilities are.
        public ITailLaw Tail(int day)
        {
            switch (law)
            {
                case InnovationLaw.Normal:
                    return Normal;
                case InnovationLaw.Student:
                    return day % WalkSettings.UsualRefitDays == 0 || fitted is null ? fitted = new ITailLaw.Of(StudentErrors.FittedTo(residuals)) : fitted;
                default:
                    int needed = HistoryTail.Needed(residuals.Count, Probability975);
                    return new HistoryTail([.. residuals.Take(needed)], residuals.Count);
            }
        }

        // In ascending order.
        public void Add(double residual)
        {
            int place = residuals.BinarySearch(residual);
            residuals.Insert(place < 0 ? ~place : place, residual);
        }
    }
}
