namespace MonteCarloRisk.Governance.Nightly;

/// <summary>What came of a market in a nightly run.</summary>
public enum NightlyStatus
{
    /// <summary>Every requirement was resolved.</summary>
    Met,

    /// <summary>Some requirement could not be resolved.</summary>
    Unresolved,

    /// <summary>The market file or its data cannot be used.</summary>
    BadInput,

    /// <summary>Something else went wrong.</summary>
    Failed,
}
