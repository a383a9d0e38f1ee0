using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles.Protocols;

namespace MonteCarloRisk.Cli.Requests;

[ExactlyOneOf("account", "accounts", "positions", "protocol")]
[Description("The probability that an account becomes insolvent by a horizon, or that one of several is: that they have bad debt together, that any of several isolated positions fails, or that a lending protocol has bad debt when its mechanisms run on every path. A file holds one request or a list of requests; a list is answered by a list.")]
sealed record InsolvencyRequest
{
    [Description("The model of the prices, under the real-world measure.")]
    public required RiskModel Model { get; init; }

    [Description("The account.")]
    public AccountRequest Account { get; init; } = AccountRequest.None;

    [Description("Several accounts as one protocol, 1 to 1000, all under margin rules and watched on discrete dates; the answer has who carries their bad debt. Their close-outs follow closeOut.")]
    public IReadOnlyList<NamedAccount>? Accounts { get; init; }

    [Description("Several isolated positions, 1 to 16, each backed by nothing but its own collateral and cash; where they are watched at every instant each is of one asset: the probability that any of them fails, and that each does.")]
    public IReadOnlyList<IsolatedPositionRequest>? Positions { get; init; }

    [Description("Of several accounts: how they are closed out; by default at once and for nothing.")]
    public CloseOutRequest? CloseOut { get; init; }

    [Description("In the place of accounts a protocol whose mechanisms run on each monitoring date of every path; it is insolvent where it has bad debt.")]
    public ProtocolDescription? Protocol { get; init; }

    [Description("Horizon in years, above 0, at most 10, of a protocol at most 2.")]
    [Within("(0, 10]")]
    public required double Horizon { get; init; }

    [Description("When the account is watched.")]
    public required Monitoring Monitoring { get; init; }

    [Description("Of a protocol, or an account under margin rules: levels of value at risk and expected shortfall of its loss and of the value liquidated, ascending, ten at most; by default 0.95, 0.99 and 0.999.")]
    [Within("(0, 0.999999]")]
    public IReadOnlyList<double>? TailLevels { get; init; }

    [Description("Of an account under margin rules: what insurance and stakers cover of its loss, in the numéraire, zero or more; the answer then has the probability of a loss beyond it.")]
    [Within("[0, )")]
    public double? InsuranceFund { get; init; }

    [Description("Of a protocol: how many paths with bad debt are told event by event, 0 to 10; by default 1.")]
    [Within("[0, 10]")]
    public int? FailingPaths { get; init; }

    [Description("Of a protocol: its parameters at several values, ten curves at most; each value is a run of its own.")]
    public IReadOnlyList<ParameterCurveEntry>? Curves { get; init; }

    [Description("How the probability is estimated; by default crude.")]
    public Estimator Estimator { get; init; } = new Estimator.Crude();

    [Description("How it is simulated.")]
    public required SimulationRequest Simulation { get; init; }
}
