namespace MonteCarloRisk.Domain.Markets;

/// <summary>When a simulation stops before its last path; it always stops behind a whole block of paths, and its result is that of so many paths, whatever stopped it.</summary>
public abstract record StoppingRule
{
    /// <summary>The most paths that a rule takes where nothing else is said: 10^10.</summary>
    public const long UsualMaximumPaths = 10_000_000_000;

    /// <summary>What ended a run, in words.</summary>
    /// <param name="byRule">Whether this rule did, rather than the most paths that it might take.</param>
    public string Ended(bool byRule) => byRule ? ToString()! : $"maximum paths, before {this}";

    /// <summary>Whether a run met its error target; null where it has none.</summary>
    /// <param name="ended">What ended the run, as <see cref="Ended"/> says it.</param>
    public bool? IsErrorTargetMet(string ended) => this is RelativeError or AbsoluteError ? ended == Ended(byRule: true) : null;

    /// <summary>Runs every path.</summary>
    public static StoppingRule AllPaths { get; } = new Complete();

    /// <summary>Runs every path asked for.</summary>
    public sealed record Complete : StoppingRule
    {
        /// <inheritdoc/>
        public override string ToString() => "all paths";
    }

    /// <summary>Stops where the standard error is at or below a fraction of the estimate's magnitude.</summary>
    /// <param name="Fraction">The fraction, above zero, such as 0.01.</param>
    public sealed record RelativeError(double Fraction) : StoppingRule
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"relative standard error {Fraction:R}");
    }

    /// <summary>Stops where the standard error is at or below a size.</summary>
    /// <param name="Size">The size in the estimate's unit, above zero.</param>
    public sealed record AbsoluteError(double Size) : StoppingRule
    {
        /// <inheritdoc/>
        public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"standard error {Size:R}");
    }

    /// <summary>Stops when a wall time has passed, behind one block at the least.</summary>
    /// <param name="Time">The time, above zero.</param>
    public sealed record TimeBudget(TimeSpan Time) : StoppingRule
    {
        /// <summary>Simulations that share the time in equal parts; one where nothing else is said.</summary>
        public int Simulations { get; init; } = 1;

        /// <summary>The time of each simulation.</summary>
        public TimeSpan Share => Time / Simulations;

        /// <inheritdoc/>
        public override string ToString() => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"time budget {Time.TotalSeconds:R} s{(Simulations == 1 ? "" : $" for {Simulations} simulations")}");
    }
}
