using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Tilts towards the insolvency of accounts under margin rules, as pilots find them under every model.</summary>
/// <param name="Tilts">The tilts; null where no way to insolvency was found, or one too rare to be told.</param>
/// <param name="SavesPaths">Whether insolvency is rare and half the paths of crude simulation, or fewer, give the same standard error, as far as the pilot can tell.</param>
/// <param name="PilotPaths">Paths that were walked.</param>
/// <param name="Refusal">Why there are no tilts, in one line; null where there are.</param>
public sealed record AccountTilts(PathTilts? Tilts, bool SavesPaths, long PilotPaths, string? Refusal)
{
    /// <summary>The probability of insolvency as the pilots have it, a rough one; zero where they found none. Of several accounts the sum of theirs, of moves that lie apart too.</summary>
    public double Probability { get; private init; }

    /// <summary>A probability that counting tells of.</summary>
    public const double CommonProbability = 0.02;

    // Each path pays for every one.
    private const int MostModes = 32;

    // The last stage of a pilot alone reaches one depth.
    private const int FewestStages = 2;

    // Nobody asks how often two fail together that do so more seldom, and the others need the paths.
    private const double LeastOfPairs = 1e-12;

    // The smallest uniform of single precision is 2^-33, and counts of jumps end where 10^-12 is left.
    private const double LeastOfUniforms = 1e-9;

