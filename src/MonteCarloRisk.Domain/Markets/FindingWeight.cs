namespace MonteCarloRisk.Domain.Markets;

/// <summary>How much a finding weighs for who acts on the numbers.</summary>
public enum FindingWeight
{
    /// <summary>Listed with the others.</summary>
    Listed,

    /// <summary>Told beside the verdict: the numbers cannot be read without it.</summary>
    Caution,
}
