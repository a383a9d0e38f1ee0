namespace MonteCarloRisk.Margin.Protocols;

/// <summary>What a path adds up.</summary>
internal enum SumKind
{
    /// <summary>Amounts of zero or more.</summary>
    Amount,

    /// <summary>Differences of amounts that are zero or more by what they are, such as what a sale brings less than its value.</summary>
    Remainder,

    /// <summary>Differences of amounts of either sign, such as a profit.</summary>
    Balance,
}
