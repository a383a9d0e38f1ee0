using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>What liquidations at a discount that grows as health falls bring who has moved the oracle, see <see cref="Kernels.Mechanics.Auctions.ReverseDiscount{TReal, TMask}"/>, in closed form over positions by falling debt over worth.</summary>
/// <remarks>
/// A position of worth w and debt D, told t w, has health h = c t w / D, c the threshold. What is paid for a unit told one is k = max(h, 1 - most). Where D / k is more than t w all collateral goes for t w k, else what is worth D / (k t) goes for D. The lower the health, the more a unit spent brings,
/// so with little capital the first positions come first. All sums are differences of sums of w, D, w² / D and D² / w.
/// </remarks>
internal sealed class DiscountGain
{
    private readonly (double Debt, double Worth)[] positions;
    private readonly double kept;
    private readonly double threshold;
    private readonly (double Worth, double Debt, double WorthSquaredOverDebt, double DebtSquaredOverWorth)[] sums;

    /// <summary>Positions by falling debt over worth.</summary>
    /// <param name="positions">What each owes, above zero, and what its collateral is worth today, above zero.</param>
    /// <param name="liquidation">The liquidation.</param>
    /// <param name="threshold">What collateral counts for.</param>
    public DiscountGain(IEnumerable<(double Debt, double Worth)> positions, LiquidationMechanism.ReverseDiscount liquidation, double threshold)
    {
        this.positions = [.. positions];
        this.threshold = threshold;
        kept = 1 - liquidation.MaxDiscount;
        sums = new (double, double, double, double)[this.positions.Length + 1];
        for (int i = 0; i < this.positions.Length; i++)
        {
            (double debt, double worth) = this.positions[i];
            sums[i + 1] = (sums[i].Worth + worth, sums[i].Debt + debt, sums[i].WorthSquaredOverDebt + (worth * worth / debt), sums[i].DebtSquaredOverWorth + (debt * debt / worth));
        }
    }

    /// <summary>Gain, and what is spent for it.</summary>
    /// <param name="told">What the oracle tells, over today's price.</param>
    /// <param name="left">What there is to spend.</param>
    public (double Gain, double Spent) Of(double told, double left)
    {
        int unhealthy = Above(told * threshold);
        int deepest = Math.Min(unhealthy, Above(told * threshold / kept));
        (double Gain, double Spent) all = First(told, unhealthy, deepest);
        if (all.Spent <= left) return all;
        int low = 0;
        int high = unhealthy;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (First(told, middle, deepest).Spent <= left) low = middle;
            else high = middle;
        }

        (double gain, double spent) = First(told, low, deepest);
        (double debt, double worth) = positions[low];
        double unit = told * Math.Max(told * threshold * worth / debt, kept);
        return (gain + ((left - spent) * ((1 / unit) - 1)), left);
    }

    // Of the first so many: those at the largest discount, the rest at what health lacks; of each, those whose collateral is gone before their debt stand in front.
    private (double Gain, double Spent) First(double told, int count, int deepest)
    {
        int most = Math.Min(count, deepest);
        int mostAll = Math.Min(most, Above(told * kept));
        int healthAll = Math.Min(count, Math.Max(most, Above(told * Math.Sqrt(threshold))));
        double paidAll = told * kept * sums[mostAll].Worth;
        double paidPart = sums[most].Debt - sums[mostAll].Debt;
        double paidHealthAll = told * told * threshold * (sums[healthAll].WorthSquaredOverDebt - sums[most].WorthSquaredOverDebt);
        double paidHealthPart = sums[count].Debt - sums[healthAll].Debt;
        double taken = sums[mostAll].Worth + (paidPart / (kept * told)) + (sums[healthAll].Worth - sums[most].Worth)
            + ((sums[count].DebtSquaredOverWorth - sums[healthAll].DebtSquaredOverWorth) / (told * told * threshold));
        double spent = paidAll + paidPart + paidHealthAll + paidHealthPart;
        return (taken - spent, spent);
    }

    // Positions whose debt over worth is above a number.
    private int Above(double ratio)
    {
        int low = 0;
        int high = positions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (positions[middle].Debt > ratio * positions[middle].Worth) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
