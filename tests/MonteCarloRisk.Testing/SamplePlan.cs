using System.Collections.Concurrent;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Plans.Splitting;

namespace MonteCarloRisk.Testing;

/// <summary>A plan that every backend can be asked to run.</summary>
public sealed record SamplePlan(string Name, SimulationPlan Plan)
{
    // Two blocks, the second cut short, and a number of paths that no lane divides.
    public const long Paths = 40_007;

    // ILGPU's simulator runs every thread as a thread of the operating system.
    public const long FewPaths = 1_003;

    public static IReadOnlyList<string> Names { get; } = ["basket 1", "basket 3", "first passage 1", "first passage 5", "continuous", "margin", "student 1", "student 5", "student margin",
        "history 1", "history 5", "history margin", "garch 5", "garch margin", "garch student 5", "garch student margin",
        "regimes 1", "regimes 5", "regimes t 3", "jumps 4", "cycle margin",
        "gaussian copula 5", "student copula 5", "gaussian copula margin", "student copula margin", "tilted 1", "tilted 5", "stratified 5",
        "tilted student 5", "tilted history 5", "tilted garch 5", "tilted garch student 5", "tilted regimes t 3", "tilted gaussian copula 5", "tilted student copula 5", "continuous union", "union 3", "union student 3", "union history 3", "union regimes t 3",
        "splitting 1", "splitting student 5", "splitting history 5", "splitting garch 5",
        "splitting garch student 5", "splitting regimes t 3", "splitting gaussian copula 5", "splitting student copula 5", "margin tail", "swept margin",
        "perpetual margin", "premium margin", "smile margin", "own variance margin", "close-out", "history close-out", "allocation", "history allocation", "tilted margin", "tilted student margin", "tilted regimes margin", "tilted history margin",
        "tilted garch margin", "tilted garch student margin", "tilted gaussian copula margin", "tilted student copula margin", "tilted close-out",
        "protocol gas",
        "protocol english auctions", "protocol liquidations",
        "protocol oracles", "protocol feeds", "protocol controls", "protocol lending", "protocol perpetuals", "protocol pools", "protocol sales", "protocol soft", "protocol stages",
        "protocol auctions", "protocol bonuses", "student protocol",
        "history protocol", "garch protocol", "garch student protocol", "regimes protocol", "gaussian copula protocol", "student copula protocol", "given path protocol"];

    /// <summary>
    /// Plans whose process, and whose weights or mechanisms, each run on every device in a plan of their own, and which OpenCL's compiler takes up to two minutes for: they are held on the lanes of the CPU, and on CUDA where there is a device.
    /// </summary>
    public static IReadOnlySet<string> Recombined { get; } = new HashSet<string>(
        ["tilted student margin", "tilted regimes margin", "tilted history margin", "tilted garch margin", "tilted garch student margin", "tilted gaussian copula margin", "tilted student copula margin",
            "student protocol", "history protocol", "garch protocol", "garch student protocol", "regimes protocol", "gaussian copula protocol", "student copula protocol"]);

    // The tables of scores take longer to make than some plans to run.
    private static readonly ConcurrentDictionary<(string Name, Precision Precision), Lazy<SimulationPlan>> Kept = new();

    public static SamplePlan Create(string name, Precision precision, long paths) =>
        new(name, Kept.GetOrAdd((name, precision), key => new Lazy<SimulationPlan>(() => Make(key.Name, key.Precision).Plan)).Value.WithPaths(paths));

