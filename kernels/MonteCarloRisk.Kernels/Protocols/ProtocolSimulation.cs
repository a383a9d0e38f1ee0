using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// A protocol on every date of the grid. Its mechanisms are rows of a table that is the same for all paths, in the order of the phases; what differs between paths is a mask.
/// </summary>
/// <remarks>
/// The rows are told apart by comparisons and not by a switch, whose table of jumps devices would need. A row's position in the table is its phase. People, games between them, and option pools find their places as further codes: people between backstops and controls, pools among the liquidations.
/// Positions of an asset lie by falling key, so that those that no path of the lane has reached cost one comparison together.
/// </remarks>
/// <param name="Process">The price process.</param>
/// <param name="Book">The protocol.</param>
public record struct ProtocolSimulation<TProcess>(TProcess Process, ProtocolBook Book) : IPathProgram, IProtocolProgram
    where TProcess : unmanaged, IProcess
{
    /// <summary>The price process; a plain field, because a property or a readonly field would be copied for every call.</summary>
    public TProcess Process = Process;

    /// <summary>The protocol; a field for the same reason.</summary>
    public readonly ProtocolBook Book = Book;

    /// <inheritdoc/>
    public readonly ProtocolBook Protocol => Book;

    /// <inheritdoc/>
    public void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, uint pathHigh, uint pathLow)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        Process.Start<TReal, TMask, TMemory>(ref memory);
        ProtocolStart.Open<TReal, TMask, TMemory>(ref memory, Book);
        for (int date = 0; date < Process.StepCount;)
        {
            int end = Process.Advance<TReal, TMask, TWord, TMemory>(ref memory, pathHigh, pathLow, date);
            while (date < end)
            {
                date++;
                Process.WritePrices<TReal, TMask, TMemory>(ref memory, date, Book.PriceSlot);
                memory.Store(Book.LedgerSlot + PathLedger.Date, TReal.Of((float)date));
                MarketStages.Mark<TReal, TMask, TMemory>(ref memory, Book);
                for (int row = 0; row < Book.RowCount; row++) Apply<TReal, TMask, TWord, TMemory>(ref memory, Row<TReal, TMask, TMemory>(ref memory, row), pathHigh, pathLow, date);
            }
        }

        for (int row = 0; row < Book.RowCount; row++) SoftRows.Close<TReal, TMask, TMemory>(ref memory, Book, Row<TReal, TMask, TMemory>(ref memory, row));
        PositionStages.Close<TReal, TMask, TMemory>(ref memory, Book);
        FundStages.Close<TReal, TMask, TMemory>(ref memory, Book);
        for (int row = 0; row < Book.RowCount; row++) LendingRows.Close<TReal, TMask, TMemory>(ref memory, Book, Row<TReal, TMask, TMemory>(ref memory, row));
        for (int row = 0; row < Book.RowCount; row++) Pay<TReal, TMask, TMemory>(ref memory, Row<TReal, TMask, TMemory>(ref memory, row));
        ProtocolEnd.Tally<TReal, TMask, TMemory>(ref memory, Book);
        for (int row = 0; row < Book.RowCount; row++) LiquidationMeasures.Tally<TReal, TMask, TMemory>(ref memory, Row<TReal, TMask, TMemory>(ref memory, row));
        SaleMeasures.Tally<TReal, TMask, TMemory>(ref memory, Book);
    }

    private MechanismRow Row<TReal, TMask, TMemory>(ref TMemory memory, int row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        ProtocolStart.Row<TReal, TMask, TMemory>(ref memory, Book, row);

    private void Apply<TReal, TMask, TWord, TMemory>(ref TMemory memory, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.OracleOutage) OracleStages.Outage<TReal, TMask, TWord, TMemory>(ref memory, Book, row, pathHigh, pathLow, date);
        else if (row.Code == Mechanism.SpotOracle) OracleStages.Spot<TReal, TMask, TMemory>(ref memory, Book, row, date);
        else if (row.Code == Mechanism.PushOracle) OracleStages.Push<TReal, TMask, TMemory>(ref memory, Book, row, date);
        else if (row.Code == Mechanism.SecurityModule) OracleStages.SecurityModule<TReal, TMask, TMemory>(ref memory, Book, row, date);
        else if (row.Code == Mechanism.MovingAverage) OracleStages.MovingAverage<TReal, TMask, TMemory>(ref memory, Book, row, date);
        else if (row.Code == Mechanism.Interest) InterestStages.Accrue<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.Gas) KeeperStages.Gas<TReal, TMask, TWord, TMemory>(ref memory, Book, row, Process.LogReturnsOn(date), pathHigh, pathLow, date);
        else if (row.Code == Mechanism.GasPrice) KeeperStages.GasPrice<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.Keepers) KeeperStages.Keepers<TReal, TMask, TWord, TMemory>(ref memory, Book, row, pathHigh, pathLow, date);
        else if (row.Code == Mechanism.Stress) MarketStages.Stress<TReal, TMask, TMemory>(ref memory, Book, row, Process.LogReturnsOn(date));
        else if (row.Code == Mechanism.FixedBonus) BonusStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.DutchAuction) AuctionStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.EnglishAuction) EnglishStages.Run<TReal, TMask, TWord, TMemory>(ref memory, Book, row, pathHigh, pathLow, date);
        else if (row.Code == Mechanism.BonusWithoutDust) BonusStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code is >= Mechanism.FirstChain and <= Mechanism.LastChain) ChainRows.Apply<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code is Mechanism.Absorption or Mechanism.ProtocolAbsorption) AbsorptionStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.ReverseDiscount) DiscountStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.TwoStageAuction) TwoStageStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.StabilityPool) StabilityStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.Funding) PerpetualStages.Fund<TReal, TMask, TWord, TMemory>(ref memory, Book, row, pathHigh, pathLow, date);
        else if (row.Code == Mechanism.OrderBook) PerpetualStages.Run<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code is >= Mechanism.FirstSoft and <= Mechanism.LastSoft) SoftRows.Apply<TReal, TMask, TMemory>(ref memory, Book, row, Process.LogReturnsOn(date), date);
        else if (row.Code == Mechanism.Impact) MarketStages.Impact<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.CircuitBreaker) BreakerStages.Watch<TReal, TMask, TMemory>(ref memory, Book, row, date);
        else if (row.Code is >= Mechanism.FirstFeed and <= Mechanism.LastFeed) FeedRows.Apply<TReal, TMask, TWord, TMemory>(ref memory, Book, row, Process.LogReturnsOn(date), pathHigh, pathLow, date);
        else if (row.Code is >= Mechanism.FirstControl and <= Mechanism.LastControl) ControlRows.Apply<TReal, TMask, TMemory>(ref memory, Book, row, Process.LogReturnsOn(date), date);
        else if (row.Code is >= Mechanism.FirstLending and <= Mechanism.LastLending) LendingRows.Apply<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code is >= Mechanism.FirstSale and <= Mechanism.LastSale) SaleRows.Apply<TReal, TMask, TMemory>(ref memory, Book, row, Process.LogReturnsOn(date), date);
        else Pay<TReal, TMask, TMemory>(ref memory, row);
    }

    private void Pay<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (row.Code == Mechanism.InsuranceFund) BackstopStages.Fund<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.StakingModule) BackstopStages.Slash<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.TokenFall) TokenStages.Fall<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.DebtAuction) TokenStages.Mint<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.ReserveLoss) LendingRows.Apply<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.OrderBook) PerpetualStages.Close<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.Deleveraging) DeleveragingStages.Settle<TReal, TMask, TMemory>(ref memory, Book, row);
        else if (row.Code == Mechanism.FundLeft) memory.Store(row.State, memory.Load(Book.LedgerSlot + PathLedger.Fund));
        else if (row.Code == Mechanism.SocializedLoss) BackstopStages.Socialize<TReal, TMask, TMemory>(ref memory, Book);
    }
}
