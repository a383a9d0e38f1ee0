using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>What is noted of a path while it runs.</summary>
/// <param name="book">The protocol.</param>
/// <param name="value">Reads a state slot.</param>
/// <param name="measure">First slot of the measures.</param>
/// <param name="measures">Number of measures.</param>
/// <param name="perpetuals">The markets of perpetuals.</param>
internal sealed class PathNotes(ProtocolBook book, Func<int, double> value, int measure, int measures, IReadOnlyList<PerpetualPlace> perpetuals)
{
    private readonly List<ProtocolEvent> events = [];
    private readonly List<(double Market, double Oracle)>[] prices = [.. Enumerable.Range(0, book.AssetCount).Select(_ => new List<(double, double)>())];
    private readonly double[] before = new double[PathLedger.Slots];
    private int asset = -1;
    private int position = -1;
    private int priced;
    private double redistributed;
    private double forgone;
    private double deleveraged;

    /// <summary>First slot and number of the measures of sales.</summary>
    public (int First, int Count) Sales { get; init; }

    /// <summary>Where positions are in stages of liquidation.</summary>
    public IReadOnlyList<ChainPlace> Chains { get; init; } = [];

    /// <summary>Notes which slot is read.</summary>
    public void Look(int slot)
    {
        // The impact is the last that a date's liquidations change of an asset, and the ledger's end is read after all dates.
        if (slot >= book.AssetSlot && slot < book.AssetSlot + (book.AssetCount * AssetState.Slots))
        {
            if ((slot - book.AssetSlot) / AssetState.Slots != asset) position = -1;
            asset = (slot - book.AssetSlot) / AssetState.Slots;
        }

        if (slot >= book.PositionSlot) position = (slot - book.PositionSlot) / PositionState.Slots;
        foreach (PerpetualPlace market in perpetuals) position = market.At(slot) ?? position;
        if (slot == book.LedgerSlot + PathLedger.Unpaid) Price((int)value(book.LedgerSlot + PathLedger.Date));
    }

    /// <summary>Notes an event.</summary>
    public void Note(ProtocolEventKind kind)
    {
        bool isOfFund = kind == ProtocolEventKind.BadDebt && IsOwedByFund();
        int concerned = isOfFund || kind is ProtocolEventKind.KeeperOutage or ProtocolEventKind.FundPayment or ProtocolEventKind.SocializedLoss or ProtocolEventKind.SequencerOutage or ProtocolEventKind.WithdrawalSqueeze ? -1 : asset;
        int held = ConcernsPosition(kind) && !isOfFund ? position : -1;
        int? stage = Chains.Select(chain => chain.StageOf(held, value)).FirstOrDefault(one => one is not null);
        events.Add(new ProtocolEvent((int)value(book.LedgerSlot + PathLedger.Date), kind, concerned, held, Amount(kind)) { Stage = stage });
        for (int slot = 0; slot < PathLedger.Slots; slot++) before[slot] = value(book.LedgerSlot + slot);
        if (measures > LiquidationMeasures.Redistributed) redistributed = value(measure + LiquidationMeasures.Redistributed);
        if (measures > LiquidationMeasures.Deleveraged) deleveraged = value(measure + LiquidationMeasures.Deleveraged);
        if (measures > LiquidationMeasures.Forgone) forgone = value(measure + LiquidationMeasures.Forgone);
    }

    /// <summary>The path.</summary>
    /// <param name="path">Its number.</param>
    /// <param name="positions">Number of positions.</param>
    public ProtocolPath Finish(long path, int positions) => new(path, events)
    {
        Perpetuals = [.. perpetuals.Where(market => !market.HasPool).Select(market => market.Read(value))],
        Pools = [.. perpetuals.Where(market => market.HasPool).Select(market => market.ReadPool(value))],
        Sales = [.. Enumerable.Range(Sales.First, Sales.Count).Select(value)],
        Measures = [.. Enumerable.Range(measure, measures).Select(value)],
        Ledger = [.. Enumerable.Range(0, PathLedger.Slots).Select(slot => value(book.LedgerSlot + slot))],
        Prices = prices,
        Positions = [.. Enumerable.Range(0, positions).Select(held => Enumerable.Range(0, PositionState.Slots).Select(slot => value(book.Position(held) + slot)).ToArray())],
    };

