namespace MonteCarloRisk.Kernels.Programs;

/// <summary>
/// Where the sweep of accounts stands, for plans whose accounts hold prices alone, never short of one, against a debt: integers from the place that <see cref="AccountBook.Sweep"/> names. The prices of all dates are kept, and accounts are
/// gone through one by one, each over all its dates: equity and health rise in every price, so what an account comes to at the least prices of some dates bounds what it comes to on each of them,
/// in rounded numbers too, since every rounding is monotone.
/// </summary>
public static class SweepBook
{
    /// <summary>Integer: number of assets, the length of a row of prices.</summary>
    public const int AssetCount = 0;

    /// <summary>Integer: first state slot of the prices, a row a date from date 0.</summary>
    public const int HistorySlot = 1;

    /// <summary>Integer: first state slot of the least prices: a row over all dates, then one over each span of <see cref="SpanDates"/> dates.</summary>
    public const int LeastSlot = 2;

    /// <summary>Integer: first state slot of an account's least equity up to each date, the account's that is being gone through.</summary>
    public const int LowSlot = 3;

    /// <summary>Integer: first state slot of the marks by breach date: above zero where the protocol has a close-out of that breach date to settle.</summary>
    public const int DueSlot = 4;

    /// <summary>Dates of a span, a power of two.</summary>
    public const int SpanDates = 1 << SpanBits;

    private const int SpanBits = 3;

    /// <summary>Number of spans.</summary>
    /// <param name="dates">Number of dates, date 0 included.</param>
    public static int Spans(int dates) => (dates + SpanDates - 1) >> SpanBits;
}
