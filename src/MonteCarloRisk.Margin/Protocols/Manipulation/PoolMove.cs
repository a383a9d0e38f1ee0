using MonteCarloRisk.Domain.Protocols.Manipulation;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Markets;

namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>What it takes to hold a pool at a multiple of its price, up or down alike: moving it down brings the asset in, whose price in the numéraire is then the multiple's inverse.</summary>
/// <param name="Spent">What comes in at first.</param>
/// <param name="Cost">What is lost: within one transaction the fees both ways, else in each block what those gain who trade the pool back, and the fee.</param>
public readonly record struct PoolMove(double Spent, double Cost)
{
    /// <summary>Holds a pool at a multiple for a number of blocks; zero within one transaction.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="multiple">Its price over today's, above zero.</param>
    /// <param name="blocks">Blocks.</param>
    public static PoolMove Of(ReferencePool pool, double multiple, int blocks)
    {
        double away = Math.Max(multiple, 1 / multiple);
        Double1 reserve = new(pool.Reserve);
        Double1 fee = new(pool.Fee);
        Double1 amount = ConstantProduct<Double1, Mask1>.AmountToMove(reserve, new(away), fee);
        if (blocks > 0) return new(amount.Value, blocks * ConstantProduct<Double1, Mask1>.CostToMove(reserve, new(away), fee).Value);
        PoolSwap<Double1> there = ConstantProduct<Double1, Mask1>.Swap(amount, reserve, reserve, fee);
        PoolSwap<Double1> back = ConstantProduct<Double1, Mask1>.Swap(there.Out, there.ReserveOut, there.ReserveIn, fee);
        return new(amount.Value, amount.Value - back.Out.Value);
    }
}
