namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>How well a model forecast the variance of each day, against squared returns.</summary>
/// <param name="Model">The model.</param>
/// <param name="Qlike">Mean QLIKE; lower is better.</param>
/// <param name="SquaredError">Mean squared error; lower is better.</param>
/// <param name="QlikeAgainstEwma">Diebold and Mariano's test of QLIKE against EWMA; below zero this model is better. Null for EWMA itself.</param>
/// <param name="SquaredErrorAgainstEwma">The same of the squared error.</param>
/// <param name="RefitsRefused">Fits that came to no maximum; the parameters before them stood.</param>
/// <param name="ForecastsRefused">Days on which EWMA stood in for a forecast that could not be used.</param>
public sealed record VolatilityScore(
    string Model,
    double Qlike,
    double SquaredError,
    HypothesisTest? QlikeAgainstEwma,
    HypothesisTest? SquaredErrorAgainstEwma,
    int RefitsRefused,
    int ForecastsRefused);
