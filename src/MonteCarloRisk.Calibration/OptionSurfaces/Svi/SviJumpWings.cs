namespace MonteCarloRisk.Calibration.OptionSurfaces.Svi;

/// <summary>The jump-wings SVI form, whose parameters are what traders look at.</summary>
/// <param name="Variance">v: variance a year at the forward.</param>
/// <param name="Skew">ψ: slope of the volatility at the forward, times sqrt(years).</param>
/// <param name="PutWing">p: slope of the left wing over the total volatility.</param>
/// <param name="CallWing">c: slope of the right wing over the total volatility.</param>
/// <param name="LeastVariance">ṽ: least variance a year.</param>
/// <param name="Years">Time to expiry, above zero.</param>
public sealed record SviJumpWings(double Variance, double Skew, double PutWing, double CallWing, double LeastVariance, double Years)
{
    /// <summary>The raw form. It exists where a smile has its least variance away from the forward, or a slope there.</summary>
    public SviSlice ToRaw()
    {
        double total = Variance * Years, scale = Math.Sqrt(total);
        double b = 0.5 * scale * (CallWing + PutWing);
        double rho = 1 - (PutWing * scale / b);
        double beta = rho - (2 * Skew * scale / b);
        double shape = Math.Sqrt(1 - (rho * rho));
        double m, sigma;
        if (beta == 0)
        {
            m = 0;
            sigma = (total - (LeastVariance * Years)) / (b * (1 - shape));
        }
        else
        {
            // β = m / sqrt(m² + σ²), so σ = |α m| with α = sqrt(1/β² - 1) of β's sign.
            double alpha = Math.Sign(beta) * Math.Sqrt((1 / (beta * beta)) - 1);
            m = (Variance - LeastVariance) * Years / (b * (-rho + (Math.Sign(alpha) * Math.Sqrt(1 + (alpha * alpha))) - (alpha * shape)));
            sigma = alpha * m;
        }

        return new SviSlice((LeastVariance * Years) - (b * sigma * shape), b, rho, m, sigma);
    }
}