    /// <summary>Finds the tilts of one account under the rules in force.</summary>
    /// <param name="model">The model.</param>
    /// <param name="contracts">The listed options.</param>
    /// <param name="perpetuals">The listed perpetuals.</param>
    /// <param name="account">The account.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="dates">The monitoring dates.</param>
    /// <param name="seed">The seed; the draws of pilots are their own.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    /// <param name="liquidity">What sales cost; null where they cost nothing.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static AccountTilts Of(
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<Perpetual> perpetuals,
        MonitoredAccount account,
        MarginRules rules,
        MonitoringDates dates,
        ulong seed,
        double defensiveShare,
        MarketLiquidity? liquidity = null)
    {
        if (!(defensiveShare > 0 && defensiveShare < 1)) throw new InputException("defensiveShare", $"{defensiveShare} is not allowed; a share above 0 and below 1 is");
        IReadOnlyList<AccountPilot> pilots = AccountPilot.All(new AccountWalk(model, contracts, perpetuals, account, rules, dates, seed, liquidity), defensiveShare, rarest: 0);
        long walked = pilots.Sum(pilot => pilot.Paths);
        AccountPilot[] found = [.. pilots.Where(pilot => pilot.Probability > 0)];
        IReadOnlyList<AccountPilot> disjoint = AccountPilot.Disjoint(pilots);
        double probability = disjoint.Sum(pilot => pilot.Probability);
        if (found.Length == 0)
            return new AccountTilts(null, false, walked, $"importance sampling found no way to insolvency on {walked} paths of its pilot; crude simulation tells how rare it is at most{Drawn(rules)}");
        if (found[0].Own.Tails.Count > 0 && probability < LeastOfUniforms)
            return new AccountTilts(null, false, walked, FormattableString.Invariant($"insolvency has a probability of about {probability:0e-0} here; below {LeastOfUniforms:0e-0} the uniforms that decide jumps, regimes and fat tails are too coarse to tell"));

        // Each pilot's insolvencies are met by its own share of the paths.
        double squares = found.Length * disjoint.Sum(pilot => (pilot.RelativeVariance + 1) * pilot.Probability * pilot.Probability);
        double relativeVariance = (squares / (probability * probability)) - 1;
        PathTilts tilts = pilots.Count == 1
            ? new PathTilts([account], found[0].Modes, found[0].Own, walked)
            : Mixture([.. found.Select(pilot => (pilot, account))], Even(found.Length), defensiveShare, walked, [.. Unfound(model, null, pilots)]);
        return new AccountTilts(tilts, probability < CommonProbability && 2 * relativeVariance * probability < 1, walked, null) { Probability = probability };
    }

    /// <summary>
    /// Finds the tilts of several accounts: those that are nearest to insolvency have pilots of their own, and so have pairs that fail together by a way that leads to neither alone. Half of the tilted paths are dealt out evenly among all these, so that each is told of; half by the shares
    /// that give the probability of any the smallest second moment, in proportion to each pilot's probability times the root of its second moment.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="contracts">The listed options.</param>
    /// <param name="perpetuals">The listed perpetuals.</param>
    /// <param name="accounts">The accounts, with rules of their own where they have any.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="dates">The monitoring dates.</param>
    /// <param name="seed">The seed; the draws of pilots are their own.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    /// <param name="commonest">A probability of one account from which on the search ends without tilts, since counting tells of it; one where tilts are wanted all the same.</param>
    /// <param name="liquidity">What sales cost; null where they cost nothing.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static AccountTilts OfAny(
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<Perpetual> perpetuals,
        IReadOnlyList<MonitoredAccount> accounts,
        MarginRules rules,
        MonitoringDates dates,
        ulong seed,
        double defensiveShare,
        double commonest,
        MarketLiquidity? liquidity = null)
    {
        if (!(defensiveShare > 0 && defensiveShare < 1)) throw new InputException("defensiveShare", $"{defensiveShare} is not allowed; a share above 0 and below 1 is");
        NearestAccounts nearest = NearestAccounts.Of([.. accounts.Select(account => new AccountWalk(model, contracts, perpetuals, account, rules, dates, seed, liquidity))]);
        var found = new List<(AccountPilot Pilot, MonitoredAccount Account, bool Counts)>();
        var together = new List<(AccountPilot Pilot, MonitoredAccount Account)>();
        var cautions = new List<string>();
        long walked = 0;
        foreach (AccountWalk walk in nearest.Followed)
        {
            IReadOnlyList<AccountPilot> pilots = AccountPilot.All(walk, defensiveShare, rarest: 0);
            walked += pilots.Sum(pilot => pilot.Paths);
            if (walk.Beside is not null)
            {
                together.AddRange(pilots.Where(pilot => pilot.Probability >= (pilot.Own.Tails.Count == 0 ? LeastOfPairs : LeastOfUniforms)).Select(pilot => (pilot, walk.Account)));
                continue;
            }

            IReadOnlyList<AccountPilot> disjoint = AccountPilot.Disjoint(pilots);
            double alone = disjoint.Sum(pilot => pilot.Probability);
            if (alone >= commonest) return new AccountTilts(null, false, walked, $"\"{walk.Account.Account.Name}\" is insolvent with a probability of about {alone:0.###}: counting tells of it");
            cautions.AddRange(Unfound(model, walk.Account.Account.Name, pilots));
            found.AddRange(pilots.Where(pilot => pilot.Probability > 0 && (pilot.Own.Tails.Count == 0 || alone >= LeastOfUniforms)).Select(pilot => (pilot, walk.Account, disjoint.Contains(pilot))));
        }

        if (found.Count == 0)
            return new AccountTilts(null, false, walked, $"importance sampling found no way to insolvency that it can tell of on {walked} paths of its pilots; crude simulation tells how rare it is at most{Drawn(rules)}");

        if (nearest.Unfollowed > 0) cautions.Add($"{nearest.Unfollowed} of {accounts.Count} accounts lie farther from insolvency than the {NearestAccounts.Most} that tilts lead to, and by other moves: their insolvencies are left to the defensive share");
        double[] moments = [.. found.Select(one => one.Counts ? one.Pilot.Probability * Math.Sqrt(one.Pilot.RelativeVariance + 1) : 0), .. together.Select(_ => 0.0)];
        double[] shares = [.. moments.Select(moment => (0.5 / moments.Length) + (0.5 * moment / moments.Sum()))];
        double probability = found.Where(one => one.Counts).Sum(one => one.Pilot.Probability);
        double relativeVariance = (moments.Zip(shares, (moment, share) => moment * moment / share).Sum() / (probability * probability)) - 1;
        PathTilts tilts = Mixture([.. found.Select(one => (one.Pilot, one.Account)), .. together], shares, defensiveShare, walked, cautions);
        return new AccountTilts(tilts, probability < CommonProbability && 2 * relativeVariance * probability < 1, walked, null) { Probability = probability };
    }

    /// <summary>Finds a mixture over failure modes, all of the same weight; of each some of the stages of its pilot, so that all of them are few enough.</summary>
    /// <param name="model">The model.</param>
    /// <param name="contracts">The listed options.</param>
    /// <param name="perpetuals">The listed perpetuals.</param>
    /// <param name="modes">The modes.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="dates">The monitoring dates.</param>
    /// <param name="seed">The seed; the draws of pilots are their own.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    /// <param name="liquidity">What sales cost; null where they cost nothing.</param>
    public static AccountTilts Of(
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<Perpetual> perpetuals,
        IReadOnlyList<FailureMode> modes,
        MarginRules rules,
        MonitoringDates dates,
        ulong seed,
        double defensiveShare,
        MarketLiquidity? liquidity = null)
    {
        (IReadOnlyList<AccountPilot> Pilots, MonitoredAccount Account)[] searched =
            [.. modes.Select(mode => (AccountPilot.All(new AccountWalk(model, contracts, perpetuals, mode.Account, rules, dates, seed, liquidity), defensiveShare, mode.Rarest), mode.Account))];
        (AccountPilot Pilot, MonitoredAccount Account)[] pilots = [.. searched.SelectMany(one => one.Pilots.Select(pilot => (pilot, one.Account)))];
        long walked = pilots.Sum(one => one.Pilot.Paths);
        (AccountPilot Pilot, MonitoredAccount Account)[] found = [.. pilots.Where(one => one.Pilot.Probability > 0)];
        if (found.Length == 0)
            return new AccountTilts(null, false, walked, $"importance sampling found no way to insolvency on {walked} paths of its pilots; crude simulation tells how rare it is at most{Drawn(rules)}");

        double probability = searched.Sum(one => AccountPilot.Disjoint(one.Pilots).Sum(pilot => pilot.Probability));
        bool savesPaths = found.All(one => 2 * found.Length * one.Pilot.RelativeVariance * one.Pilot.Probability < 1);

        // Accounts that are placed beside others only to measure one curve say so by the weights of that curve.
        string[] cautions = [.. searched.Where(one => one.Account.CountsTowardsProtocol || one.Account.KeepsDistributions).SelectMany(one => Unfound(model, one.Account.Account.Name, one.Pilots))];
        return new AccountTilts(Mixture(found, Even(found.Length), defensiveShare, walked, cautions), savesPaths, walked, null) { Probability = probability };
    }

    // Pilots draw the delay as the model does.
    private static string Drawn(MarginRules rules) => rules.Delays is null ? "" : "; a long liquidation delay of a small chance, as one is drawn here, is not looked for";

    private static double[] Even(int count) => [.. Enumerable.Repeat(1.0 / count, count)];

    // What no pilot of an account found; the only account goes without its name.
    private static IEnumerable<string> Unfound(PriceModel model, string? account, IReadOnlyList<AccountPilot> pilots)
    {
        string[] ways = [.. pilots.Where(pilot => !(pilot.Probability > 0)).Select(pilot => pilot.Move).OfType<AdverseMove>().Select(move => $"by a {(move.Sign > 0 ? "rise" : "fall")} of {model.Assets[move.Asset].Name}")];
        bool none = pilots.All(pilot => !(pilot.Probability > 0));
        if (none ? account is null : ways.Length == 0) yield break;
        string whose = account is null ? "" : $" of \"{account}\"";
        string by = none ? "" : $" {string.Join(" or ", ways)}";
        yield return $"importance sampling found no way to an insolvency{whose}{by}: one that there is all the same is left to the defensive share";
    }

    // Of each pilot some of the stages, so that all of them are few enough.
    private static PathTilts Mixture((AccountPilot Pilot, MonitoredAccount Account)[] found, double[] shares, double defensiveShare, long walked, IReadOnlyList<string> cautions)
    {
        int each = Math.Max(FewestStages, MostModes / found.Length);
        MonitoredAccount[] accounts = [.. found.Select(one => one.Account).Distinct(ReferenceEqualityComparer.Instance).Cast<MonitoredAccount>()];
        IEnumerable<ModeTilt> mixture = found.SelectMany((one, pilot) =>
        {
            ModeTilt[] kept = [.. Spread(one.Pilot.Modes, each)];
            double sum = kept.Sum(mode => mode.Weight);
            int account = Array.FindIndex(accounts, other => ReferenceEquals(other, one.Account));
            return kept.Select(mode => mode with { Account = mode.Account < 0 ? mode.Account : account, Weight = (1 - defensiveShare) * shares[pilot] * mode.Weight / sum });
        });
        return new PathTilts(accounts, [.. mixture], found[0].Pilot.Own, walked) { Cautions = cautions };
    }

    // The last stage, and others at equal distances before it.
    private static IEnumerable<ModeTilt> Spread(IReadOnlyList<ModeTilt> modes, int most) =>
        modes.Count <= most ? modes : Enumerable.Range(1, most).Select(i => modes[(modes.Count * i / most) - 1]);
}
