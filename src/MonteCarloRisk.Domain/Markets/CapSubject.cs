namespace MonteCarloRisk.Domain.Markets;

/// <summary>What a cap is on.</summary>
public enum CapSubject
{
    /// <summary>An asset that accounts hold as collateral.</summary>
    Collateral,

    /// <summary>A perpetual that accounts have positions in, long or short.</summary>
    Perpetual,

    /// <summary>A listed option that accounts have written.</summary>
    Option,
}
