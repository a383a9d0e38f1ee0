using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>Runs single paths of a protocol's plan on one CPU core, with the bits of any run, and tells what happened on them.</summary>
public static class ProtocolTrace
{
    /// <summary>Follows one path.</summary>
    /// <param name="plan">The plan of a protocol.</param>
    /// <param name="path">The path, from 0 to its number of paths less one.</param>
    /// <exception cref="ArgumentException">The plan is not that of a protocol.</exception>
    public static ProtocolPath Follow(SimulationPlan plan, long path) => plan.Accept(new Follower(path));

    private sealed unsafe class Follower(long path) : IPlanVisitor<ProtocolPath>
    {
        public ProtocolPath Visit<TProgram>(SimulationPlan<TProgram> plan)
            where TProgram : unmanaged, IPathProgram
        {
            ProtocolBook book = plan.Program is IProtocolProgram protocol ? protocol.Protocol : throw new ArgumentException("The plan is not that of a protocol.", nameof(plan));
            using var integers = new AlignedBuffer<int>(plan.Integers.Count);
            using var tallies = new AlignedBuffer<long>(plan.Tallies);
            for (int i = 0; i < plan.Integers.Count; i++) integers.Span[i] = plan.Integers[i];
            return plan.Settings.Precision == Precision.Single ? Single(plan, book, integers, tallies) : Double(plan, book, integers, tallies);
        }

        private ProtocolPath Single<TProgram>(SimulationPlan<TProgram> plan, ProtocolBook book, AlignedBuffer<int> integers, AlignedBuffer<long> tallies)
            where TProgram : unmanaged, IPathProgram
        {
            using var state = new AlignedBuffer<Single1>(plan.StateSlots);
            using var parameters = new AlignedBuffer<float>(plan.Parameters.Count);
            for (int i = 0; i < plan.Parameters.Count; i++) parameters.Span[i] = (float)plan.Parameters[i];
            Single1* slots = state.Pointer;
            PathNotes notes = Notes(plan, book, slot => slots[slot].Value);
            var inner = new SingleHostMemory<Single1, Mask1>(slots, parameters.Pointer, integers.Pointer, tallies.Pointer);
            return Run<TProgram, Single1, Word1, SingleHostMemory<Single1, Mask1>>(plan, book, inner, notes);
        }

        private ProtocolPath Double<TProgram>(SimulationPlan<TProgram> plan, ProtocolBook book, AlignedBuffer<int> integers, AlignedBuffer<long> tallies)
            where TProgram : unmanaged, IPathProgram
        {
            using var state = new AlignedBuffer<Double1>(plan.StateSlots);
            using var parameters = new AlignedBuffer<double>(plan.Parameters.Count);
            for (int i = 0; i < plan.Parameters.Count; i++) parameters.Span[i] = plan.Parameters[i];
            Double1* slots = state.Pointer;
            PathNotes notes = Notes(plan, book, slot => slots[slot].Value);
            var inner = new DoubleHostMemory<Double1, Mask1>(slots, parameters.Pointer, integers.Pointer, tallies.Pointer);
            return Run<TProgram, Double1, Word1, DoubleHostMemory<Double1, Mask1>>(plan, book, inner, notes);
        }

        private static PathNotes Notes(SimulationPlan plan, ProtocolBook book, Func<int, double> value)
        {
            int row = Enumerable.Range(0, book.RowCount).Select(index => book.RowInteger + (index * MechanismRow.Integers)).FirstOrDefault(place => plan.Integers[place] == Mechanism.LiquidationMeasures, -1);
            int place = ProtocolSales.Place(plan, book);
            (int First, int Count) sales = place < 0 ? (0, 0) : (plan.Integers[place + SaleBook.Measures], plan.Integers[place + SaleBook.MeasureCount]);
            IReadOnlyList<ChainPlace> chains = ChainPlace.Of(plan, book);
            return row < 0
                ? new PathNotes(book, value, 0, 0, []) { Sales = sales, Chains = chains }
                : new PathNotes(book, value, plan.Integers[row + 4], plan.Integers[plan.Integers[row + 3]], PerpetualPlace.Of(plan, book)) { Sales = sales, Chains = chains };
        }

        // Those of pairs lie behind the others.
        private static int Positions(SimulationPlan plan, ProtocolBook book) => plan.Integers[book.PositionInteger + book.AssetCount]
            + Enumerable.Range(0, book.RowCount).Select(index => book.RowInteger + (index * MechanismRow.Integers)).Where(place => plan.Integers[place] == Mechanism.PairBonus).Sum(place => plan.Integers[plan.Integers[place + 3] + PairRow.End] - plan.Integers[plan.Integers[place + 3] + PairRow.First]);

        private ProtocolPath Run<TProgram, TReal, TWord, TMemory>(SimulationPlan<TProgram> plan, ProtocolBook book, TMemory inner, PathNotes notes)
            where TProgram : unmanaged, IPathProgram
            where TReal : unmanaged, IPathReal<TReal, Mask1, TWord>
            where TWord : unmanaged, IWord<TWord>
            where TMemory : struct, IPathMemory<TReal, Mask1>
        {
            var memory = new TracingMemory<TReal, TMemory>(inner, notes);
            plan.Program.Run<TReal, Mask1, TWord, TracingMemory<TReal, TMemory>>(ref memory, (uint)((ulong)path >> 32), (uint)(ulong)path);
            return notes.Finish(path, Positions(plan, book));
        }
    }
}
