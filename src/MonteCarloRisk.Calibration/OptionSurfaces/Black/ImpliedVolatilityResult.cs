namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>Where a price lies among those that some volatility gives.</summary>
public enum PriceStanding
{
    /// <summary>Between its bounds: one volatility gives it.</summary>
    WithinBounds,

    /// <summary>Exactly the intrinsic value: no volatility but zero gives it.</summary>
    AtIntrinsic,

    /// <summary>Below the intrinsic value: an arbitrage.</summary>
    BelowIntrinsic,

    /// <summary>The forward of a call, the strike of a put, or more: no finite volatility gives it.</summary>
    AtOrAboveLimit,
}

/// <summary>An implied volatility, or why there is none.</summary>
/// <param name="Standing">Where the price lies.</param>
/// <param name="Volatility">Per square-root year, as a fraction; null unless the price lies within its bounds.</param>
public readonly record struct ImpliedVolatilityResult(PriceStanding Standing, double? Volatility);
