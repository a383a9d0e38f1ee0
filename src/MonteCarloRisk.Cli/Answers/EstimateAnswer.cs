using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>The answer to a price or insolvency request.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; null where no path had a value, which tells of none.</param>
/// <param name="ConfidenceInterval">Its confidence interval; its upper end is null where the paths do not bound it.</param>
/// <param name="Paths">Number of paths.</param>
/// <param name="Stopped">What ended the run: "all paths", its stopping rule in words, or "maximum paths, before" the rule.</param>
/// <param name="ErrorTargetMet">Whether the error target that the request names was met; left out where it names none.</param>
/// <param name="FromStore">True where it was found finished in a run store; else left out.</param>
/// <param name="Backend">What ran them.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the result; equal on every machine.</param>
/// <param name="Method">How the value and its interval were made.</param>
/// <param name="PlanHash">SHA-256 of the canonical plan.</param>
/// <param name="Key">What names the run in a run store.</param>
/// <param name="Devices">What each device did; of a run from a store, when it ran.</param>
/// <param name="Notices">What was told while it ran, one line each.</param>
/// <param name="BreachProbability">Of an account under margin rules: probability that it is liquidated.</param>
/// <param name="ExpectedLoss">Of an account under margin rules: mean loss left at the close-out, in the numéraire.</param>
/// <param name="Tail">Of an account under margin rules: value at risk and expected shortfall of its loss and of the value liquidated.</param>
/// <param name="BeyondBackstop">Where the request names an insurance fund: the loss above it.</param>
/// <param name="LiquidationCost">Of an account whose close-out costs something: its mean slippage and penalty.</param>
/// <param name="Weights">Of importance sampling: whether the weights carry the interval.</param>
/// <param name="Strata">Of importance sampling by strata: what they gave.</param>
/// <param name="PilotPaths">Of importance sampling, splitting and a chosen estimator: paths walked beforehand, beside those of the run.</param>
/// <param name="Groups">Of splitting, whose paths are groups of particles: whether they carry the interval.</param>
/// <param name="Accounts">Of several accounts: each of them; the value is then the probability that they have bad debt.</param>
/// <param name="Allocation">Of several accounts: who carries the bad debt.</param>
/// <param name="Positions">Of several isolated positions: each of them; the value is then the probability that any fails.</param>
/// <param name="Joint">Of several accounts: which of them are insolvent together.</param>
/// <param name="Cautions">Of importance sampling of accounts: insolvencies that no pilot found a way to, one line each; left out where there are none.</param>
/// <param name="Protocol">Of a protocol: what happens to it, and who pays.</param>
sealed record EstimateAnswer(
    double Value,
    double StandardError,
    ConfidenceInterval ConfidenceInterval,
    long Paths,
    string Stopped,
    bool? ErrorTargetMet,
    bool? FromStore,
    string Backend,
    string Fingerprint,
    string Method,
    string PlanHash,
    string Key,
    IReadOnlyList<DeviceReport> Devices,
    IReadOnlyList<string> Notices,
    EstimateMembers? BreachProbability = null,
    EstimateMembers? ExpectedLoss = null,
    TailMembers? Tail = null,
    BackstopMembers? BeyondBackstop = null,
    LiquidationCostMembers? LiquidationCost = null,
    WeightMembers? Weights = null,
    StrataMembers? Strata = null,
    long? PilotPaths = null,
    GroupMembers? Groups = null,
    IReadOnlyList<AccountMembers>? Accounts = null,
    AllocationMembers? Allocation = null,
    IReadOnlyList<PositionMembers>? Positions = null,
    ProtocolMembers? Protocol = null,
    IReadOnlyList<JointMembers>? Joint = null,
    IReadOnlyList<string>? Cautions = null)
{
    public static EstimateAnswer Of(SimulationEstimate estimate) => new(
        estimate.Estimate.Value,
        estimate.Estimate.StandardError,
        estimate.Estimate.Interval,
        estimate.Estimate.SampleCount,
        estimate.Result.Stopped,
        estimate.Result.ErrorTargetMet,
        estimate.Result.FromStore ? true : null,
        estimate.Result.Backend,
        estimate.Result.Fingerprint,
        estimate.Estimate.Method,
        estimate.Result.PlanHash,
        estimate.Result.Key,
        estimate.Result.Devices,
        estimate.Result.Notices);
}
