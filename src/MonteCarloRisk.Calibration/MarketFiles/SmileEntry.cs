using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>One smile: an SSVI slice.</summary>
[Description("One SSVI slice: total variance (theta + rho psi k + sqrt((psi k + rho theta)^2 + (1 - rho^2) theta^2)) / 2 at log-moneyness k = ln(strike / forward).")]
public sealed record SmileEntry
{
    /// <summary>Name of the underlying asset.</summary>
    [Description("Name of the underlying asset.")]
    public required string Underlying { get; init; }

    /// <summary>Time to expiry in years.</summary>
    [Description("Time to expiry in years of 365 days, within half a day of the options'.")]
    [Within("(0, )")]
    public required double Years { get; init; }

    /// <summary>Total variance at the forward.</summary>
    [Description("Total variance at the forward, volatility^2 times years, above 0, at most 1000.")]
    [Within("(0, 1000]")]
    public required double Theta { get; init; }

    /// <summary>Slope of the smile.</summary>
    [Description("Slope of the smile, between -1 and 1.")]
    [Within("(-1, 1)")]
    public required double Rho { get; init; }

    /// <summary>Width of the wings.</summary>
    [Description("Width of the wings, above 0; psi (1 + |rho|) at most 4, beyond which the wings have arbitrage.")]
    [Within("(0, )")]
    public required double Psi { get; init; }
}
