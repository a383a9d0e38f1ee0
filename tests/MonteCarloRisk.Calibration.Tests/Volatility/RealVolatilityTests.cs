using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.RangeEstimators;
using MonteCarloRisk.Calibration.Volatility.RealizedVolatility;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Tests.Volatility;

/// <summary>Volatility models on real series.</summary>
public sealed class RealVolatilityTests
{
    // Tokens, tokens that collapsed, and stablecoins, whose returns are often exactly zero.
    [Theory]
    [InlineData("BTC_USDT_binance.csv")]
    [InlineData("ETH_USDT_binance.csv")]
    [InlineData("SOL_USDT_binance.csv")]
    [InlineData("DOGE_USD_yahoo.csv")]
    [InlineData("MKR_USDT_binance.csv")]
    [InlineData("LUNA_USDT_binance.csv")]
    [InlineData("USDC_USD_yahoo.csv")]
    [InlineData("USTC_USD_yahoo_2020_2022.csv")]
    public void Every_fit_ends_at_a_maximum(string file)
    {
        DailyReturns returns = PriceFile.Closes(Repository.SharedData(Path.Combine("daily", file))).LogReturns();
        foreach (VarianceEquation equation in Enum.GetValues<VarianceEquation>())
        {
            double normal = 0;
            foreach (ErrorFamily errors in Enum.GetValues<ErrorFamily>())
            {
                GarchFit fit = new GarchModel(equation, errors).Fit(returns);
                Assert.NotEqual(FitStatus.NotConverged, fit.Estimates.Convergence.Status);
                Assert.All(fit.Variances, variance => Assert.True(variance > 0 && double.IsFinite(variance)));
                Assert.True(double.IsFinite(fit.Forecast(30).Annualised));
                // The normal is the Student-t's limit: fat tails can only raise the likelihood, but for what is left of the limit at 1000 degrees.
                if (errors == ErrorFamily.Normal)
                    normal = fit.Estimates.LogLikelihood;
                else
                    Assert.True(fit.Estimates.LogLikelihood > normal - 1);
            }
        }
    }

    [Theory]
    [InlineData("BTC_USDT_binance.csv")]
    [InlineData("ETH_USDT_binance.csv")]
    public void A_market_that_trades_round_the_clock_has_no_overnight_variance(string file)
    {
        CandleSeries candles = CandleSeriesReader.Read("asset", Repository.SharedData(Path.Combine("daily", file)), file);
        LogBars bars = LogBars.Of(candles, needsRange: true);
        double overnight = bars.Overnight.Sum(x => x * x), inside = bars.OpenToClose.Sum(x => x * x);

        Assert.True(overnight < 1e-3 * inside, $"{overnight} of {inside}");
        double closes = new CloseToClose().Annualised(candles, 0.95).Value;
        IRangeEstimator[] estimators = [new Parkinson(), new GarmanKlass(), new RogersSatchell(), new YangZhang()];
        // Moves that reverse within the day are in the ranges and not in the closes: on these series a tenth of the volatility. A wrong constant, the
        // 4 ln 2 of Parkinson among them, or a wrong length of the year is off by a fifth and more.
        Assert.All(estimators, estimator => Assert.InRange(estimator.Annualised(candles, 0.95).Value / closes, 0.85, 1.18));
    }

    [Fact]
    public void Realized_variances_of_four_hours_forecast_bitcoin()
    {
        const string File = "BTC_USDT_binance_4h_2017_2026.csv";
        RealizedVariances measures = RealizedVariances.FromIntraday(CandleSeriesReader.Read("BTC", Repository.SharedData(Path.Combine("hourly", File)), File));
        DailyReturns returns = PriceFile.Closes(Repository.SharedData("daily/BTC_USDT_binance.csv")).LogReturns();
        HarFit fit = (new HarModel(measures, HarForm.Logarithm) { Errors = ErrorFamily.Student }).Fit(returns);

        // 3111 days are measured; the first month and, at each of nine gaps, up to a month have no month before them.
        Assert.InRange(fit.RegressedDays, 2800, 3081);
        Assert.All(fit.Coefficients.Skip(1), coefficient => Assert.True(coefficient.Value > 0 && coefficient.Value < 1, coefficient.Name));
        Assert.InRange(fit.Coefficients.Skip(1).Sum(coefficient => coefficient.Value), 0.5, 1);
        // Scaled to the returns, so the residuals have about the variance one; their tails are so fat that a mean of 3000 squares is known to a fifth or so.
        Assert.InRange(fit.StandardizedResiduals.Skip(31).Average(z => z * z), 0.7, 1.4);
        Assert.True(fit.Forecast(30).Annualised is > 0.1 and < 2);
    }
}
