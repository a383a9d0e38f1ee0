using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Svi;

/// <summary>Standard errors of an SVI slice as the least-squares fit to its quotes; none where the penalty on arbitrage, or an end of what a slice may be, keeps it from there.</summary>
static class SviErrors
{
    static readonly string[] Names = ["a", "b", "rho", "m", "sigma"];

    /// <summary>a, b, ρ, m and σ with their errors.</summary>
    /// <param name="slice">The fitted slice.</param>
    /// <param name="smile">The expiry that it was fitted to.</param>
    public static IReadOnlyList<FittedParameter> Of(SviSlice slice, ExpirySmile smile)
    {
        double[] Residuals(double[] at) => SviCalibration.Standardised(new SviSlice(at[0], at[1], at[2], at[3], at[4]), smile);
        double[] values = [slice.A, slice.B, slice.Rho, slice.M, slice.Sigma];
        return LeastSquaresErrors.Of(Residuals, RobustWeights.Of(Residuals(values)), Names, values, [true, true, true, true, true], SmileErrors.LongestStep);
    }
}
