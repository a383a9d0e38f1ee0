namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Integers of rows of stages of liquidation, in their places, and what they say.</summary>
public static class StageRow
{
    /// <summary>The stage, from zero on.</summary>
    public const int Stage = 0;

    /// <summary>Of a stage that runs: first state slot of its stability pool; below zero where it is another liquidation.</summary>
    public const int Pool = 1;

    /// <summary>Of a later stage: when it takes over, one of the kinds below.</summary>
    public const int Kind = 1;

    /// <summary>Of a later stage: the row of the one before it, <see cref="MechanismRow.Integers"/> integers.</summary>
    public const int Before = 2;

    /// <summary>It takes over below a health, the parameter.</summary>
    public const int BelowHealth = 0;

    /// <summary>It takes over what has been unhealthy for so many dates.</summary>
    public const int After = 1;

    /// <summary>It takes over what nobody has served for so many dates.</summary>
    public const int Unserved = 2;

    /// <summary>It takes over an auction that was started anew so many times and would have to be again.</summary>
    public const int AfterResets = 3;

    /// <summary>It takes over what a stability pool cannot cancel whole.</summary>
    public const int PoolShort = 4;

    /// <summary>Keepers have seen for so many dates that it is unhealthy, and it goes on to the first liquidation.</summary>
    public const int Seen = 5;
}
