namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>The values around one: as many to either side; near the ends the window is moved, not cut.</summary>
static class NearbyDays
{
    public static ArraySegment<double> Of(double[] values, int i, int window)
    {
        int count = Math.Min(window, values.Length);
        return new ArraySegment<double>(values, Math.Clamp(i - count / 2, 0, values.Length - count), count);
    }
}
