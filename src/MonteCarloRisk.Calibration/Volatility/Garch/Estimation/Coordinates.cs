using MonteCarloRisk.Calibration.Volatility.Errors;

namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>
/// Unconstrained coordinates u of a model's parameters, so that every point is a stationary model with positive variances.
/// With s(u) = 1 / (1 + exp(-u)):
/// GARCH and GJR: omega = exp(level), p = s(persistence), a = s(shock share), r = s(rise share), which is 1/2 in a GARCH;
/// alpha = 2 p a r, alpha + gamma = 2 p a (1 - r), beta = p (1 - a), so that alpha + gamma / 2 + beta = p.
/// EGARCH: beta = 2 s(persistence) - 1, omega = (1 - beta) level, alpha and gamma as they are.
/// Student-t: 1 / v = lowest + (highest - lowest) s(shape); at its lowest the errors are as good as normal.
/// A logit is held within +-16, where s is 1e-7 from its end: beyond, the parameter is at its bound.
/// </summary>
sealed class Coordinates
{
    public const double LogitBound = 16;

    const double LowestInverse = 0.001;
    const double HighestInverse = 0.49;

    readonly bool isExponential;
    readonly CoordinateKind[] kinds;

    public Coordinates(GarchModel model)
    {
        isExponential = model.Equation == VarianceEquation.Egarch;
        var list = new List<CoordinateKind>();
        if (model.Mean == ReturnMean.Constant)
            list.Add(CoordinateKind.Mean);
        list.Add(CoordinateKind.Level);
        list.Add(CoordinateKind.Persistence);
        list.AddRange(model.Equation switch
        {
            VarianceEquation.Garch => [CoordinateKind.ShockShare],
            VarianceEquation.Gjr => [CoordinateKind.ShockShare, CoordinateKind.RiseShare],
            _ => new[] { CoordinateKind.Size, CoordinateKind.Sign },
        });
        if (model.Errors == ErrorFamily.Student)
            list.Add(CoordinateKind.Shape);
        kinds = list.ToArray();
    }

    public int Count => kinds.Length;

    public IReadOnlyList<CoordinateKind> Kinds => kinds;

    public static bool IsLogit(CoordinateKind kind) =>
        kind is CoordinateKind.Persistence or CoordinateKind.ShockShare or CoordinateKind.RiseShare or CoordinateKind.Shape;

    public static double Logistic(double u) => 1 / (1 + Math.Exp(-u));

    /// <summary>ds/du, without cancellation at either end.</summary>
    public static double LogisticSlope(double u) => 1 / ((1 + Math.Exp(-u)) * (1 + Math.Exp(u)));

    public static double Logit(double share) => Math.Log(share / (1 - share));

    public int IndexOf(CoordinateKind kind) => Array.IndexOf(kinds, kind);

    public GarchParameters Parameters(ReadOnlySpan<double> u)
    {
        double mean = Read(u, CoordinateKind.Mean, 0);
        double level = Read(u, CoordinateKind.Level, 0);
        double p = Logistic(Read(u, CoordinateKind.Persistence, 0));
        int shape = IndexOf(CoordinateKind.Shape);
        double degreesOfFreedom = shape < 0 ? double.PositiveInfinity : 1 / Inverse(u[shape]);
        if (isExponential)
        {
            double persistence = 2 * p - 1;
            return new GarchParameters(
                mean, (1 - persistence) * level, Read(u, CoordinateKind.Size, 0), Read(u, CoordinateKind.Sign, 0), persistence, degreesOfFreedom);
        }

        double a = Logistic(Read(u, CoordinateKind.ShockShare, 0));
        double r = Logistic(Read(u, CoordinateKind.RiseShare, 0));
        return new GarchParameters(mean, Math.Exp(level), 2 * p * a * r, 2 * p * a * (1 - 2 * r), p * (1 - a), degreesOfFreedom);
    }

