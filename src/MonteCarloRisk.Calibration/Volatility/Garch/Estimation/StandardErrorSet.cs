namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>Standard errors of the natural parameters, by each covariance; zero where a parameter is at its bound.</summary>
sealed record StandardErrorSet(double[] Hessian, double[] OuterProducts, double[] Robust);
