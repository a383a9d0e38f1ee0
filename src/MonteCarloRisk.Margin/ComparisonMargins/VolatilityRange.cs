using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>
/// How far scenarios move an implied volatility v: up to v (1 + Up m), down to v max(0, 1 - Down m), with m = (30 / max(days, FloorDays))^power and the power of short expiries up to 30 days,
/// of long ones beyond. Sources: Derive v2-core PMRMLib; Deribit portfolio margin.
/// </summary>
/// <param name="Up">Relative rise at 30 days, zero or more.</param>
/// <param name="Down">Relative fall at 30 days, zero or more.</param>
/// <param name="ShortTermPower">Power up to 30 days.</param>
/// <param name="LongTermPower">Power beyond.</param>
/// <param name="FloorDays">Days below which an expiry is treated as this far away.</param>
public sealed record VolatilityRange(double Up, double Down, double ShortTermPower, double LongTermPower, double FloorDays)
{
    private const double ReferenceDays = 30;
    private const double DaysPerYear = 365;

    /// <summary>(30 / max(days, FloorDays))^power.</summary>
    /// <param name="expiry">Years to expiry, above zero.</param>
    public double Multiple(double expiry)
    {
        double days = expiry * DaysPerYear;
        double power = days <= ReferenceDays ? ShortTermPower : LongTermPower;
        return Double1.Exp(new Double1(power * Double1.Log(new Double1(ReferenceDays / Math.Max(days, FloorDays))).Value)).Value;
    }

    /// <summary>What a volatility is multiplied by.</summary>
    /// <param name="shock">Up, down or none.</param>
    /// <param name="expiry">Years to expiry, above zero.</param>
    public double Factor(VolatilityShock shock, double expiry) => shock switch
    {
        VolatilityShock.Up => 1 + (Up * Multiple(expiry)),
        VolatilityShock.Down => Math.Max(0, 1 - (Down * Multiple(expiry))),
        _ => 1,
    };
}
