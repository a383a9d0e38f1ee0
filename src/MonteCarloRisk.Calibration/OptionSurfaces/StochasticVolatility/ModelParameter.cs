namespace MonteCarloRisk.Calibration.OptionSurfaces.StochasticVolatility;

/// <summary>A parameter of a model, the interval that it may lie in, and the one that a global search covers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lower">Lower end of what it may be.</param>
/// <param name="Upper">Upper end of what it may be.</param>
/// <param name="SearchLower">Lower end of the global search.</param>
/// <param name="SearchUpper">Upper end of the global search.</param>
/// <param name="IsScale">Whether its logarithm is the natural coordinate.</param>
sealed record ModelParameter(string Name, double Lower, double Upper, double SearchLower, double SearchUpper, bool IsScale)
{
    const double EndShare = 1e-3;

    /// <summary>The value at a coordinate: the whole line is led onto the interval.</summary>
    public double Value(double coordinate) => FromScale(ToScale(Lower) + (Fitting.Logistic.Of(coordinate) * (ToScale(Upper) - ToScale(Lower))));

    /// <summary>The coordinate of a value.</summary>
    public double Coordinate(double value) => Fitting.Logistic.Inverse((ToScale(value) - ToScale(Lower)) / (ToScale(Upper) - ToScale(Lower)));

    /// <summary>Whether a value lies at an end of the interval: the interval then determines it, and not the quotes.</summary>
    public bool IsAtEnd(double value)
    {
        double share = (ToScale(value) - ToScale(Lower)) / (ToScale(Upper) - ToScale(Lower));
        return share is < EndShare or > 1 - EndShare;
    }

    double ToScale(double value) => IsScale ? Math.Log(value) : value;

    double FromScale(double value) => IsScale ? Math.Exp(value) : value;
}
