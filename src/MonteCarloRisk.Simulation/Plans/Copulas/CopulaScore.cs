using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>The probability beyond a score: that of a normal under a Gaussian copula; under a Student t copula that of the t whose score it is.</summary>
internal static class CopulaScore
{
    /// <summary>P(score &gt; s) of one asset for s of zero or more, at most 1/2.</summary>
    public static double Tail(Copula copula, double s) => Math.Min(0.5, copula switch
    {
        Copula.Gaussian => HostMath.NormalCdf(-s),
        Copula.Student student => StudentDistribution.Upper(Math.Sqrt(student.DegreesOfFreedom * HostMath.ExpLessOne(s * s / student.DegreesOfFreedom)), student.DegreesOfFreedom),
        _ => throw new ArgumentOutOfRangeException(nameof(copula), copula, "No score is known for this copula."),
    });
}
