namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>Returns whose mean and scale switch with a hidden Markov chain, a step at a time; a plain record for a path to be made from.</summary>
/// <param name="Means">Mean of a return in each regime.</param>
/// <param name="Scales">Scale of a return in each regime: its deviation where errors are normal.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of Student t errors; plus infinity for normal ones.</param>
/// <param name="Transition">Row by row: the probability to go from the row's regime to the column's within one step; rows sum to one.</param>
public sealed record RegimeSwitchingModel(
    IReadOnlyList<double> Means,
    IReadOnlyList<double> Scales,
    double DegreesOfFreedom,
    IReadOnlyList<IReadOnlyList<double>> Transition)
{
    /// <summary>Number of regimes.</summary>
    public int Regimes => Means.Count;

    /// <summary>Expected length of a stay in a regime, in steps: 1 / (1 - p(i, i)).</summary>
    /// <param name="regime">The regime.</param>
    public double ExpectedDuration(int regime) => 1 / (1 - Transition[regime][regime]);

    /// <summary>The share of steps in each regime in the long run.</summary>
    public IReadOnlyList<double> StationaryProbabilities()
    {
        var stationary = new double[Regimes];
        RegimeChain.Stationary([.. Transition.SelectMany(row => row)], stationary);
        return stationary;
    }

    /// <summary>Log-likelihood of returns by Hamilton's filter, begun from the stationary probabilities.</summary>
    /// <param name="returns">Returns, a step apart.</param>
    public double LogLikelihood(IReadOnlyList<double> returns) => new RegimeLikelihood([.. returns], Regimes).Smooth(this);

    /// <summary>The probability of each regime at each step given all returns (Kim's smoother), one row a regime.</summary>
    /// <param name="returns">Returns, a step apart.</param>
    public IReadOnlyList<IReadOnlyList<double>> SmoothedProbabilities(IReadOnlyList<double> returns)
    {
        var likelihood = new RegimeLikelihood([.. returns], Regimes);
        likelihood.Smooth(this);
        return [.. Enumerable.Range(0, Regimes).Select(regime => Enumerable.Range(0, returns.Count).Select(step => likelihood.Smoothed(step, regime)).ToArray())];
    }
}
