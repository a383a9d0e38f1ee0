namespace MonteCarloRisk.Domain.Accounts;

/// <summary>The right that an option gives its holder.</summary>
public enum OptionRight
{
    /// <summary>To buy at the strike.</summary>
    Call,

    /// <summary>To sell at the strike.</summary>
    Put,
}
