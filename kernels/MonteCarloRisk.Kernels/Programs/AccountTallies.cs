using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>Where the tallies of accounts and of the protocol stand, counted from the account's or the protocol's first tally.</summary>
public static class AccountTallies
{
    private const int RequirementOctaves = 18;
    private const int RequirementSubdivisionBits = 9;
    private const int LossOctaves = 60;
    private const int LossSubdivisionBits = 3;

    /// <summary>Requirements: 2^-14 to 2^4, 512 an octave, so a requirement is resolved to 0.2% of itself or better.</summary>
    public static LogBuckets Requirements => new(-14, RequirementOctaves, RequirementSubdivisionBits);

    /// <summary>Losses in the numéraire: 2^-10 to 2^50, eight an octave.</summary>
    public static LogBuckets Losses => new(-10, LossOctaves, LossSubdivisionBits);

    /// <summary>Number of buckets of <see cref="Requirements"/>; a constant, like every place that follows from it, because each property read would use up inlining budget.</summary>
    public const int RequirementBuckets = (RequirementOctaves << RequirementSubdivisionBits) + 2;

    /// <summary>Number of buckets of <see cref="Losses"/>.</summary>
    public const int LossBuckets = (LossOctaves << LossSubdivisionBits) + 2;

    /// <summary>Account: paths that breach the rule in force.</summary>
    public const int Breaches = 0;

    /// <summary>Account: paths that are insolvent at the close-out of that breach.</summary>
    public const int Insolvencies = 1;

    /// <summary>Account: sum of the breach dates over these paths.</summary>
    public const int BreachDates = 2;

    /// <summary>Account: moments of the loss.</summary>
    public const int Loss = 3;

    /// <summary>Account: by requirement, insolvencies at the close-out of the requirement's own breach, as differences along the edges.</summary>
    public const int Curve = Loss + MomentTallies.Count;

    /// <summary>Tallies of one account.</summary>
    public const int Account = Curve + RequirementBuckets + 1;

    /// <summary>Distributions of an account: by bucket, the lowest ratio of equity to exposure on the monitoring dates.</summary>
    public const int Lows = 0;

    /// <summary>Distributions of an account: by bucket, the ratio of equity to exposure at the close-out of a breach of the rule in force.</summary>
    public const int CloseOuts = RequirementBuckets;

    /// <summary>Tallies of the distributions of one account; only of accounts that keep them, behind all accounts.</summary>
    public const int Distributions = CloseOuts + RequirementBuckets;

    /// <summary>Protocol: paths with bad debt.</summary>
    public const int ProtocolInsolvencies = 0;

    /// <summary>Protocol: moments of the bad debt.</summary>
    public const int ProtocolLoss = 1;

    /// <summary>Protocol: bad debt by bucket, where it is above zero.</summary>
    public const int ProtocolLosses = ProtocolLoss + MomentTallies.Count;

    /// <summary>Tallies of the protocol, which stand before the accounts'.</summary>
    public const int Protocol = ProtocolLosses + LossBuckets;

    /// <summary>First tally of an account.</summary>
    /// <param name="account">Index of the account.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(int account) => Protocol + (account * Account);

    /// <summary>First tally of the distributions of an account.</summary>
    /// <param name="accounts">Number of accounts.</param>
    /// <param name="keeper">How many accounts before it keep distributions.</param>
    public static int DistributionsOf(int accounts, int keeper) => Of(accounts) + (keeper * Distributions);
}
