namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a path knows of the lenders of a reserve.</summary>
public static class LenderState
{
    /// <summary>Bad debt of the date in the reserve's asset, in the numéraire; of the numéraire it is what is left.</summary>
    public const int Due = 0;

    /// <summary>What is left of a claim of one after losses that lenders bore.</summary>
    public const int Kept = 1;

    /// <summary>Dates so far on which not all who want to withdraw can; zero where they can.</summary>
    public const int Spell = 2;

    /// <summary>Slots of a reserve's lenders.</summary>
    public const int Slots = 3;
}