    private static SamplePlan Make(string name, Precision precision)
    {
        var settings = new SimulationSettings(Paths, 0x0123456789ABCDEF, precision);
        return name switch
        {
            "basket 1" => new SamplePlan(name, BasketOptionPlan.Create(Model(1, Measure.RiskNeutral), new EuropeanBasketOption(OptionRight.Call, BasketAggregation.Sum, [1], 100, 1), .05, settings)),
            "basket 3" => new SamplePlan(name, BasketOptionPlan.Create(Model(3, Measure.RiskNeutral), new EuropeanBasketOption(OptionRight.Put, BasketAggregation.Maximum, [1, 1, 1], 100, 1), .05, settings)),
            "first passage 1" => new SamplePlan(name, FirstPassagePlan.Discrete(Model(1, Measure.RealWorld), [1], 70, TimeGrid.Uniform(1, 13), settings)),
            "first passage 5" => new SamplePlan(name, FirstPassagePlan.Discrete(Model(5, Measure.RealWorld), [1, 2, .5, 1, 0], 400, TimeGrid.Uniform(1, 6), settings)),
            "continuous" => new SamplePlan(name, FirstPassagePlan.Continuous(Model(1, Measure.RealWorld), 1, 80, new TimeGrid([.1, .25, .05]), settings)),
            "margin" => new SamplePlan(name, MarginPlan.Create(Model(2, Measure.RealWorld), Contracts, Accounts, Rules, MonitoringDates.Daily(8), settings)),
            "student 1" => new SamplePlan(name, FirstPassagePlan.Discrete(Student(1), [1], 70, Days(9), settings)),
            "student 5" => new SamplePlan(name, FirstPassagePlan.Discrete(Student(5), [1, 2, .5, 1, 0], 400, Days(6), settings)),
            "student margin" => new SamplePlan(name, MarginPlan.Create(Student(2), Contracts, CoveredAccounts, Rules, MonitoringDates.Daily(8), settings)),
            "history 1" => new SamplePlan(name, FirstPassagePlan.Discrete(MovingVariances.History(1), [1], 70, Days(19), settings)),
            "history 5" => new SamplePlan(name, FirstPassagePlan.Discrete(MovingVariances.History(5), [1, 2, .5, 1, 0], 400, Days(6), settings)),
            "history margin" => new SamplePlan(name, MarginPlan.Create(MovingVariances.History(2), Contracts, Accounts, Rules, MonitoringDates.Daily(8), settings)),
            "garch 5" => new SamplePlan(name, FirstPassagePlan.Discrete(MovingVariances.Garch(5, null), [1, 2, .5, 1, 0], 400, Days(6), settings)),
            "garch margin" => new SamplePlan(name, MarginPlan.Create(MovingVariances.Garch(2, null), Contracts, CoveredAccounts, Rules, MonitoringDates.Daily(8), settings)),
            "garch student 5" => new SamplePlan(name, FirstPassagePlan.Discrete(MovingVariances.Garch(5, 4.5), [1, 2, .5, 1, 0], 400, Days(6), settings)),
            "garch student margin" => new SamplePlan(name, MarginPlan.Create(MovingVariances.Garch(2, 4.5), Contracts, CoveredAccounts, Rules, MonitoringDates.Daily(8), settings)),
            "regimes 1" => new SamplePlan(name, FirstPassagePlan.Discrete(SampleRegimes.Regimes(Model(1, Measure.RealWorld), null), [1], 70, Days(9), settings)),
            "regimes 5" => new SamplePlan(name, FirstPassagePlan.Discrete(SampleRegimes.Regimes(Model(5, Measure.RealWorld), null), [1, 2, .5, 1, 0], 400, Days(6), settings)),
            "regimes t 3" => new SamplePlan(name, FirstPassagePlan.Discrete(SampleRegimes.Regimes(Model(3, Measure.RealWorld), 3.5), [1, 2, .5], 300, Days(7), settings)),
            "jumps 4" => new SamplePlan(name, FirstPassagePlan.Discrete(SampleRegimes.Jumps(Model(4, Measure.RealWorld)), [1, 2, .5, 1], 400, Days(6), settings)),
            "cycle margin" => new SamplePlan(name, MarginPlan.Create(SampleRegimes.Cycle(Model(2, Measure.RealWorld)), Contracts, Accounts, Rules, MonitoringDates.Daily(8), settings)),
            "gaussian copula 5" => new SamplePlan(name, FirstPassagePlan.Discrete(SampleMargins.Model(Model(5, Measure.RealWorld), new Copula.Gaussian()), [1, 2, .5, 1, 0], 400, Days(6), settings)),
            "student copula 5" => new SamplePlan(name, FirstPassagePlan.Discrete(SampleMargins.Model(Model(5, Measure.RealWorld), new Copula.Student(4)), [1, 2, .5, 1, 0], 400, Days(6), settings)),
            "gaussian copula margin" => new SamplePlan(name, MarginPlan.Create(SampleMargins.Model(Model(2, Measure.RealWorld), new Copula.Gaussian()), Contracts, CoveredAccounts, Rules, MonitoringDates.Daily(8), settings)),
            "student copula margin" => new SamplePlan(name, MarginPlan.Create(SampleMargins.Model(Model(2, Measure.RealWorld), new Copula.Student(4)), Contracts, CoveredAccounts, Rules, MonitoringDates.Daily(8), settings)),
            "tilted 1" => Tilted(name, Model(1, Measure.RealWorld), [1], 30, TimeGrid.Uniform(.2, 13), settings),
            "tilted 5" => Tilted(name, Model(5, Measure.RealWorld), [1, 2, .5, 1, 0], 200, TimeGrid.Uniform(.3, 6), settings),
            "stratified 5" => new SamplePlan(name, StratifiedFirstPassagePlan.Create(
                Model(5, Measure.RealWorld), [1, 2, .5, 1, 0], 200, TimeGrid.Uniform(.3, 17), [-.4, -.3, -.2, .1, 0], new PathStrata(8), .2, 64, settings)),
            "tilted student 5" => Tilted(name, Student(5), [1, 2, .5, 1, 0], 350, Days(6), settings),
            "tilted history 5" => Tilted(name, MovingVariances.History(5), [1, 2, .5, 1, 0], 350, Days(6), settings),
            "tilted garch 5" => Tilted(name, MovingVariances.Garch(5, null), [1, 2, .5, 1, 0], 350, Days(6), settings),
            "tilted garch student 5" => Tilted(name, MovingVariances.Garch(5, 4.5), [1, 2, .5, 1, 0], 350, Days(6), settings),
            "tilted regimes t 3" => Tilted(name, SampleRegimes.Regimes(Model(3, Measure.RealWorld), 3.5), [1, 2, .5], 250, Days(7), settings),
            "tilted gaussian copula 5" => Tilted(name, SampleMargins.Model(Model(5, Measure.RealWorld), new Copula.Gaussian()), [1, 2, .5, 1, 0], 350, Days(6), settings),
            "tilted student copula 5" => Tilted(name, SampleMargins.Model(Model(5, Measure.RealWorld), new Copula.Student(4)), [1, 2, .5, 1, 0], 350, Days(6), settings),
            "continuous union" => new SamplePlan(name, ContinuousUnionPlan.Create(
                Model(3, Measure.RealWorld), [new("loan", [0, 1, 0], 80), new("short", [0, 0, -1], -140), new("other loan", [2, 0, 0], 120)], new TimeGrid([.1, .25, .05, .1]), settings)),
            "union 3" => Union(name, Model(3, Measure.RealWorld), TimeGrid.Uniform(.2, 7), settings),
            "union student 3" => Union(name, Student(3), Days(4), settings),
            "union history 3" => Union(name, MovingVariances.History(3), Days(4), settings),
            "union regimes t 3" => Union(name, SampleRegimes.Regimes(Model(3, Measure.RealWorld), 3.5), Days(4), settings),
            "splitting 1" => Splitting(name, Model(1, Measure.RealWorld), [1], 60, TimeGrid.Uniform(.2, 13), settings),
            "splitting student 5" => Splitting(name, Student(5), [1, 2, .5, 1, 0], 350, Days(9), settings),
            "splitting history 5" => Splitting(name, MovingVariances.History(5), [1, 2, .5, 1, 0], 350, Days(9), settings),
            "splitting garch 5" => Splitting(name, MovingVariances.Garch(5, null), [1, 2, .5, 1, 0], 350, Days(9), settings),
            "splitting garch student 5" => Splitting(name, MovingVariances.Garch(5, 4.5), [1, 2, .5, 1, 0], 350, Days(9), settings),
            "splitting regimes t 3" => Splitting(name, SampleRegimes.Regimes(Model(3, Measure.RealWorld), 3.5), [1, 2, .5], 280, Days(9), settings),
            "splitting gaussian copula 5" => Splitting(name, SampleMargins.Model(Model(5, Measure.RealWorld), new Copula.Gaussian()), [1, 2, .5, 1, 0], 350, Days(9), settings),
            "splitting student copula 5" => Splitting(name, SampleMargins.Model(Model(5, Measure.RealWorld), new Copula.Student(4)), [1, 2, .5, 1, 0], 350, Days(9), settings),
            "margin tail" => new SamplePlan(name, MarginPlan.Create(
                Model(2, Measure.RealWorld), Contracts, Accounts, Rules, MonitoringDates.Daily(8), settings, new ProtocolTail(Model(2, Measure.RealWorld), Contracts, Accounts, 20))),
            "swept margin" => new SamplePlan(name, MarginPlan.Create(
                Model(2, Measure.RealWorld), [], SweptAccounts, Rules, MonitoringDates.Daily(8), settings, new ProtocolTail(Model(2, Measure.RealWorld), [], SweptAccounts, 20))),
            "perpetual margin" => new SamplePlan(name, MarginPlan.Create(
                Model(2, Measure.RealWorld), Contracts, [.. Accounts, .. PerpetualAccounts], Rules, MonitoringDates.Daily(8), settings,
                new ProtocolTail(Model(2, Measure.RealWorld), Contracts, [.. Accounts, .. PerpetualAccounts], 20), Perpetuals)),
            "premium margin" => new SamplePlan(name, MarginPlan.Create(Model(2, Measure.RealWorld), Contracts, [.. Accounts, .. PerpetualAccounts], Rules, MonitoringDates.Daily(8), settings, null, Premiums)),
            "smile margin" => new SamplePlan(name, MarginPlan.Create(
                Model(2, Measure.RealWorld),
                [Contracts[0] with { Dynamics = new VolatilityDynamics.StickyDelta(new SsviSlice(.01, -.3, .1), new(.05, 5)) }, Contracts[1] with { Dynamics = new VolatilityDynamics.SpotBeta(1.5, new(.05, .5), new(.05, 5)) }],
                Accounts, Rules, MonitoringDates.Daily(8), settings)),
            "own variance margin" => new SamplePlan(name, MarginPlan.Create(
                MovingVariances.History(2), [.. Contracts.Select(contract => contract with { Dynamics = new VolatilityDynamics.OwnVariance(.5, new(.05, .5), new(.05, 5)) })], Accounts, Rules, MonitoringDates.Daily(8), settings)),
            "close-out" => new SamplePlan(name, MarginPlan.Create(
                Model(2, Measure.RealWorld), Contracts, Accounts, CostlyRules, MonitoringDates.Daily(9), settings, new ProtocolTail(Model(2, Measure.RealWorld), Contracts, Accounts, 20), liquidity: Liquidity)),
            "history close-out" => new SamplePlan(name, MarginPlan.Create(
                MovingVariances.History(2), Contracts, Accounts, CostlyRules with { Delays = null }, MonitoringDates.Daily(8), settings, liquidity: Liquidity)),
            "allocation" => new SamplePlan(name, MarginPlan.Create(
                Model(2, Measure.RealWorld), Contracts, [.. Accounts, .. PerpetualAccounts], Rules, MonitoringDates.Daily(8), settings, perpetuals: Premiums, allocation: Allocation)),
            "history allocation" => new SamplePlan(name, MarginPlan.Create(
                MovingVariances.History(2), Contracts, Accounts, CostlyRules, MonitoringDates.Daily(8), settings, liquidity: Liquidity, allocation: Allocation)),
            "protocol auctions" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Auctions(), new MonitoringDates(30, 1 / 8760.0), settings)),
            "protocol bonuses" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Bonuses(), new MonitoringDates(30, 1 / 8760.0), settings)),
            "protocol english auctions" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.English(), new MonitoringDates(16, 1 / 8760.0), settings)),
            "protocol controls" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Controls(), new MonitoringDates(12, 1 / 8760.0), settings)),
            "protocol lending" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Lending(), new MonitoringDates(10, 1 / 2190.0), settings)),
            "protocol soft" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Soft(), new MonitoringDates(8, 1 / 1460.0), settings)),
            "protocol oracles" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Oracles(), new MonitoringDates(16, 1 / 8760.0), settings)),
            "protocol liquidations" => new SamplePlan(name, ProtocolPlan.Create(Model(5, Measure.RealWorld), SampleProtocols.Liquidations(), new MonitoringDates(12, 1 / 2190.0), settings)),
            "protocol stages" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleStages.Protocol(), new MonitoringDates(8, 1 / 2190.0), settings)),
            "protocol feeds" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Feeds(), new MonitoringDates(5, 1 / 365.0), settings)),
            "protocol perpetuals" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SamplePerpetuals.Venue(), new MonitoringDates(6, 1 / 365.0), settings)),
            "protocol pools" => new SamplePlan(name, ProtocolPlan.Create(Model(2, Measure.RealWorld), SamplePools.Venue(), new MonitoringDates(5, 1 / 365.0), settings)),
            "protocol sales" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.Sales(), new MonitoringDates(8, 1 / 2190.0), settings)),
            "student protocol" => new SamplePlan(name, ProtocolPlan.Create(Student(3), SampleProtocols.Auctions(12), new MonitoringDates(9, 1 / 365.0), settings)),
            "history protocol" => new SamplePlan(name, ProtocolPlan.Create(MovingVariances.History(3), SampleProtocols.Auctions(6), new MonitoringDates(7, 1 / 365.0), settings)),
            "garch protocol" => new SamplePlan(name, ProtocolPlan.Create(MovingVariances.Garch(3, null), SampleProtocols.Auctions(6), new MonitoringDates(7, 1 / 365.0), settings)),
            "garch student protocol" => new SamplePlan(name, ProtocolPlan.Create(MovingVariances.Garch(3, 4.5), SampleProtocols.Auctions(6), new MonitoringDates(7, 1 / 365.0), settings)),
            "regimes protocol" => new SamplePlan(name, ProtocolPlan.Create(SampleRegimes.Regimes(Model(3, Measure.RealWorld), null), SampleProtocols.Auctions(6), new MonitoringDates(7, 1 / 365.0), settings)),
            "gaussian copula protocol" => new SamplePlan(name, ProtocolPlan.Create(SampleMargins.Model(Model(3, Measure.RealWorld), new Copula.Gaussian()), SampleProtocols.Auctions(6), new MonitoringDates(7, 1 / 365.0), settings)),
            "student copula protocol" => new SamplePlan(name, ProtocolPlan.Create(SampleMargins.Model(Model(3, Measure.RealWorld), new Copula.Student(4)), SampleProtocols.Auctions(6), new MonitoringDates(7, 1 / 365.0), settings)),
            "protocol gas" => new SamplePlan(name, ProtocolPlan.Create(Model(3, Measure.RealWorld), SampleProtocols.DearGas(), new MonitoringDates(5, 1 / 2190.0), settings)),
            "given path protocol" => new SamplePlan(name, ProtocolPlan.Create(GivenPath, SampleProtocols.Auctions(6), new MonitoringDates(11, 1 / 8760.0), settings)),
            "tilted margin" => TiltedMargin(name, Model(2, Measure.RealWorld), Accounts, settings),
            "tilted student margin" => TiltedBorrower(name, Student(1), settings),
            "tilted regimes margin" => TiltedBorrower(name, SampleRegimes.Regimes(Model(1, Measure.RealWorld), 3.5), settings),
            "tilted history margin" => TiltedBorrower(name, MovingVariances.History(1), settings),
            "tilted garch margin" => TiltedBorrower(name, MovingVariances.Garch(1, null), settings),
            "tilted garch student margin" => TiltedBorrower(name, MovingVariances.Garch(1, 4.5), settings),
            "tilted gaussian copula margin" => TiltedBorrower(name, SampleMargins.Model(Model(1, Measure.RealWorld), new Copula.Gaussian()), settings),
            "tilted student copula margin" => TiltedBorrower(name, SampleMargins.Model(Model(1, Measure.RealWorld), new Copula.Student(4)), settings),
            "tilted close-out" => TiltedMargin(name, Model(2, Measure.RealWorld), Accounts, settings, CostlyRules, Liquidity),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such plan"),
        };
    }

    public SimulationResult Run(IBackend backend) => new SimulationRunner(backend).Run(Plan);

    /// <summary>The tallies of one of its blocks by a runner.</summary>
    public long[] Run(IBlockRunner runner, long block)
    {
        long[] tallies = new long[Plan.Tallies];
        runner.Run(Plan.Block(block), tallies, CancellationToken.None);
        return tallies;
    }

    private static EuropeanOption[] Contracts { get; } =
    [
        new("call", "A0", OptionRight.Call, 105, 5 / 365.0, .9, .02, 0),
        new("put", "A1", OptionRight.Put, 95, 40 / 365.0, 1.1, .02, .01),
    ];

    private static MarginRules Rules { get; } = new(
        new Dictionary<string, CollateralRule> { ["A0"] = new(.7, .85), ["A1"] = new(.6, .8) },
        new Dictionary<string, OptionMarginRule> { ["A0"] = new(.2, .1), ["A1"] = new(.2, .1) },
        LiquidationDelay: 2)
    {
        Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["A0"] = new(.1, .05), ["A1"] = new(.1, .05) },
    };

    private static Perpetual[] Perpetuals { get; } =
    [
        new("A0-PERP", "A0", new FundingLaw.Constant(.9)),
        new("A1-PERP", "A1", new FundingLaw.Constant(-.4)),
    ];

    private static Perpetual[] Premiums { get; } =
    [
        new("A0-PERP", "A0", new FundingLaw.Premium(.0004, .01, .0006, -.001, .0001, .0005, .002, 1 / 1095.0)),
        new("A1-PERP", "A1", new FundingLaw.Premium(-.0004, .003, .0006, .001, .0001, 0, .02, 1 / 1095.0)),
    ];

    private static LossAllocationPlan Allocation { get; } = new([LossBand.All, new(10, float.MaxValue), new(9.5, 10.5)]);

    private static MonitoredAccount[] PerpetualAccounts { get; } =
    [
        Perpetual("long", 12, new() { ["A0-PERP"] = new("A0", 1, 100) }, []),
        Perpetual("short", 12, new() { ["A0-PERP"] = new("A0", -1, 101) }, []),
        Perpetual("hedged writer", 30, new() { ["A0-PERP"] = new("A0", .5, 90), ["A1-PERP"] = new("A1", -.5, 100) }, new() { ["call"] = -1 }),
    ];

    private static MonitoredAccount Perpetual(string name, double cash, Dictionary<string, PerpetualPosition> perpetuals, Dictionary<string, double> options) =>
        new(new MarginAccount(name, new Dictionary<string, double>(), 0, options) { Cash = cash, Perpetuals = perpetuals }, 0, true);

    private static MarginRules CostlyRules { get; } = new(
        new Dictionary<string, CollateralRule>
        {
            ["A0"] = new(.7, .85) { Penalty = new LiquidationPenalty(.04, .01) },
            ["A1"] = new(.6, .8) { Penalty = new LiquidationPenalty(.05, .005, SlippagePayer.Liquidator) },
        },
        Rules.Options,
        LiquidationDelay: 3)
    {
        Delays = new DelayDistribution([new(0, .25), new(1, .45), new(3, .3)]),
    };

    private static MarketLiquidity Liquidity { get; } = new(
        new Dictionary<string, LiquidityModel>
        {
            ["A0"] = new LiquidityModel.SquareRoot(.002, 1, .06, 4000) { StressExponent = 2 },
            ["A1"] = new LiquidityModel.Table(.001, [new(.01, 40), new(.05, 90), new(.1, 150)]) { StressExponent = 1 },
        },
        MarketLiquidity.UsualSizes);

    private static MonitoredAccount[] Accounts { get; } =
    [
        Account("borrower", new() { ["A0"] = 1 }, 80, []),
        Account("two assets", new() { ["A0"] = 1, ["A1"] = 2 }, 220, []),
        Account("writer", new() { ["A0"] = .5 }, 0, new() { ["call"] = -1, ["put"] = -.5 }),
        Account("holder", new() { ["A1"] = 1 }, 90, new() { ["put"] = 1 }),

        // Where its option expires worthless within the delay, equity and exposure are both zero at close-out.
        Account("bare writer", [], 0, new() { ["call"] = -1 }),
    ];

    // Prices alone: with distributions and without, in breach today, and far from it.
    private static MonitoredAccount[] SweptAccounts { get; } =
    [
        Account("borrower", new() { ["A0"] = 1 }, 80, []) with { KeepsDistributions = false },
        Account("two assets", new() { ["A0"] = 1, ["A1"] = 2 }, 220, []) with { KeepsDistributions = false },
        Account("in breach", new() { ["A1"] = 1 }, 85, []),
        Account("far", new() { ["A0"] = 2 }, 40, []) with { KeepsDistributions = false },
        Account("saver", new() { ["A1"] = 1 }, 0, []),
    ];

    private static MonitoredAccount[] CoveredAccounts { get; } =
    [
        .. Accounts.Where(account => !account.Account.Name.Contains("writer", StringComparison.Ordinal)),
        Account("covered writer", new() { ["A0"] = 1 }, 60, new() { ["call"] = -1, ["put"] = -.5 }),
    ];

    private static MonitoredAccount Account(string name, Dictionary<string, double> collateral, double debt, Dictionary<string, double> options) =>
        new(new MarginAccount(name, collateral, debt, options), 0, true, KeepsDistributions: collateral.Count > 0);

    // Two modes that follow accounts of their own, and one that follows none.
    private static SamplePlan TiltedMargin(string name, PriceModel model, MonitoredAccount[] accounts, SimulationSettings settings, MarginRules? rules = null, MarketLiquidity? liquidity = null)
    {
        Tilt[] tilts = Tilts(DrawShape.Of(model, Days(10)));
        var mixture = new PathTilts(accounts[..2], [new ModeTilt(.3, 0, tilts[1], tilts[0], 20, .3), new ModeTilt(.3, 1, null, tilts[1], 5, .6), ModeTilt.Constant(.2, tilts[1])], tilts[2], 0);
        return new(name, MarginPlan.Create(model, Contracts, accounts, rules ?? Rules, MonitoringDates.Daily(8), settings, new ProtocolTail(model, Contracts, accounts, 20), liquidity: liquidity, tilts: mixture));
    }

    // One borrower on few dates: what a weight is made of is the same under every model.
    private static SamplePlan TiltedBorrower(string name, PriceModel model, SimulationSettings settings)
    {
        Tilt[] tilts = Tilts(DrawShape.Of(model, Days(5)));
        var mixture = new PathTilts(Accounts[..1], [new ModeTilt(.8, 0, tilts[1], tilts[0], 5, .4)], tilts[2], 0);
        return new(name, MarginPlan.Create(model, [], Accounts[..1], Rules, MonitoringDates.Daily(3), settings, tilts: mixture));
    }

    // Two tilts and the model's own law, so that a path's likelihood ratio hangs on more than the tilt that it drew.
    private static SamplePlan Tilted(string name, PriceModel model, double[] quantities, double debt, TimeGrid grid, SimulationSettings settings) =>
        new(name, TiltedFirstPassagePlan.Create(model, quantities, debt, grid, Tilts(DrawShape.Of(model, grid)), 64, settings));

    // A loan, a short, and one that holds an asset and owes another.
    private static SamplePlan Union(string name, PriceModel model, TimeGrid grid, SimulationSettings settings) => new(
        name,
        TiltedUnionPlan.Create(
            model, [new("loan", [1, 0, .5], 90), new("short", [0, -1, 0], -140), new("pair", [-.5, 0, 1], 20)], grid, Tilts(DrawShape.Of(model, grid)), 64, settings));

    private static Tilt[] Tilts(DrawShape shape)
    {
        var sharp = new Tilt(
            .5,
            NormalTilt.Of([.. Enumerable.Range(0, shape.Normals).Select(normal => -.4 - (.1 * normal))]),
            [.. shape.Tails.Select((_, draw) => new TailTilt(.3 + (.3 * draw), .25))],
            OutcomeTilt.Of([.. Enumerable.Range(1, shape.Outcomes).Select(outcome => outcome / (shape.Outcomes * (shape.Outcomes + 1) / 2.0))]));
        Tilt blunt = Tilt.None(.3, shape) with { Normals = NormalTilt.Of([.. Enumerable.Repeat(-.2, shape.Normals)]) };
        return [sharp, blunt, Tilt.None(.2, shape)];
    }

    // A choice on every date that allows one, of as few particles as can be told apart.
    private static SamplePlan Splitting(string name, PriceModel model, double[] quantities, double debt, TimeGrid grid, SimulationSettings settings) => new(
        name,
        SplittingFirstPassagePlan.Create(
            model, quantities, debt, grid, new SplittingLevels(SplittingLevels.BasketDeviation(model, quantities), [.. Enumerable.Range(1, grid.StepLengths.Count - 1)], 64), stage: 0, settings, particles: 3));

    // Times between the dates and on them, a fall of half, and noise.
    private static GivenPathModel GivenPath { get; } = new(
        [0, 1800, 3600, 9000, 14_400, 36_000],
        [new("A0", [100, 97, 90, 70, 55, 60], UsualVolatility: .8, NoiseDeviation: .03), new("A1", [100, 99, 96, 80, 70, 75], NoiseDeviation: .02), new("A2", [100, 100, 95, 85, 80, 82])],
        longestGap: 36_000,
        [[1, .5, 0], [.5, 1, 0], [0, 0, 1]],
        noiseHalfLife: 7200);

    private static TimeGrid Days(int days) => TimeGrid.Uniform(days / 365.0, days);

    // Two groups where there are several assets.
    private static StudentModel Student(int assets)
    {
        GeometricBrownianModel model = Model(assets, Measure.RealWorld);
        return new StudentModel(model.Assets, model.Correlation, [.. Enumerable.Range(0, assets).Select(i => i % 2 == 0 ? 3.0 : 6.5)], 1 / 365.0);
    }

    internal static GeometricBrownianModel Model(int assets, Measure measure) => new(
        measure,
        [.. Enumerable.Range(0, assets).Select(i => new ModelAsset($"A{i}", 100, 1.2 - (.2 * i), .05))],
        [.. Enumerable.Range(0, assets).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, assets).Select(j => i == j ? 1 : .3 + (.1 * Math.Abs(i - j)))])]);
}
