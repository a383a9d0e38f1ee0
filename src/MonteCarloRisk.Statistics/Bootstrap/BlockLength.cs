namespace MonteCarloRisk.Statistics.Bootstrap;

/// <summary>The mean block length of the stationary bootstrap that makes the error of the variance of the mean least, estimated from the series.</summary>
/// <remarks>
/// b = (2 G^2 / D)^(1/3) n^(1/3) with G = Σ λ(k / M) |k| R(k), D = 2 g^2, g = Σ λ(k / M) R(k) over |k| ≤ M, R the autocovariances and λ(t) = min(1, 2 (1 - |t|)). M is twice the lag after
/// which five or more autocorrelations running are within 2 sqrt(log10(n) / n). Sources: D. Politis, H. White, Automatic block-length selection for the dependent bootstrap, Econometric
/// Reviews 23 (2004) 53; A. Patton, D. Politis, H. White, correction, Econometric Reviews 28 (2009) 372. For volatility and tails the series is that of squares or of absolute values.
/// </remarks>
public static class BlockLength
{
    /// <summary>The mean block length, from 1 to the lesser of 3 sqrt(n) and n / 3.</summary>
    /// <param name="series">The series, 20 values or more.</param>
    public static double Of(IReadOnlyList<double> series)
    {
        int count = series.Count;
        int running = Math.Max(5, (int)Math.Ceiling(Math.Sqrt(Math.Log10(count))));
        int most = (int)Math.Ceiling(Math.Sqrt(count)) + running;
        double[] covariances = Autocovariances(series, Math.Min(count - 1, most + running));
        if (covariances[0] == 0) return 1;
        double small = 2 * Math.Sqrt(Math.Log10(count) / count) * covariances[0];
        int last = 0;
        while (last < most && Enumerable.Range(last + 1, running).Any(lag => lag < covariances.Length && Math.Abs(covariances[lag]) >= small)) last++;
        int width = Math.Min(Math.Max(2 * last, 1), most);
        double weighted = 0, spectrum = covariances[0];
        for (int lag = 1; lag <= width && lag < covariances.Length; lag++)
        {
            double window = Math.Min(1, 2 * (1 - (double)lag / width));
            weighted += 2 * window * lag * covariances[lag];
            spectrum += 2 * window * covariances[lag];
        }

        double length = Math.Cbrt(weighted * weighted / (spectrum * spectrum) * count);
        return Math.Clamp(length, 1, Math.Ceiling(Math.Min(3 * Math.Sqrt(count), count / 3.0)));
    }

    static double[] Autocovariances(IReadOnlyList<double> series, int lags)
    {
        double mean = series.Average();
        double[] centred = [.. series.Select(value => value - mean)];
        var covariances = new double[lags + 1];
        for (int lag = 0; lag <= lags; lag++)
        {
            double sum = 0;
            for (int k = lag; k < centred.Length; k++) sum += centred[k] * centred[k - lag];
            covariances[lag] = sum / centred.Length;
        }

        return covariances;
    }
}
