using System.Globalization;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>A move of the spot with a move of implied volatilities.</summary>
/// <param name="SpotFactor">The spot is multiplied by this, above zero.</param>
/// <param name="Volatility">What happens to implied volatilities.</param>
/// <param name="Dampening">Share of the profit or loss that counts, in (0, 1].</param>
public sealed record ShockScenario(double SpotFactor, VolatilityShock Volatility, double Dampening = 1)
{
    /// <summary>The scenario in words.</summary>
    public string Name => Volatility switch
    {
        VolatilityShock.Tilt => "skew tilted",
        VolatilityShock.Bend => "skew bent",
        _ => string.Create(CultureInfo.InvariantCulture, $"spot {100 * (SpotFactor - 1):+0.##;-0.##;+0}%, volatility {Volatility switch { VolatilityShock.Up => "up", VolatilityShock.Down => "down", _ => "unchanged" }}")
            + (Dampening == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {100 * Dampening:0.##}% of it")),
    };

    /// <summary>Every factor with volatility up, unchanged and down.</summary>
    public static IEnumerable<ShockScenario> Grid(params double[] spotFactors) =>
        from factor in spotFactors
        from volatility in (VolatilityShock[])[VolatilityShock.Up, VolatilityShock.None, VolatilityShock.Down]
        select new ShockScenario(factor, volatility);
}
