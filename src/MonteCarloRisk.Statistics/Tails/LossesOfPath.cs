namespace MonteCarloRisk.Statistics.Tails;

/// <summary>How the loss of a weighted path comes about.</summary>
public enum LossesOfPath
{
    /// <summary>At once, so that it has one weight.</summary>
    One,

    /// <summary>In parts, each with the weight of its own date.</summary>
    Several,
}
