namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Where the terms of close-outs stand, for plans whose close-outs cost something or whose delay is drawn: integers from the place that <see cref="AccountBook.CloseOut"/> names, and tallies behind all others.
/// Plans without them are laid out as if there were none.
/// </summary>
/// <remarks>
/// Of an asset of which value V is sold, with u the square of its volatility on the path over the model's and γ its stress exponent:
/// <code>
/// q        = V max(1, u)^(γ / 2)
/// slippage = min(1, max(fixed + coefficient sqrt(min(q, turn)) + sum over pieces of slope min(max(q - start, 0), width), 1 - most / q))
/// cost     = min(1, max(slippage, covered) + added)
/// </code>
/// The account's equity falls by cost V; what of it is not slippage is penalty.
/// </remarks>
public static class CloseOutBook
{
    /// <summary>Integer: number of delays that are told apart; one where it is always the same.</summary>
    public const int DelayCount = 0;

    /// <summary>Integer: first integer of the delays, ascending.</summary>
    public const int DelayInteger = 1;

    /// <summary>Integer: first parameter of the thresholds between the delays, one less than them.</summary>
    public const int ThresholdParameter = 2;

    /// <summary>Integer: first state slot of the drawn delays, a ring as long as that of the lows; then of four uniforms.</summary>
    public const int DelaySlot = 3;

    /// <summary>Integer: low 32 bits of the seed.</summary>
    public const int SeedLow = 4;

    /// <summary>Integer: high 32 bits of the seed.</summary>
    public const int SeedHigh = 5;

    /// <summary>Integer: number of assets, whose prices stand in the first slots of the program.</summary>
    public const int AssetCount = 6;

    /// <summary>Integer: first state slot of the log returns of the date before, one an asset, then of u, and then of max(1, u)^(γ / 2); below zero where no volume shrinks.</summary>
    public const int StressSlot = 7;

    /// <summary>Integer: parameter of what is kept of u over a date; then, by asset, of what one is divided by the model's variance of a date and times what is not kept.</summary>
    public const int StressParameter = 8;

    /// <summary>Integer: first parameter of the terms by asset, see <see cref="Terms"/>.</summary>
    public const int TermParameter = 9;

    /// <summary>Integer: first tally of the costs.</summary>
    public const int FirstTally = 10;

    /// <summary>Integer: state slot of the slippage, then of the penalty, of the protocol's close-outs on the path.</summary>
    public const int CostSlot = 11;

    /// <summary>Integers: by asset the first parameter of its pieces, (start, width, slope) each, and how many there are.</summary>
    public const int Pieces = 12;

    /// <summary>Parameters of an asset: covered, added, fixed, coefficient, turn, most, γ / 2.</summary>
    public const int Terms = 7;

    /// <summary>The last of them.</summary>
    public const int StressTerm = Terms - 1;

    /// <summary>Parameters of a piece.</summary>
    public const int PieceParameters = 3;

    /// <summary>Tallies: moments of the slippage of a path's close-outs of accounts that count towards the protocol.</summary>
    public const int Slippage = 0;

    /// <summary>Tallies: moments of the penalty, likewise.</summary>
    public const int Penalty = MomentTallies.Count;

    /// <summary>Number of tallies.</summary>
    public const int Tallies = 2 * MomentTallies.Count;
}
