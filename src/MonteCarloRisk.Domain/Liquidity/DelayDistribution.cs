using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Liquidity;

/// <summary>How long it takes from a breach to the close-out, by chance: one draw a date and path, the same for every account that is breached on that date.</summary>
/// <param name="Chances">Delays, ascending, each with its probability; the probabilities sum to one.</param>
public sealed record DelayDistribution(IReadOnlyList<DelayChance> Chances)
{
    /// <summary>The most delays that are told apart.</summary>
    public const int MostChances = 32;

    /// <summary>The longest delay.</summary>
    [JsonIgnore]
    public int Longest => Chances[^1].Delay;

    /// <summary>The mean delay.</summary>
    [JsonIgnore]
    public double Mean => Chances.Sum(chance => chance.Delay * chance.Probability);

    /// <summary>A close-out that is tried once a date, from the first on, and succeeds each time with the same probability; what is left at the longest delay is closed out then.</summary>
    /// <param name="first">Delay of the first trial, zero or more.</param>
    /// <param name="success">Probability of success, in (0, 1).</param>
    /// <param name="longest">The longest delay, above the first.</param>
    public static DelayDistribution Geometric(int first, double success, int longest)
    {
        var chances = new List<DelayChance>();
        double left = 1;
        for (int delay = first; delay < longest; delay++)
        {
            chances.Add(new DelayChance(delay, left * success));
            left *= 1 - success;
        }

        chances.Add(new DelayChance(longest, left));
        return new DelayDistribution(chances);
    }

    /// <summary>Every delay some dates longer.</summary>
    /// <param name="dates">How many, zero or more.</param>
    public DelayDistribution Later(int dates) => new([.. Chances.Select(chance => chance with { Delay = chance.Delay + dates })]);

    /// <inheritdoc/>
    public bool Equals(DelayDistribution? other) => other is not null && Chances.SequenceEqual(other.Chances);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Chances.Count, Chances[^1]);
}

/// <summary>A delay and how likely it is.</summary>
/// <param name="Delay">Dates from the breach to the close-out, zero or more.</param>
/// <param name="Probability">Its probability, above zero.</param>
public sealed record DelayChance(int Delay, double Probability);
