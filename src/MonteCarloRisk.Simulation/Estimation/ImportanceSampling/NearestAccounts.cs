using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Of several accounts those that tilts are searched for: the nearest to insolvency, of accounts that fail alike the first; and pairs of them that fail together by a way that leads to neither alone.</summary>
/// <remarks>
/// An account's place is where it would first fail if all of its equity moved with prices: with m(i) what a usual move of asset i over the horizon does to it (units times spot times volatility times root of the horizon), C the
/// correlation and u = m / sqrt(m C m), prices move by exp(-t volatility(i) root of the horizon (C u)(i)), and t is the distance at which its equity is gone. A tilt to one place t u multiplies the second moment of an insolvency at another
/// by about exp(d²), d² = (t u - t' u') C (t u - t' u'). At the place of account A account B has t_B - r t_A left, r = u_A C u_B, in deviations sqrt(1 - r²) of what is still random there: where that is large at both places, no mode of
/// either leads to both.
/// This only chooses: weights are exact whatever is chosen.
/// </remarks>
/// <param name="Followed">The walks of those accounts, the nearest first, then of pairs.</param>
/// <param name="Unfollowed">How many others there are that fail like none of them.</param>
internal sealed record NearestAccounts(IReadOnlyList<AccountWalk> Followed, int Unfollowed)
{
    /// <summary>Each pilot costs some thousands of paths, and each mode a part of every step.</summary>
    public const int Most = 16;

    // Of so many of the nearest accounts pairs are looked at.
    private const int MostPaired = 4;

    // One path in six of either account's modes reaches both.
    private const double FarApart = 1;

    // A second moment that is larger by a quarter.
    private const double Alike = 0.5;

    /// <summary>Chooses among accounts.</summary>
    /// <param name="walks">Their walks, of one model and rules.</param>
    public static NearestAccounts Of(IReadOnlyList<AccountWalk> walks)
    {
        var followed = new List<Place>();
        int unfollowed = 0;
        foreach (Place place in walks.Select(Place.Of).OrderBy(one => one.Distance))
        {
            if (place.HasOneWay && place.Direction.Length == 0) continue;
            if (place.HasOneWay && followed.Any(other => other.HasOneWay && place.From(other) < Alike)) continue;
            if (followed.Count == Most) unfollowed++;
            else followed.Add(place);
        }

        Place[] paired = [.. followed.Where(place => place.HasOneWay && place.Distance > 0).Take(MostPaired)];
        IEnumerable<AccountWalk> pairs =
            from one in Enumerable.Range(0, paired.Length)
            from other in Enumerable.Range(one + 1, paired.Length - one - 1)
            where Math.Min(paired[one].LeftOf(paired[other]), paired[other].LeftOf(paired[one])) > FarApart
            select paired[one].Walk with { Beside = paired[other].Walk.Account };
        return new NearestAccounts([.. followed.Select(place => place.Walk), .. pairs], unfollowed);
    }

    // Where an account would first fail; no direction where no price moves it.
    private sealed record Place(AccountWalk Walk, double Distance, double[] Direction, bool HasOneWay)
    {
        // Far beyond what single precision tells.
        private const double Farthest = 40;

        public static Place Of(AccountWalk walk)
        {
            IReadOnlyList<ModelAsset> assets = walk.Model.Assets;
            double root = Math.Sqrt(walk.Dates.Spacing * (walk.Dates.Count + walk.Rules.LiquidationDelay));
            IReadOnlyList<double> quantities = walk.QuantitiesOf(walk.Account);
            bool hasOneWay = AdverseMoves.Apart(walk).Count == 0;
            double[] moves = [.. quantities.Select((quantity, asset) => quantity * assets[asset].Spot * assets[asset].Volatility * root)];
            double size = Math.Sqrt(Math.Max(0, Product(walk.Model, moves, moves)));
            if (!(size > 0)) return new Place(walk, Farthest, [], hasOneWay);
            double[] direction = [.. moves.Select(move => move / size)];
            double[] falls = [.. assets.Select((asset, i) => asset.Volatility * root * direction.Select((share, j) => share * walk.Model.Correlation[i][j]).Sum())];
            double equity = EquityOf(walk);
            (double low, double high) = (-Farthest, Farthest);
            for (int step = 0; step < 50; step++)
            {
                double at = (low + high) / 2;
                double left = equity + quantities.Select((quantity, i) => quantity * assets[i].Spot * (Double1.Exp(new Double1(-at * falls[i])).Value - 1)).Sum();
                (low, high) = left > 0 ? (at, high) : (low, at);
            }

            return new Place(walk, high, direction, hasOneWay);
        }

        public double From(Place other)
        {
            double[] apart = [.. Direction.Zip(other.Direction, (one, two) => (Distance * one) - (other.Distance * two))];
            return Math.Sqrt(Math.Max(0, Product(Walk.Model, apart, apart)));
        }

        public double LeftOf(Place other)
        {
            double joint = Product(Walk.Model, Direction, other.Direction);
            double left = other.Distance - (joint * Distance);
            double variance = 1 - (joint * joint);
            return variance > 1e-12 ? left / Math.Sqrt(variance) : left > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        private static double EquityOf(AccountWalk walk)
        {
            MarginAccount account = walk.Account.Account;
            double Spot(string asset) => walk.Model.Assets.First(one => one.Name == asset).Spot;
            return walk.Account.Cash + account.Cash - account.Debt
                + account.Collateral.OrderBy(held => held.Key, StringComparer.Ordinal).Sum(held => held.Value * Spot(held.Key))
                + walk.Contracts.Sum(contract => account.Options.GetValueOrDefault(contract.Name) * OptionValue.Today(contract, Spot(contract.Underlying)))
                + account.Perpetuals.OrderBy(held => held.Key, StringComparer.Ordinal).Sum(held => held.Value.Units * (Spot(held.Value.Underlying) - held.Value.EntryPrice));
        }

        private static double Product(PriceModel model, double[] one, double[] other)
        {
            double sum = 0;
            for (int i = 0; i < one.Length; i++)
            {
                for (int j = 0; j < other.Length; j++) sum += one[i] * model.Correlation[i][j] * other[j];
            }

            return sum;
        }
    }
}
