using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Models;

/// <summary>
/// The variance of the next step from that of a step: v' = constant + (reaction + asymmetry [x below 0]) x^2 + persistence v, x the return less its mean. It
/// covers EWMA (no constant, reaction and persistence sum to one), GARCH(1,1) and GJR.
/// </summary>
/// <param name="Constant">Constant, zero or more.</param>
/// <param name="Reaction">Weight of the squared return, zero or more.</param>
/// <param name="Asymmetry">Added weight of a fall; with the reaction zero or more.</param>
/// <param name="Persistence">Weight of the step's variance, in [0, 1].</param>
public sealed record VarianceRecursion(double Constant, double Reaction, double Asymmetry, double Persistence)
{
    // Weights that sum to one are rounded.
    private const double Rounding = 1e-9;

    /// <summary>What is left of a deviation of the variance after a step with symmetric errors of variance one: reaction + asymmetry / 2 + persistence.</summary>
    [JsonIgnore]
    public double Remaining => Reaction + (Asymmetry / 2) + Persistence;

    /// <summary>Mean variance of a step far ahead, under such errors; null where a deviation is never forgotten.</summary>
    [JsonIgnore]
    public double? LongRun => Remaining < 1 - Rounding ? Constant / (1 - Remaining) : null;

    /// <summary>Whether the variance stays what it is, whatever happens on the path.</summary>
    [JsonIgnore]
    public bool IsDeterministic => Reaction == 0 && Asymmetry == 0;

    /// <summary>The recursion of exponential weights.</summary>
    /// <param name="decay">Weight of the variance before, in (0, 1).</param>
    public static VarianceRecursion Ewma(double decay) => new(0, 1 - decay, 0, decay);

    /// <summary>The variance of the next step.</summary>
    /// <param name="variance">Variance of the step.</param>
    /// <param name="surprise">Return of the step less its mean.</param>
    public double Next(double variance, double surprise) => Constant + ((Reaction + (surprise < 0 ? Asymmetry : 0)) * surprise * surprise) + (Persistence * variance);

    /// <summary>What is wrong with it, or null: a negative or infinite weight, or a variance that grows without bound.</summary>
    public (string Member, double Value, string Allowed)? Fault()
    {
        if (!(Constant >= 0 && Constant <= ConditionalVariance.Largest)) return ("constant", Constant, $"zero or more, at most {ConditionalVariance.Largest}, is");
        if (!(Reaction >= 0 && Reaction <= 1)) return ("reaction", Reaction, "0 to 1 is");
        if (!(Reaction + Asymmetry >= 0 && Asymmetry <= 2)) return ("asymmetry", Asymmetry, "a weight which with the reaction is zero or more, at most 2, is");
        if (!(Persistence >= 0 && Persistence <= 1)) return ("persistence", Persistence, "0 to 1 is");
        return Remaining <= 1 + Rounding ? null : ("persistence", Persistence, $"reaction + asymmetry / 2 + persistence is {Remaining:0.######}; at most 1 is allowed, since beyond it the variance grows without bound");
    }
}
