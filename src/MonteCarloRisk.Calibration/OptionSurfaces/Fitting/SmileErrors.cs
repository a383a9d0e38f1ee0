using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Fitting;

/// <summary>Distances of fitted volatilities from quotes.</summary>
static class SmileErrors
{
    /// <summary>Gauss-Newton step from a slice, in its standard errors, beyond which it is not the fit to its quotes alone. The last change of the robust weights moves it by less.</summary>
    public const double LongestStep = 0.5;

    /// <param name="quotes">The quotes; at least one.</param>
    /// <param name="volatilities">The fitted volatilities of the same strikes.</param>
    public static SmileError Of(IReadOnlyList<SmileQuote> quotes, IReadOnlyList<double> volatilities)
    {
        double sum = 0, most = 0;
        int within = 0;
        for (int i = 0; i < quotes.Count; i++)
        {
            double distance = Math.Abs(volatilities[i] - quotes[i].MidVolatility);
            sum += distance * distance;
            most = Math.Max(most, distance);
            if (volatilities[i] >= quotes[i].BidVolatility && volatilities[i] <= quotes[i].AskVolatility) within++;
        }

        return new SmileError(Math.Sqrt(sum / quotes.Count), most, (double)within / quotes.Count);
    }
}
