using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;

/// <summary>
/// Standard errors of the slices of a surface. Where no condition for no arbitrage binds, each slice is the least-squares fit to the quotes of its own expiry, and errs as such. Where one binds the
/// slice does not lie there, and has no error: the conditions hold it and not the quotes.
/// </summary>
static class SsviErrors
{
    static readonly string[] Names = ["theta", "rho", "psi"];

    /// <summary>θ, ρ and ψ of each slice with their errors.</summary>
    /// <param name="surface">The fitted surface.</param>
    /// <param name="smiles">The expiries that it was fitted to.</param>
    public static IReadOnlyList<IReadOnlyList<FittedParameter>> Of(SsviSurface surface, IReadOnlyList<ExpirySmile> smiles)
    {
        double[] weights = RobustWeights.Of([.. smiles.SelectMany((smile, i) => SsviCalibration.Standardised(surface.Slices[i], smile))]);
        var found = new List<IReadOnlyList<FittedParameter>>();
        int first = 0;
        foreach ((int i, ExpirySmile smile) in smiles.Index())
        {
            SsviSlice slice = surface.Slices[i];
            double[] own = weights[first..(first += smile.Quotes.Count)];
            found.Add(LeastSquaresErrors.Of(at => SsviCalibration.Standardised(new SsviSlice(at[0], at[1], at[2]), smile), own, Names, [slice.Theta, slice.Rho, slice.Psi], [true, true, true], SmileErrors.LongestStep));
        }

        return found;
    }
}
