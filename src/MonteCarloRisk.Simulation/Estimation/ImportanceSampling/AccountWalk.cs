using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>
/// Walks an account under margin rules, on the host and in double precision. Its height falls with its health until the health is below zero, from far above to <see cref="Breached"/>;
/// one liquidation delay later, or after a delay that is drawn, it is its equity after the costs of the close-out over what is at stake today, zero or below where it is insolvent.
/// </summary>
/// <remarks>Where another account stands beside it, the height is that of the higher one, each at its lowest so far: it is zero or below where both are insolvent.</remarks>
/// <param name="Model">The model.</param>
/// <param name="Contracts">The listed options.</param>
/// <param name="Perpetuals">The listed perpetuals.</param>
/// <param name="Account">The account.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Dates">The monitoring dates.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Liquidity">What sales cost; null where they cost nothing.</param>
internal sealed record AccountWalk(
    PriceModel Model, IReadOnlyList<EuropeanOption> Contracts, IReadOnlyList<Perpetual> Perpetuals, MonitoredAccount Account, MarginRules Rules, MonitoringDates Dates, ulong Seed, MarketLiquidity? Liquidity)
{
    /// <summary>Another account that has to be insolvent too; null where the first is enough.</summary>
    public MonitoredAccount? Beside { get; init; }

    /// <summary>The accounts that are walked.</summary>
    public IReadOnlyList<MonitoredAccount> Accounts => Beside is { } other ? [Account, other] : [Account];

    /// <summary>The height of a breach; what is left at a close-out is below.</summary>
    public const double Breached = 1000;

    private const int ChunkPaths = 64;

    /// <summary>The dates.</summary>
    public TimeGrid Grid => new(Enumerable.Repeat(Dates.Spacing, Dates.Count + Rules.LiquidationDelay).ToArray());

    // An option moves with its underlying or against it, by half as much near the money.
    /// <summary>What one unit of each asset's price is worth to an account: below zero where a rise hurts.</summary>
    public IReadOnlyList<double> QuantitiesOf(MonitoredAccount one) =>
    [
        .. Model.Assets.Select(asset => one.Account.Collateral.GetValueOrDefault(asset.Name)
            + Contracts.Where(contract => contract.Underlying == asset.Name).Sum(contract => one.Account.Options.GetValueOrDefault(contract.Name) * (contract.Right == OptionRight.Call ? 0.5 : -0.5))
            + one.Account.Perpetuals.Values.Where(position => position.Underlying == asset.Name).Sum(position => position.Units)),
    ];

    /// <summary>Walks paths.</summary>
    /// <param name="modes">The modes that they are drawn from.</param>
    /// <param name="sensors">Tilts that are only watched.</param>
    /// <param name="own">The model's own law.</param>
    /// <param name="stage">Stage of the pilot, from 1.</param>
    /// <param name="paths">Number of paths.</param>
    public AccountPath[] Paths(IReadOnlyList<ModeTilt> modes, IReadOnlyList<Tilt> sensors, Tilt own, uint stage, int paths)
    {
        var tables = new PlanTables();
        var mixture = new PathTilts(Accounts, modes, own, 0);
        var draws = new ModeLayout(Seed, stage, Precision.Double, mixture, sensors);
        return ProcessPlan.Add(tables, Model, Grid, Precision.Double, draws, new Walker(this, tables, draws, stage, mixture.Tilts.Count, sensors.Count, paths));
    }

    private sealed record Walker(AccountWalk Pilot, PlanTables Tables, ModeLayout Draws, uint Stage, int FirstSensor, int Sensors, int PathCount) : IProcessVisitor<AccountPath[]>
    {
        public AccountPath[] Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            int priceSlot = Tables.AddState(Pilot.Model.Assets.Count);
            OptionBook options = OptionBookPlan.Add(Tables, Pilot.Model, Pilot.Contracts, Pilot.Perpetuals, process.StepCount, Pilot.Dates.Spacing, Pilot.Seed);
            AccountBook book = AccountBookPlan.Watched(Tables, Pilot.Model, Pilot.Contracts, Pilot.Perpetuals, Pilot.Accounts, Pilot.Rules, Pilot.Dates.Count, priceSlot, options);
            ModeMixture mixture = Draws.Modes(Tables, book);
            var closeOuts = new WalkedCloseOuts(new CloseOutTerms(Pilot.Model, Pilot.Rules, Pilot.Liquidity).Add(Tables, Pilot.Dates.Spacing, Pilot.Seed, firstTally: 0), book, priceSlot, Stage);
            var paths = new AccountPath[PathCount];
            Parallel.For(0, (PathCount + ChunkPaths - 1) / ChunkPaths, chunk => Walk(process, mixture, priceSlot, options, book, closeOuts, chunk * ChunkPaths, paths));
            return paths;
        }

        private unsafe void Walk<TProcess>(TProcess process, ModeMixture mixture, int priceSlot, OptionBook options, AccountBook book, WalkedCloseOuts closeOuts, int first, AccountPath[] paths)
            where TProcess : unmanaged, IProcess
        {
            using var state = new AlignedBuffer<Double1>(Tables.StateSlots);
            using var parameters = new AlignedBuffer<double>(Tables.Parameters.Count);
            for (int i = 0; i < Tables.Parameters.Count; i++) parameters.Span[i] = Tables.Parameters[i];
            using var integers = new AlignedBuffer<int>(Tables.Integers.Count);
            for (int i = 0; i < Tables.Integers.Count; i++) integers.Span[i] = Tables.Integers[i];
            var memory = new DoubleHostMemory<Double1, Mask1>(state.Pointer, parameters.Pointer, integers.Pointer, null);
            for (int path = first; path < Math.Min(first + ChunkPaths, paths.Length); path++)
            {
                var marks = new List<AccountMark>();
                var healths = new List<double>();
                mixture.Start<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, (uint)path);
                process.Start<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory);
                closeOuts.Open(ref memory);
                AccountTrack[] tracks = [.. Pilot.Accounts.Select((_, account) => new AccountTrack(book, closeOuts, account))];
                double lowest = double.PositiveInfinity;
                int reached = 0;
                double[] before = new double[Sensors];
                double[] fall = new double[Sensors];
                double[] step = new double[Sensors];
                int last = 0;
                double[] spots = [.. Pilot.Model.Assets.Select(asset => asset.Spot)];
                AccountMark Mark(double height, double[] likelihoods, int date, ref DoubleHostMemory<Double1, Mask1> at)
                {
                    int stepsFirst = Math.Min(date, Math.Max(0, tracks[0].Breach - 1));
                    return new AccountMark(height, likelihoods, stepsFirst, [.. before], date - stepsFirst, [.. fall], Returns(ref at, priceSlot, spots));
                }

                for (int date = 0; date <= process.StepCount; date++)
                {
                    last = date;
                    if (date > reached) reached = process.Advance<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, (uint)path, reached);
                    process.WritePrices<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, date, priceSlot);
                    options.Mark<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, (uint)path, date, process.LogReturnsOn(date), priceSlot);
                    for (int sensor = 0; date > 0 && sensor < Sensors; sensor++) step[sensor] = mixture.Step<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, FirstSensor + sensor).Value;
                    mixture.Observe<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, date);
                    closeOuts.Observe(ref memory, (uint)path, date, process.LogReturnsOn(date));
                    foreach (AccountTrack track in tracks) track.Observe(ref memory, date);
                    if (tracks[0].Breach > date) healths.Add(tracks[0].Health);
                    double[] part = tracks[0].Breach > date ? before : fall;
                    for (int sensor = 0; sensor < Sensors; sensor++) part[sensor] += step[sensor];
                    double height = tracks.Max(track => track.Lowest);
                    if (height >= lowest) continue;

                    lowest = height;
                    double[] likelihoods = new double[mixture.Modes];
                    for (int mode = 0; mode < mixture.Modes; mode++) likelihoods[mode] = mixture.Likelihood<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, mode).Value;
                    marks.Add(Mark(height, likelihoods, date, ref memory));
                    if (tracks.All(track => track.IsClosed)) break;
                }

                paths[path] = new AccountPath(marks, healths, tracks[0].Scale, Mark(lowest, [], last, ref memory));
            }
        }

        private static double[] Returns(ref DoubleHostMemory<Double1, Mask1> memory, int priceSlot, double[] spots)
        {
            double[] returns = new double[spots.Length];
            for (int asset = 0; asset < returns.Length; asset++) returns[asset] = Double1.Log(new Double1(memory.Load(priceSlot + asset).Value / spots[asset])).Value;
            return returns;
        }
    }
}
