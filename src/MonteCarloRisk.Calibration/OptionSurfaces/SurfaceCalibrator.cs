using MonteCarloRisk.Calibration.OptionSurfaces.Fitting;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;
using MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;
using MonteCarloRisk.Calibration.OptionSurfaces.Svi;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.MarketData.OptionChains;

namespace MonteCarloRisk.Calibration.OptionSurfaces;

/// <summary>Option chains in, fitted surfaces out.</summary>
public static class SurfaceCalibrator
{
    /// <summary>Seed of the global searches where none is chosen.</summary>
    public const int DefaultSeed = 20250101;

    const int CurvePoints = 81;

    /// <summary>Fits the surface and the models to a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="seed">Seed of the global searches.</param>
    /// <param name="cancellation">Ends the fit.</param>
    /// <exception cref="Domain.InputException">No expiry has quotes enough.</exception>
    public static SurfaceFit Fit(OptionChain chain, int seed = DefaultSeed, CancellationToken cancellation = default)
    {
        var smiles = ChainSmiles.Of(chain);
        SsviSurface surface = SsviCalibration.Fit(smiles.Expiries);
        FittedModelParameters heston = BatesCalibration.FitHeston(smiles.Expiries, seed, cancellation);
        FittedModelParameters bates = BatesCalibration.FitBates(smiles.Expiries, seed, cancellation);
        IReadOnlyList<IReadOnlyList<FittedParameter>> slices = SsviErrors.Of(surface, smiles.Expiries);
        ExpiryFit[] expiries = [.. smiles.Expiries.Select((smile, i) => FitOf(smile, surface.Slices[i], slices[i], heston.Model, bates.Model))];
        return new SurfaceFit(
            chain.Asset,
            chain.File,
            chain.Sha256,
            chain.SnapshotTime,
            chain.Quotes.Count,
            expiries,
            smiles.LeftOut,
            Whole(expiries, expiry => expiry.Ssvi),
            SurfaceArbitrageCheck.Of(surface.Slices),
            new ModelFit(heston.Parameters, Whole(expiries, expiry => expiry.Heston), heston.Model.Variance.FellerRatio, heston.Warnings),
            new ModelFit(bates.Parameters, Whole(expiries, expiry => expiry.Bates), bates.Model.Variance.FellerRatio, bates.Warnings));
    }

    static ExpiryFit FitOf(ExpirySmile smile, SsviSlice slice, IReadOnlyList<FittedParameter> parameters, BatesModel heston, BatesModel bates)
    {
        double root = Math.Sqrt(smile.Years), atTheMoney = Math.Sqrt(slice.TotalVariance(0) / smile.Years);
        var raw = SviSlice.Of(slice);
        SviSlice? svi = smile.Quotes.Count >= SviCalibration.FewestQuotes ? SviCalibration.Fit(smile, raw) : null;
        double farthest = smile.Quotes.Max(quote => Math.Abs(quote.LogMoneyness));
        var hestonPrices = new BatesSmile(heston, smile.Years, farthest);
        var batesPrices = new BatesSmile(bates, smile.Years, farthest);
        return new ExpiryFit(
            smile.Expiry,
            smile.Years,
            smile.Forward,
            smile.ForwardSource,
            smile.Quotes,
            smile.LeftOut,
            atTheMoney,
            raw.Slope(0) / (2 * atTheMoney * smile.Years),
            slice,
            parameters,
            svi is null || svi == raw ? null : SviErrors.Of(svi, smile),
            ImpliedDensity.Least(raw),
            Curve(smile, k => Math.Sqrt(slice.TotalVariance(k)) / root),
            svi is null ? null : Curve(smile, k => Math.Sqrt(svi.TotalVariance(k)) / root),
            Curve(smile, k => hestonPrices.TotalVolatility(k) / root),
            Curve(smile, k => batesPrices.TotalVolatility(k) / root));
    }

    static FittedSmile Curve(ExpirySmile smile, Func<double, double> volatility)
    {
        double first = smile.Quotes[0].LogMoneyness, width = smile.Quotes[^1].LogMoneyness - first;
        double[] places = [.. Enumerable.Range(0, CurvePoints).Select(i => first + (width * i / (CurvePoints - 1)))];
        return new FittedSmile(SmileErrors.Of(smile.Quotes, [.. smile.Quotes.Select(quote => volatility(quote.LogMoneyness))]), places, [.. places.Select(volatility)]);
    }

    static SmileError Whole(IReadOnlyCollection<ExpiryFit> expiries, Func<ExpiryFit, FittedSmile> fit)
    {
        double count = expiries.Sum(expiry => expiry.Quotes.Count);
        return new SmileError(
            Math.Sqrt(expiries.Sum(expiry => expiry.Quotes.Count * fit(expiry).Error.RootMeanSquare * fit(expiry).Error.RootMeanSquare) / count),
            expiries.Max(expiry => fit(expiry).Error.Maximum),
            expiries.Sum(expiry => expiry.Quotes.Count * fit(expiry).Error.WithinQuotes) / count);
    }
}
