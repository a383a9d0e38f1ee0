using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Owners who sell collateral and repay before they are liquidated.</summary>
/// <remarks>
/// Units x are sold so that health comes back to a target h: with units u, debt d, a unit counting for t and bringing p at first and c less each further one,
/// <code>
/// h (d - p x + c x² / 2) = (u - x) t
/// </code>
/// whose smaller root is 2 C / (B + sqrt(B² - 4 A C)), A = h c / 2, B = h p - t, C = h d - u t. Own derivation, from the market of <see cref="MarketStages"/>.
/// </remarks>
internal static class DeRiskingStages
{
    private const int Levels = 1;
    private const int PerPosition = 3;

    /// <summary>Nobody repays. State: the lowest price of the asset so far, as its reach; one for each position whose owner repays, else zero.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(row.State, TReal.Of(float.MaxValue));
        int positions = memory.Integer(book.PositionInteger + row.Asset + 1) - memory.Integer(book.PositionInteger + row.Asset);
        for (int position = 0; position < positions; position++) memory.Store(row.State + 1 + position, TReal.Of(0f));
    }

    /// <summary>
    /// Who is below a level of health sells a part of what brings it to the target, while the whole of the collateral would pay the debt as the market stands; nothing is sold while liquidations are halted.
    /// Parameters: the highest level; of each position level, target and the part of a step, zeros where nobody is attentive; integer: first slot of the measures.
    /// </summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int ledger = book.LedgerSlot;
        int asset = book.Asset(row.Asset);
        TReal index = memory.Load(ledger + PathLedger.DebtIndex);
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal counts = memory.Load(asset + AssetState.Oracle) * threshold;
        TReal written = memory.Parameter(book.MarketParameter + (row.Asset * ProtocolBook.MarketParameters) + 1);
        TReal reach = TReal.Min(memory.Load(row.State), TReal.Min(counts / (written * index), memory.Load(asset + AssetState.Reach)) / memory.Parameter(row.Parameter));
        memory.Store(row.State, reach);
        TMask allowed = KeeperStages.Allowed<TReal, TMask, TMemory>(ref memory, book);
        if (!TMask.Any(allowed)) return;
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = first; position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            Repay<TReal, TMask, TMemory>(ref memory, book, row, book.Position(position), position - first, allowed, counts, index);
        }
    }

    private static void Repay<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int number, TMask allowed, TReal counts, TReal index)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int asset = book.Asset(row.Asset);
        int parameter = row.Parameter + Levels + (PerPosition * number);
        TReal level = memory.Parameter(parameter);
        TReal target = memory.Parameter(parameter + 1);
        TReal units = memory.Load(state + PositionState.Units);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal debt = scaled * index;
        LotSale<TReal, TMask> market = LotSale<TReal, TMask>.In(ref memory, asset);
        TReal first = TReal.NegatedMultiplyAdd(market.Price, market.Pressure, market.Price);
        TReal rise = TReal.MultiplyAdd(target, first, -counts);
        TReal lacking = TReal.NegatedMultiplyAdd(units, counts, target * debt);
        TMask repays = allowed & TReal.LessThan(zero, debt) & TReal.LessThan(units * counts, level * debt) & TReal.LessThan(debt, market.Proceeds(units)) & TReal.LessThan(zero, rise);
        int acting = row.State + 1 + number;
        TMask begins = repays & TReal.Equal(memory.Load(acting), zero);
        memory.Store(acting, TReal.Select(repays, TReal.Of(1f), zero));
        if (!TMask.Any(repays)) return;

        TReal fourfold = TReal.Of(2f) * target * (market.Price * market.Price) * market.InverseDepth;
        TReal root = TReal.Sqrt(TReal.Max(TReal.NegatedMultiplyAdd(fourfold, lacking, rise * rise), zero));
        TReal sold = TReal.Select(repays, TReal.Min(units, memory.Parameter(parameter + 2) * (TReal.Of(2f) * lacking / (rise + root))), zero);
        TReal repaid = TReal.Select(repays, TReal.Min(debt, market.Proceeds(sold)), zero);
        memory.Store(state + PositionState.Units, units - sold);
        memory.Store(state + PositionState.ScaledDebt, scaled - (repaid / index));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, -(repaid / index));
        SaleStages.Press<TReal, TMask, TMemory>(ref memory, book, row.Asset, sold, TReal.MultiplyAdd(sold, market.Price, -market.Proceeds(sold)));
        int measures = memory.Integer(row.Integer);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.DeRisked, repaid);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.DeRiskingCost, TReal.MultiplyAdd(sold, market.Price, -repaid));
        memory.Count(begins, LiquidationTallies.DeRiskings, 1);
    }
}