    private static bool ConcernsPosition(ProtocolEventKind kind) => kind is ProtocolEventKind.Liquidation or ProtocolEventKind.Auction or ProtocolEventKind.AuctionReset or ProtocolEventKind.BadDebt
        or ProtocolEventKind.ZeroBid or ProtocolEventKind.Absorption or ProtocolEventKind.InsolventAuction or ProtocolEventKind.Redistribution or ProtocolEventKind.PerpetualClosing
        or ProtocolEventKind.SoftLiquidation or ProtocolEventKind.DeRisking or ProtocolEventKind.Escalation;

    private void Price(int date)
    {
        if (date <= priced) return;
        priced = date;
        for (int i = 0; i < prices.Length; i++) prices[i].Add((value(book.Asset(i) + AssetState.Market), value(book.Asset(i) + AssetState.Oracle)));
    }

    private double Amount(ProtocolEventKind kind) => kind switch
    {
        ProtocolEventKind.KeeperOutage => value(book.LedgerSlot + PathLedger.GasMultiple),
        ProtocolEventKind.Liquidation => Grown(PathLedger.Repaid),
        ProtocolEventKind.Auction or ProtocolEventKind.AuctionReset => value(book.Position(position) + PositionState.Tab),
        ProtocolEventKind.ZeroBid => value(book.Position(position) + PositionState.Lot) * value(book.Asset(asset) + AssetState.Market),
        ProtocolEventKind.Absorption => value(book.Position(position) + PositionState.Tab),
        ProtocolEventKind.InsolventAuction or ProtocolEventKind.Escalation or ProtocolEventKind.SoftLiquidation or ProtocolEventKind.DeRisking => value(book.Position(position) + PositionState.ScaledDebt) * value(book.LedgerSlot + PathLedger.DebtIndex),
        ProtocolEventKind.Redistribution => value(measure + LiquidationMeasures.Redistributed) - redistributed,
        ProtocolEventKind.PerpetualClosing => Grown(PathLedger.Liquidated),
        ProtocolEventKind.Deleveraging => value(measure + LiquidationMeasures.Forgone) - forgone,
        ProtocolEventKind.ProfitDeleveraging => value(measure + LiquidationMeasures.Deleveraged) - deleveraged,
        ProtocolEventKind.BadDebt => Grown(PathLedger.BadDebt),
        ProtocolEventKind.FundPayment => Grown(PathLedger.PaidByFund),
        ProtocolEventKind.Slashing or ProtocolEventKind.DebtAuction => Grown(PathLedger.PaidByStakers),
        ProtocolEventKind.SocializedLoss => Grown(PathLedger.Socialized),
        ProtocolEventKind.SequencerOutage => 0,
        ProtocolEventKind.WithdrawalSqueeze => value(measure + LiquidationMeasures.Withdrawn),
        ProtocolEventKind.Halt or ProtocolEventKind.MeasureHalt or ProtocolEventKind.SoftHalt or ProtocolEventKind.WrongFeed => value(book.Asset(asset) + AssetState.Market),
        _ => value(book.Asset(asset) + AssetState.Oracle),
    };

    // Where it has come to nothing though it took in less: what it owed has become bad debt.
    private bool IsOwedByFund() => value(book.LedgerSlot + PathLedger.Fund) <= 0 && Grown(PathLedger.Fund) - Grown(PathLedger.Revenue) > Grown(PathLedger.BadDebt) / 2;

    private double Grown(int slot) => value(book.LedgerSlot + slot) - before[slot];
}
