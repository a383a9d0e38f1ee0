namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>Added to the initial requirement where a feed's confidence is below a threshold: (1 - confidence) * Margin of what it prices.</summary>
/// <param name="Threshold">Confidence from which on nothing is added.</param>
/// <param name="Margin">Share of the notional at no confidence at all.</param>
public sealed record ConfidenceContingency(double Threshold, double Margin)
{
    internal const string Name = "doubtful feeds";

    /// <summary>What is added, zero or more.</summary>
    /// <param name="confidence">Least confidence of the feeds that price it.</param>
    /// <param name="notional">What they price, in the numéraire.</param>
    public double Of(double confidence, double notional) => confidence < Threshold ? (1 - confidence) * Margin * notional : 0;
}
