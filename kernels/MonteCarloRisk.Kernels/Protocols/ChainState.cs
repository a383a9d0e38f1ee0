namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of a position whose collateral is liquidated in stages, beside <see cref="PositionState"/>.</summary>
public static class ChainState
{
    /// <summary>The stage that it is in, from zero on.</summary>
    public const int Stage = 0;

    /// <summary>The date since which it has been unhealthy in this stage without a break; zero where it is healthy.</summary>
    public const int Since = 1;

    /// <summary>That date, or the last since on which its debt fell or an auction of it was started.</summary>
    public const int Served = 2;

    /// <summary>Its debt over the index at the last look.</summary>
    public const int SeenDebt = 3;

    /// <summary>What an auction of it had not covered then.</summary>
    public const int SeenDue = 4;

    /// <summary>When its auction was last started (Dutch: the date) or ends (English: seconds); zero where there is none.</summary>
    public const int Clock = 5;

    /// <summary>How often that has changed: how often it was started anew.</summary>
    public const int Resets = 6;

    /// <summary>While another stage runs, its units.</summary>
    public const int HiddenUnits = 7;

    /// <summary>Likewise its debt over the index.</summary>
    public const int HiddenDebt = 8;

    /// <summary>Likewise its units in auction.</summary>
    public const int HiddenLot = 9;

    /// <summary>Likewise what the auction has to raise.</summary>
    public const int HiddenTab = 10;

    /// <summary>Slots of a position.</summary>
    public const int Slots = 11;
}
