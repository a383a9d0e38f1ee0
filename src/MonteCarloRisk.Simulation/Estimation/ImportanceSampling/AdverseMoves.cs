using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>A move of one asset's price that takes an account's equity down.</summary>
/// <param name="Asset">The asset, in the model's order.</param>
/// <param name="Sign">1 for a rise, -1 for a fall.</param>
internal readonly record struct AdverseMove(int Asset, int Sign);

/// <summary>The moves of prices that an account may fail by.</summary>
internal static class AdverseMoves
{
    /// <summary>
    /// The moves that lead to insolvencies far from one another, so that one mode would follow some of them only: where rises hurt and falls do too, and where an option is written or an asset owed beside exposure to another
    /// asset. Such a loss grows faster than its price's logarithm moves, so either asset may take the account by itself and half of both need not. Empty where one mode leads to all: what falls of collateral and longs adds
    /// up to a convex set of failures, which has one likeliest way, and so has an account of one asset and one side.
    /// </summary>
    public static IReadOnlyList<AdverseMove> Apart(AccountWalk walk)
    {
        MarginAccount account = walk.Account.Account;
        AdverseMove[] moves =
        [
            .. walk.Model.Assets.SelectMany((asset, i) => ((int[])[1, -1]).Where(sign => Signs(walk, account, asset.Name).Contains(sign)).Select(sign => new AdverseMove(i, sign))),
        ];
        bool writes = walk.Contracts.Any(contract => account.Options.GetValueOrDefault(contract.Name) < 0);
        bool bends = writes || moves.Any(move => move.Sign > 0);
        return moves.Select(move => move.Sign).Distinct().Count() > 1 || (bends && moves.Select(move => move.Asset).Distinct().Count() > 1) ? moves : [];
    }

    /// <summary>The one of them that a path has gone farthest by.</summary>
    /// <param name="moves">The moves.</param>
    /// <param name="returns">Log returns of the assets since the start.</param>
    /// <param name="scales">How far each asset usually goes.</param>
    public static AdverseMove Farthest(IReadOnlyList<AdverseMove> moves, double[] returns, double[] scales) => moves.MaxBy(move => move.Sign * returns[move.Asset] / scales[move.Asset]);

    // What is lost where the price of an asset rises (1) or falls (-1), part by part of the account.
    private static IEnumerable<int> Signs(AccountWalk walk, MarginAccount account, string asset) =>
        walk.Contracts.Where(contract => contract.Underlying == asset)
            .Select(contract => account.Options.GetValueOrDefault(contract.Name) * (contract.Right == OptionRight.Call ? 1 : -1))
            .Concat(account.Perpetuals.Values.Where(position => position.Underlying == asset).Select(position => position.Units))
            .Append(account.Collateral.GetValueOrDefault(asset))
            .Where(units => units != 0)
            .Select(units => units > 0 ? -1 : 1);
}
