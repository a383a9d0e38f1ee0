using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The Black-Scholes value of a listed option, by the same arithmetic as on the paths.</summary>
public static class OptionValue
{
    /// <summary>Value at the start; formula and source stand at <see cref="Kernels.Programs.OptionBook"/>.</summary>
    /// <param name="contract">The option.</param>
    /// <param name="spot">Price of the underlying, above zero.</param>
    public static double Today(EuropeanOption contract, double spot)
    {
        double deviation = contract.ImpliedVolatility * Math.Sqrt(contract.Expiry);
        double carry = contract.Rate - contract.DividendYield + (0.5 * contract.ImpliedVolatility * contract.ImpliedVolatility);
        double d1 = (Double1.Log(new Double1(spot / contract.Strike)).Value + (carry * contract.Expiry)) / deviation;
        double sign = contract.Right == OptionRight.Call ? 1 : -1;
        double underlyingLeg = spot * Double1.Exp(new Double1(-contract.DividendYield * contract.Expiry)).Value;
        double strikeLeg = contract.Strike * Double1.Exp(new Double1(-contract.Rate * contract.Expiry)).Value;
        return sign * ((underlyingLeg * Double1.NormalCdf(new Double1(sign * d1)).Value) - (strikeLeg * Double1.NormalCdf(new Double1(sign * (d1 - deviation))).Value));
    }
}
