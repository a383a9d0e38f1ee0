using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
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
    private const double CommonProbability = 0.02;

    // Each path pays for every one.
    private const int MostModes = 32;

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
    /// <exception cref="InputException">A value is out of range.</exception>
    public static AccountTilts Of(
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<Perpetual> perpetuals,
        MonitoredAccount account,
        MarginRules rules,
        MonitoringDates dates,
        ulong seed,
        double defensiveShare)
    {
        if (!(defensiveShare > 0 && defensiveShare < 1)) throw new InputException("defensiveShare", $"{defensiveShare} is not allowed; a share above 0 and below 1 is");
        IReadOnlyList<AccountPilot> pilots = AccountPilot.All(new AccountWalk(model, contracts, perpetuals, account, rules, dates, seed), defensiveShare, rarest: 0);
        long walked = pilots.Sum(pilot => pilot.Paths);
        AccountPilot[] found = [.. pilots.Where(pilot => pilot.Probability > 0)];
        double probability = found.Sum(pilot => pilot.Probability);
        if (found.Length == 0)
            return new AccountTilts(null, false, walked, $"importance sampling found no way to insolvency on {walked} paths of its pilot; crude simulation tells how rare it is at most");
        if (found[0].Own.Tails.Count > 0 && probability < LeastOfUniforms)
            return new AccountTilts(null, false, walked, FormattableString.Invariant($"insolvency has a probability of about {probability:0e-0} here; below {LeastOfUniforms:0e-0} the uniforms that decide jumps, regimes and fat tails are too coarse to tell"));

        // Each pilot's insolvencies are met by its own share of the paths.
        double squares = found.Length * found.Sum(pilot => (pilot.RelativeVariance + 1) * pilot.Probability * pilot.Probability);
        double relativeVariance = (squares / (probability * probability)) - 1;
        PathTilts tilts = pilots.Count == 1
            ? new PathTilts([account], found[0].Modes, found[0].Own, walked)
            : Mixture([.. found.Select(pilot => (pilot, account))], defensiveShare, walked);
        return new AccountTilts(tilts, probability < CommonProbability && 2 * relativeVariance * probability < 1, walked, null);
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
    public static AccountTilts Of(
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<Perpetual> perpetuals,
        IReadOnlyList<FailureMode> modes,
        MarginRules rules,
        MonitoringDates dates,
        ulong seed,
        double defensiveShare)
    {
        (AccountPilot Pilot, MonitoredAccount Account)[] pilots =
            [.. modes.SelectMany(mode => AccountPilot.All(new AccountWalk(model, contracts, perpetuals, mode.Account, rules, dates, seed), defensiveShare, mode.Rarest).Select(pilot => (pilot, mode.Account)))];
        long walked = pilots.Sum(one => one.Pilot.Paths);
        (AccountPilot Pilot, MonitoredAccount Account)[] found = [.. pilots.Where(one => one.Pilot.Probability > 0)];
        if (found.Length == 0)
            return new AccountTilts(null, false, walked, $"importance sampling found no way to insolvency on {walked} paths of its pilots; crude simulation tells how rare it is at most");

        bool savesPaths = found.All(one => 2 * found.Length * one.Pilot.RelativeVariance * one.Pilot.Probability < 1);
        return new AccountTilts(Mixture(found, defensiveShare, walked), savesPaths, walked, null);
    }

    // Of the same weight for each pilot; of each some of the stages, so that all of them are few enough.
    private static PathTilts Mixture((AccountPilot Pilot, MonitoredAccount Account)[] found, double defensiveShare, long walked)
    {
        int each = Math.Max(1, MostModes / found.Length);
        double share = (1 - defensiveShare) / found.Length;
        MonitoredAccount[] accounts = [.. found.Select(one => one.Account).Distinct(ReferenceEqualityComparer.Instance).Cast<MonitoredAccount>()];
        IEnumerable<ModeTilt> mixture = found.SelectMany(one =>
        {
            ModeTilt[] kept = [.. Spread(one.Pilot.Modes, each)];
            double sum = kept.Sum(mode => mode.Weight);
            int account = Array.FindIndex(accounts, other => ReferenceEquals(other, one.Account));
            return kept.Select(mode => mode with { Account = mode.Account < 0 ? mode.Account : account, Weight = share * mode.Weight / sum });
        });
        return new PathTilts(accounts, [.. mixture], found[0].Pilot.Own, walked);
    }

    // The last stage, and others at equal distances before it.
    private static IEnumerable<ModeTilt> Spread(IReadOnlyList<ModeTilt> modes, int most) =>
        modes.Count <= most ? modes : Enumerable.Range(1, most).Select(i => modes[(modes.Count * i / most) - 1]);
}
