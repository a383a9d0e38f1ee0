using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>What is done with each kind of finding. By default what cannot be used is refused, and everything else is used as it stands.</summary>
[Description("What is done with what the cleaning rules find; by default what cannot be used is refused, and everything else is used as it stands. Every finding is listed.")]
public sealed record CleaningPolicy
{
    /// <summary>Rows that are not in the order of time.</summary>
    [Description("Rows that are not in the order of time, oldest or newest first; by default refused.")]
    public RowDisorder Disorder { get; init; }

    /// <summary>Rows without a closing price.</summary>
    [Description("Rows without a closing price; by default refused.")]
    public UnusableRows BlankPrices { get; init; }

    /// <summary>Rows whose closing price is zero or below.</summary>
    [Description("Rows whose closing price is zero or negative; by default refused.")]
    public UnusableRows NonPositivePrices { get; init; }

    /// <summary>Rows of one time with different prices.</summary>
    [Description("Rows of one time, or of one day in a daily file, with different prices; by default refused. Rows with equal prices count once.")]
    public ConflictingRows ConflictingRows { get; init; }

    /// <summary>A last bar, or a last day of shorter bars, that had not ended.</summary>
    [Description("A last bar, or a last day made of shorter bars, that had not ended; by default left out.")]
    public PartialBars PartialBars { get; init; }

    /// <summary>A first row whose range is that of a listing.</summary>
    [Description("A first row whose range is wild, as on the day of a listing; by default kept.")]
    public SuspectRows ListingPrints { get; init; }

    /// <summary>Days whose close the next day takes back, or its open does not bear out.</summary>
    [Description("Days whose close is far from both neighbours, or from the next open; by default kept.")]
    public SuspectValues BadTicks { get; init; }

    /// <summary>Days whose close differs from that of a second source.</summary>
    [Description("Days whose close differs from the second source; by default kept.")]
    public SuspectValues Differences { get; init; }

    /// <summary>Days whose high or low is far from every other price around.</summary>
    [Description("Days whose high or low is far beyond open and close; by default kept.")]
    public SuspectRows Wicks { get; init; }

    /// <summary>Days whose close repeats for long.</summary>
    [Description("Days on which a close is repeated, after the first; by default kept.")]
    public SuspectRows StaleCloses { get; init; }

    /// <summary>Moves in a day by a factor of ten or more.</summary>
    [Description("Moves from one day to the next by a factor of ten or more, up or down; by default refused.")]
    public LevelJumps LevelJumps { get; init; }
}
