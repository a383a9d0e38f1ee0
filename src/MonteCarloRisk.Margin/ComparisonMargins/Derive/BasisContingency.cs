namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>
/// What may be lost where forwards move apart: Σ over expiries of min(value(Up) - value, value(Down) - value, 0) * (Addition + Multiple * time). It competes with the scenarios: the worse of
/// the two is what counts.
/// </summary>
/// <param name="Up">Spot factor of the rise.</param>
/// <param name="Down">Spot factor of the fall.</param>
/// <param name="Addition">Share that counts at expiry.</param>
/// <param name="Multiple">Share that is added by year to expiry.</param>
public sealed record BasisContingency(double Up, double Down, double Addition, double Multiple)
{
    internal const string Name = "basis between spot and forwards";

    /// <summary>The loss, zero or below.</summary>
    internal double Of(IEnumerable<ExpiryBook> expiries, Func<ExpiryBook, double> discount) => expiries.Sum(expiry =>
    {
        double Change(double factor) => discount(expiry) * (expiry.Value(factor, contract => contract.ImpliedVolatility) - expiry.Value());
        return Math.Min(Math.Min(Change(Up), Change(Down)), 0) * (Addition + (Multiple * expiry.Expiry));
    });
}
