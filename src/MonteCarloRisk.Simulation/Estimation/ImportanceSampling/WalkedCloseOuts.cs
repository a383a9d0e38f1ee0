using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>When the accounts of a pilot are closed out and what that costs, by the stages of the run itself.</summary>
/// <param name="Place">Place of the terms among the integers, see <see cref="CloseOutBook"/>; below zero where close-outs cost nothing and the delay is always the same.</param>
/// <param name="Accounts">The accounts.</param>
/// <param name="PriceSlot">First state slot of the prices.</param>
/// <param name="Stage">Stage of the pilot: delays are drawn apart from those of the run.</param>
internal sealed record WalkedCloseOuts(int Place, AccountBook Accounts, int PriceSlot, uint Stage)
{
    /// <summary>Starts a path.</summary>
    public void Open(ref DoubleHostMemory<Double1, Mask1> memory)
    {
        if (Place >= 0) CloseOutStages.Open<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, Place);
    }

    /// <summary>Takes note of a date, once its prices are known.</summary>
    public void Observe(ref DoubleHostMemory<Double1, Mask1> memory, uint path, int date, int logReturnSlot)
    {
        if (Place < 0) return;
        CloseOutStages.Draw<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, Place, Accounts.RingLength, 0, path, date, Stage);
        if (date > 0) CloseOutStages.Observe<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, Place, logReturnSlot);
    }

    /// <summary>Dates from a breach on a date, which was observed last, to its close-out.</summary>
    public int Delay(ref DoubleHostMemory<Double1, Mask1> memory, int date) => Place < 0 || memory.Integer(Place + CloseOutBook.DelayCount) == 1
        ? Accounts.Delay
        : (int)memory.Load(memory.Integer(Place + CloseOutBook.DelaySlot) + (date % Accounts.RingLength)).Value;

    /// <summary>What a close-out of an account takes at the prices of the date that was observed last, in the numéraire.</summary>
    public double Cost(ref DoubleHostMemory<Double1, Mask1> memory, int account)
    {
        if (Place < 0) return 0;
        CloseOutStages.Cost<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, Accounts, Place, PriceSlot, account, out Double1 slippage, out Double1 penalty);
        return slippage.Value + penalty.Value;
    }
}
