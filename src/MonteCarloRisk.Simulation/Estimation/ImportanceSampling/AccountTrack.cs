using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>How one account fares along a path of a pilot.</summary>
/// <param name="book">The accounts of the pilot.</param>
/// <param name="closeOuts">When they are closed out and what that costs.</param>
/// <param name="account">The account's index.</param>
internal sealed class AccountTrack(AccountBook book, WalkedCloseOuts closeOuts, int account)
{
    private const double MostLeft = 900;

    private int delay = book.Delay;

    /// <summary>The date of its breach; beyond all dates where there is none yet.</summary>
    public int Breach { get; private set; } = int.MaxValue;

    /// <summary>Whether it is closed out.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Its health on the date that was observed last.</summary>
    public double Health { get; private set; }

    /// <summary>The lowest height so far, see <see cref="AccountWalk"/>.</summary>
    public double Lowest { get; private set; } = double.PositiveInfinity;

    /// <summary>What is at stake today.</summary>
    public double Scale { get; private set; } = 1;

    /// <summary>Takes note of a date, once its instruments are known.</summary>
    public void Observe(ref DoubleHostMemory<Double1, Mask1> memory, int date)
    {
        double equity = Form(ref memory, 0);
        Health = Form(ref memory, 1);
        if (date == 0) Scale = Math.Max(Math.Abs(equity) + Form(ref memory, 2), double.Epsilon);
        if (IsClosed) return;
        if (Health < 0 && Breach == int.MaxValue && date <= book.MonitoringDates) (Breach, delay) = (date, closeOuts.Delay(ref memory, date));
        IsClosed = Breach != int.MaxValue && date == Breach + delay;
        if (IsClosed) Lowest = Math.Min((equity - closeOuts.Cost(ref memory, account)) / Scale, MostLeft);
        else if (date <= book.MonitoringDates && Breach >= date) Lowest = Math.Min(Lowest, AccountWalk.Breached + (Health / Scale));
    }

    // Equity, health or exposure.
    private double Form(ref DoubleHostMemory<Double1, Mask1> memory, int form)
    {
        double sum = memory.Parameter(book.ConstantParameter + (3 * account) + form).Value;
        int end = memory.Integer(book.EntryInteger + account + 1);
        for (int entry = memory.Integer(book.EntryInteger + account); entry < end; entry++)
        {
            sum = Math.FusedMultiplyAdd(memory.Parameter(book.EntryParameter + (3 * entry) + form).Value, memory.Load(memory.Integer(book.EntrySlotInteger + entry)).Value, sum);
        }

        return sum;
    }
}
