namespace MonteCarloRisk.Calibration.OptionSurfaces.Fitting;

/// <summary>The line onto the open interval (0, 1) and back.</summary>
static class Logistic
{
    /// <summary>Distance that the inverse keeps from the ends, where it has no value.</summary>
    const double Edge = 1e-6;

    public static double Of(double x) => 1 / (1 + Math.Exp(-x));

    public static double Inverse(double share)
    {
        double inside = Math.Clamp(share, Edge, 1 - Edge);
        return Math.Log(inside / (1 - inside));
    }
}
