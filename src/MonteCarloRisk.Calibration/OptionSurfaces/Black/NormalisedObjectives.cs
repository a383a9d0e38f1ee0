namespace MonteCarloRisk.Calibration.OptionSurfaces.Black;

/// <summary>Ratios b''/b' and b'''/b' of the derivatives of the normalised price to s.</summary>
readonly struct PriceCurvature
{
    public readonly double Second;
    public readonly double Third;

    public PriceCurvature(double x, double s)
    {
        double h = x / s;
        Second = (h * h / s) - (0.25 * s);
        Third = (Second * Second) - (3 * h * h / (s * s)) - 0.25;
    }

    /// <summary>f''/f' and f'''/f' of f = ln g, where g'' / g' and g''' / g' are these ratios and q = g'/g.</summary>
    public (double Second, double Third) OfLogarithm(double q) => (Second - q, Third - (3 * q * Second) + (2 * q * q));
}

/// <summary>f = 1 / (ln b - c) - 1 / (ln β - c): for small prices, where ln b is nearly -x²/(2s²) and a constant.</summary>
readonly struct LowerObjective(double x, double price, double offset) : INormalisedObjective
{
    readonly double x = x;
    readonly double offset = offset;
    readonly double target = Math.Log(price) - offset;

    public (double Newton, double Second, double Third) At(double s)
    {
        double difference = MillsRatio.Difference(x / s, 0.5 * s);
        double log = NormalisedBlack.LogPrice(x, s, difference) - offset;
        double q = 1 / difference;
        (double second, double third) = new PriceCurvature(x, s).OfLogarithm(q);
        double relative = q / log;
        return ((target - log) * log / (target * q), second - (2 * relative), third - (6 * second * relative) + (6 * relative * relative));
    }
}

/// <summary>f = ln b - ln β: for prices above the inflection and below half the highest.</summary>
readonly struct MiddleObjective(double x, double price) : INormalisedObjective
{
    readonly double x = x;
    readonly double target = Math.Log(price);

    public (double Newton, double Second, double Third) At(double s)
    {
        double difference = MillsRatio.Difference(x / s, 0.5 * s);
        (double second, double third) = new PriceCurvature(x, s).OfLogarithm(1 / difference);
        return ((target - NormalisedBlack.LogPrice(x, s, difference)) * difference, second, third);
    }
}

/// <summary>f = ln(e^(x/2) - b) - ln(e^(x/2) - β): for prices near the highest.</summary>
readonly struct UpperObjective(double x, double price, double most) : INormalisedObjective
{
    readonly double x = x;
    readonly double target = Math.Log(most - price);

    public (double Newton, double Second, double Third) At(double s)
    {
        double complement = NormalisedBlack.Complement(x, s);
        double q = -NormalisedBlack.Derivative(x, s) / complement;
        (double second, double third) = new PriceCurvature(x, s).OfLogarithm(q);
        return ((target - Math.Log(complement)) / q, second, third);
    }
}
