namespace MonteCarloRisk.Calibration.Tails;

/// <summary>Where fitted degrees of freedom lie in their range.</summary>
public enum DegreesBound
{
    /// <summary>Inside.</summary>
    None,

    /// <summary>At the fewest: the tails are as heavy as the fit allows, and no mean exists.</summary>
    Fewest,

    /// <summary>At the most: the data is not told from a normal.</summary>
    Most,
}
