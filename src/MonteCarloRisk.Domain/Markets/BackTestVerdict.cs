namespace MonteCarloRisk.Domain.Markets;

/// <summary>What a back-test says of a model.</summary>
public enum BackTestVerdict
{
    /// <summary>There is none of this model, or too little data.</summary>
    NotTested,

    /// <summary>Losses passed the requirement as often as they should.</summary>
    Passes,

    /// <summary>Too often, or too seldom.</summary>
    Refused,
}
