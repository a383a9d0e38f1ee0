using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The tail of the protocol's losses as a plan keeps it, and where its tallies stand.</summary>
public sealed class ProtocolTail
{
    /// <summary>Accounts, those with the largest exposure, whose joint insolvencies are counted at most.</summary>
    public const int MostJointAccounts = 32;

    // Losses are told apart up to 64 times what is at stake today, and down to a hundred-millionth of it.
    private const int OctavesAboveScale = 7;
    private const int LowestExponent = -120;
    private const int HighestExponent = 90;

    private readonly int lowestExponent;
    private readonly double fund;

    /// <summary>Lays out the tail of a set of accounts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="contracts">The listed options.</param>
    /// <param name="accounts">The plan's accounts; those that count towards the protocol come first.</param>
    /// <param name="insuranceFund">What covers bad debt before anybody else, in the numéraire; zero or more.</param>
    public ProtocolTail(PriceModel model, IReadOnlyList<EuropeanOption> contracts, IReadOnlyList<MonitoredAccount> accounts, double insuranceFund)
    {
        fund = insuranceFund;
        (int Index, double Exposure, double Collateral)[] counted =
            [.. accounts.Index().Where(account => account.Item.CountsTowardsProtocol).Select(account => (account.Index, ExposureOf(model, contracts, account.Item.Account), Collateral(model, account.Item.Account)))];
        CountedAccounts = counted.Length;
        JointAccounts = [.. counted.OrderByDescending(account => account.Exposure).ThenBy(account => account.Index).Take(MostJointAccounts).Select(account => account.Index).Order()];
        double scale = counted.Sum(account => Math.Max(account.Exposure, account.Collateral));
        lowestExponent = scale > 0 ? Math.Clamp(Math.ILogB(scale) + OctavesAboveScale - TailBook.BucketOctaves, LowestExponent, HighestExponent) : LowestExponent;
    }

    /// <summary>Number of accounts that count towards the protocol.</summary>
    public int CountedAccounts { get; }

    /// <summary>Indices of the accounts whose joint insolvencies are counted, ascending.</summary>
    public IReadOnlyList<int> JointAccounts { get; }

    /// <summary>The buckets of bad debt and of the value liquidated.</summary>
    public LogBuckets Buckets => TailBook.Buckets(lowestExponent);

    /// <summary>Number of tallies.</summary>
    /// <param name="assets">Assets of the model.</param>
    public int Tallies(int assets) => TailBook.Tallies(assets, JointAccounts.Count);

    /// <summary>Adds the tail to a plan; returns the flag of the accounts that count.</summary>
    internal int Add(PlanTables tables, PriceModel model, int firstTally) => TailBook.FirstFlag + tables.AddIntegers(
    [
        firstTally,
        tables.AddState(1),
        model.Assets.Count,
        tables.AddParameters(model.Assets.Select(asset => 1 / asset.Spot)),
        tables.AddParameters(fund),
        lowestExponent,
        JointAccounts.Count,
        .. JointAccounts,
    ]);

    /// <summary>Notes the exact sums.</summary>
    internal static void AddMoments(PlanTables tables, int assets, int firstTally)
    {
        tables.AddMoments(firstTally + TailBook.BeyondLoss);
        tables.AddMoments(firstTally + TailBook.Liquidated);
        for (int asset = 0; asset < assets; asset++) tables.AddMoments(firstTally + TailBook.Moves + (asset * MomentTallies.Count));
    }

    /// <summary>What an account may lose today, in the numéraire: debt, short notional of options and notional of perpetuals.</summary>
    /// <param name="model">The model.</param>
    /// <param name="contracts">The listed options.</param>
    /// <param name="account">The account.</param>
    public static double ExposureOf(PriceModel model, IReadOnlyList<EuropeanOption> contracts, MarginAccount account) =>
        account.Debt + contracts.Sum(contract => Math.Max(0, -account.Options.GetValueOrDefault(contract.Name)) * Spot(model, contract.Underlying))
        + account.Perpetuals.OrderBy(held => held.Key, StringComparer.Ordinal).Sum(held => Math.Abs(held.Value.Units) * Spot(model, held.Value.Underlying));

    private static double Collateral(PriceModel model, MarginAccount account) => account.Collateral.Sum(held => held.Value * Spot(model, held.Key));

    private static double Spot(PriceModel model, string asset) => model.Assets.First(one => one.Name == asset).Spot;
}
