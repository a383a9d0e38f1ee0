namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>Generalized Pareto tails on both sides of a centre that runs straight between points of probability and value.</summary>
/// <param name="Lower">The tail of falls; its distances go down.</param>
/// <param name="Probabilities">Probabilities of the centre's points, rising, from that of the lower tail to one less that of the upper.</param>
/// <param name="Values">Their values, never falling, from threshold to threshold.</param>
/// <param name="Upper">The tail of rises.</param>
public sealed record GeneralizedParetoMargin(MarginTail Lower, IReadOnlyList<double> Probabilities, IReadOnlyList<double> Values, MarginTail Upper) : ReturnMargin
{
    /// <inheritdoc/>
    public override double Mean
    {
        get
        {
            if (Lower.Shape >= 1 || Upper.Shape >= 1) return double.NaN;
            double sum = (Lower.Probability * (Lower.Threshold - Lower.MeanDistance)) + (Upper.Probability * (Upper.Threshold + Upper.MeanDistance));
            for (int i = 1; i < Values.Count; i++) sum += (Probabilities[i] - Probabilities[i - 1]) * (Values[i] + Values[i - 1]) / 2;
            return sum;
        }
    }

    /// <inheritdoc/>
    public override double Variance
    {
        get
        {
            if (Lower.Shape >= 0.5 || Upper.Shape >= 0.5) return double.PositiveInfinity;
            double mean = Mean;
            double sum = Squares(Lower, Lower.Threshold - mean, -1) + Squares(Upper, Upper.Threshold - mean, 1);
            for (int i = 1; i < Values.Count; i++)
            {
                (double from, double to) = (Values[i - 1] - mean, Values[i] - mean);
                sum += (Probabilities[i] - Probabilities[i - 1]) * ((from * from) + (from * to) + (to * to)) / 3;
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public override bool HasMeanPrice(double scale) => scale == 0 || Upper.Shape < 0 || (Upper.Shape == 0 && scale * Upper.Scale < 1);

    private static double Squares(MarginTail tail, double threshold, int sign) =>
        tail.Probability * ((threshold * threshold) + (2 * sign * threshold * tail.MeanDistance) + tail.MeanSquare);
}
