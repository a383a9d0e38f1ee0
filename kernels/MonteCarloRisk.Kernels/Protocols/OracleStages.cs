using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>The price that the protocol sees. Each stage keeps the price without floor and cap in its first state slot; floor and cap are its first two parameters. A fixed price has its price behind them, and no stage.</summary>
internal static class OracleStages
{
    private const int Floor = 0;
    private const int Cap = 1;

    /// <summary>First parameter beyond floor and cap.</summary>
    private const int First = 2;

    /// <summary>Starts an oracle at the spot; its ring of past prices, where it has one, is full of it.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TReal spot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.FixedOracle) spot = memory.Parameter(row.Parameter + First);
        if (row.Code == Mechanism.MedianOracle) spot = MedianStages.Of<TReal, TMask, TMemory>(ref memory, row);
        memory.Store(row.State, spot);
        if (row.Code == Mechanism.WindowOracle) WindowStages.Open<TReal, TMask, TMemory>(ref memory, row, spot);
        if (row.Code == Mechanism.SecurityModule) memory.Store(row.State + 1, spot);
        if (row.Code == Mechanism.PushOracle)
        {
            memory.Store(row.State + 1, TReal.Of(0f));
            int ring = memory.Integer(row.Integer);
            for (int i = 0; i < ring; i++) memory.Store(row.State + 2 + i, spot);
        }

        Tell<TReal, TMask, TMemory>(ref memory, book, row, spot);
    }

    /// <summary>Whether the oracle stands still. Parameter: the chance that an outage begins in a step, and its steps.</summary>
    public static void Outage<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal uniform = StepDraws.Uniform<TReal, TMask, TWord, TMemory>(ref memory, RandomPurpose.Oracle, row.Integer, row.State, pathHigh, pathLow, date);
        TReal now = TReal.Of((float)date);
        int slot = book.Asset(row.Asset) + AssetState.StillUntil;
        TReal until = memory.Load(slot);
        TMask begins = TReal.LessThan(uniform, memory.Parameter(row.Parameter)) & TReal.LessOrEqual(until, now);
        if (!TMask.Any(begins)) return;
        memory.Store(slot, TReal.Select(begins, now + memory.Parameter(row.Parameter + 1), until));
        memory.Count(begins, ProtocolTallies.OracleOutages, 1);
    }

    /// <summary>The market's price.</summary>
    public static void Spot<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal market = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        Update<TReal, TMask, TMemory>(ref memory, book, row, Moves<TReal, TMask, TMemory>(ref memory, book, row, date), market);
    }

    /// <summary>
    /// Pushed where one is due, see <see cref="PushFeed{TReal, TMask}"/>, with times in dates. Parameters: deviation, heartbeat in dates; integer: latency in dates, which is the
    /// length of the ring of past prices; state: price, date of the last push, ring.
    /// </summary>
    public static void Push<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal source = Source<TReal, TMask, TMemory>(ref memory, row, memory.Load(book.Asset(row.Asset) + AssetState.Market), date);
        TReal last = memory.Load(row.State);
        TReal now = TReal.Of((float)date);
        TReal lastDate = memory.Load(row.State + 1);
        TMask pushed = Moves<TReal, TMask, TMemory>(ref memory, book, row, date)
            & PushFeed<TReal, TMask>.IsDue(source, last, now - lastDate, memory.Parameter(row.Parameter + First), memory.Parameter(row.Parameter + First + 1));
        if (!TMask.Any(pushed)) return;
        memory.Store(row.State + 1, TReal.Select(pushed, now, lastDate));
        memory.Count(pushed, ProtocolTallies.OraclePushes, 1);
        Update<TReal, TMask, TMemory>(ref memory, book, row, pushed, source);
    }

    /// <summary>Once a period the next price comes into force and the market's becomes the next. Integer: dates of a period; state: price, next price. Source: Maker, osm.sol.</summary>
    public static void SecurityModule<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (date % memory.Integer(row.Integer) != 0) return;
        TMask moves = Moves<TReal, TMask, TMemory>(ref memory, book, row, date);
        TReal next = memory.Load(row.State + 1);
        memory.Store(row.State + 1, TReal.Select(moves, memory.Load(book.Asset(row.Asset) + AssetState.Market), next));
        Update<TReal, TMask, TMemory>(ref memory, book, row, moves, next);
    }

    /// <summary>kept * average + (1 - kept) * market. Parameter: kept. Source: Curve, exponential moving average oracles.</summary>
    public static void MovingAverage<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal market = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        TReal average = TReal.MultiplyAdd(memory.Parameter(row.Parameter + First), memory.Load(row.State) - market, market);
        Update<TReal, TMask, TMemory>(ref memory, book, row, Moves<TReal, TMask, TMemory>(ref memory, book, row, date), average);
    }

    /// <summary>The mean over a window, see <see cref="WindowStages"/>; the window moves on while the oracle stands still.</summary>
    public static void Window<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal mean = WindowStages.Mean<TReal, TMask, TMemory>(ref memory, book, row, date);
        Update<TReal, TMask, TMemory>(ref memory, book, row, Moves<TReal, TMask, TMemory>(ref memory, book, row, date), mean);
    }

    /// <summary>The median of the sources, see <see cref="MedianStages"/>.</summary>
    public static void Median<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal median = MedianStages.Of<TReal, TMask, TMemory>(ref memory, row);
        Update<TReal, TMask, TMemory>(ref memory, book, row, Moves<TReal, TMask, TMemory>(ref memory, book, row, date), median);
    }

    // What stood in the ring a latency ago, in whose place today's price goes.
    private static TReal Source<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, TReal market, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int latency = memory.Integer(row.Integer);
        if (latency == 0) return market;
        int place = row.State + 2 + (date % latency);
        TReal source = memory.Load(place);
        memory.Store(place, market);
        return source;
    }

    private static TMask Moves<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.LessOrEqual(memory.Load(book.Asset(row.Asset) + AssetState.StillUntil), TReal.Of((float)date));

    private static void Update<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TMask moves, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal told = TReal.Select(moves, price, memory.Load(row.State));
        memory.Store(row.State, told);
        Tell<TReal, TMask, TMemory>(ref memory, book, row, told);
    }

    private static void Tell<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Store(book.Asset(row.Asset) + AssetState.Oracle, PushFeed<TReal, TMask>.Bounded(price, memory.Parameter(row.Parameter + Floor), memory.Parameter(row.Parameter + Cap)));
}
