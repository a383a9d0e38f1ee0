using System.ComponentModel;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("What stands behind the protocol, and how far into the tail of its losses is looked.")]
sealed record ProtocolSection
{
    [Description("What insurance and stakers cover of the bad debt, in the numéraire, zero or more. Where it is given, the report has the probability of bad debt beyond it.")]
    public double? InsuranceFund { get; init; }

    [Description("Levels of value at risk and expected shortfall of the bad debt and of the value liquidated, ascending, each above 0 and at most 0.999999, ten at most; by default 0.95, 0.99 and 0.999.")]
    public IReadOnlyList<double>? TailLevels { get; init; }

    public ProtocolTerms ToTerms() => new(InsuranceFund, TailLevels ?? ProtocolTerms.UsualTailLevels);
}