    /// <summary>Fills in the derivatives of the natural parameters, rows, by the coordinates, columns.</summary>
    public void Jacobian(ReadOnlySpan<double> u, Span<double> jacobian)
    {
        GarchParameters at = Parameters(u);
        jacobian.Clear();
        double persistence = Read(u, CoordinateKind.Persistence, 0);
        double p = Logistic(persistence), slope = LogisticSlope(persistence);
        double share = Read(u, CoordinateKind.ShockShare, 0), rise = Read(u, CoordinateKind.RiseShare, 0);
        double a = Logistic(share), r = Logistic(rise);
        for (int j = 0; j < kinds.Length; j++)
        {
            switch (kinds[j])
            {
                case CoordinateKind.Mean:
                    Set(jacobian, 0, j, 1);
                    break;
                case CoordinateKind.Level:
                    Set(jacobian, 1, j, isExponential ? 1 - at.Beta : at.Omega);
                    break;
                case CoordinateKind.Persistence when isExponential:
                    Set(jacobian, 1, j, -2 * slope * Read(u, CoordinateKind.Level, 0));
                    Set(jacobian, 4, j, 2 * slope);
                    break;
                case CoordinateKind.Persistence:
                    Set(jacobian, 2, j, 2 * a * r * slope);
                    Set(jacobian, 3, j, 2 * a * (1 - 2 * r) * slope);
                    Set(jacobian, 4, j, (1 - a) * slope);
                    break;
                case CoordinateKind.ShockShare:
                    double byShare = p * LogisticSlope(share);
                    Set(jacobian, 2, j, 2 * r * byShare);
                    Set(jacobian, 3, j, 2 * (1 - 2 * r) * byShare);
                    Set(jacobian, 4, j, -byShare);
                    break;
                case CoordinateKind.RiseShare:
                    double byRise = 2 * p * a * LogisticSlope(rise);
                    Set(jacobian, 2, j, byRise);
                    Set(jacobian, 3, j, -2 * byRise);
                    break;
                case CoordinateKind.Size:
                    Set(jacobian, 2, j, 1);
                    break;
                case CoordinateKind.Sign:
                    Set(jacobian, 3, j, 1);
                    break;
                default:
                    Set(jacobian, 5, j, -at.DegreesOfFreedom * at.DegreesOfFreedom * (HighestInverse - LowestInverse) * LogisticSlope(u[j]));
                    break;
            }
        }
    }

    /// <summary>The coordinate of some degrees of freedom.</summary>
    public static double ShapeOf(double degreesOfFreedom) => Logit((1 / degreesOfFreedom - LowestInverse) / (HighestInverse - LowestInverse));

    /// <summary>What it means that a coordinate is at the end of its range.</summary>
    public string BoundName(int coordinate, bool upper) => (kinds[coordinate], upper) switch
    {
        (CoordinateKind.Persistence, true) => isExponential ? "beta = 1" : "persistence = 1",
        (CoordinateKind.Persistence, false) => isExponential ? "beta = -1" : "persistence = 0",
        (CoordinateKind.ShockShare, true) => "beta = 0",
        (CoordinateKind.ShockShare, false) => "no reaction to shocks",
        (CoordinateKind.RiseShare, true) => "no reaction to falls",
        (CoordinateKind.RiseShare, false) => "alpha = 0",
        (_, true) => "degrees of freedom = 2",
        _ => "errors are normal",
    };

    /// <summary>Whether a coordinate at the end of its range leaves a natural parameter no freedom.</summary>
    public bool Fixes(int coordinate, bool upper, int parameter) => (kinds[coordinate], upper) switch
    {
        (CoordinateKind.Persistence, true) => isExponential && parameter == 4,
        (CoordinateKind.Persistence, false) => isExponential ? parameter == 4 : parameter is 2 or 3 or 4,
        (CoordinateKind.ShockShare, true) => parameter == 4,
        (CoordinateKind.ShockShare, false) => parameter is 2 or 3,
        (CoordinateKind.RiseShare, false) => parameter == 2,
        (CoordinateKind.Shape, _) => parameter == 5,
        _ => false,
    };

    static double Inverse(double u) => LowestInverse + (HighestInverse - LowestInverse) * Logistic(u);

    double Read(ReadOnlySpan<double> u, CoordinateKind kind, double otherwise)
    {
        int index = IndexOf(kind);
        return index < 0 ? otherwise : u[index];
    }

    void Set(Span<double> jacobian, int parameter, int coordinate, double value) => jacobian[parameter * Count + coordinate] = value;
}
