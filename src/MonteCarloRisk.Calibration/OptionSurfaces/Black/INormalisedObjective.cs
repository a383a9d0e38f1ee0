namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>A function f of the total volatility s that is zero where the normalised price is the given one.</summary>
interface INormalisedObjective
{
    /// <summary>Newton's step -f/f', and the ratios f''/f' and f'''/f'.</summary>
    (double Newton, double Second, double Third) At(double s);
}
