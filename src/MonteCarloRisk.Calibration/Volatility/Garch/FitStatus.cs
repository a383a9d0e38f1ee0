namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>How a search for the most likely parameters ended.</summary>
public enum FitStatus
{
    /// <summary>At a maximum in the interior: no derivative is left, and the likelihood curves down in every direction.</summary>
    Converged,

    /// <summary>At a maximum on the edge of what is allowed: some parameter is at its bound, and the standard errors of the others take it as given.</summary>
    AtBound,

    /// <summary>Elsewhere: a derivative is left, or the likelihood is flat in a direction. The numbers are the best found and no estimate.</summary>
    NotConverged,
}
