using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Liquidity;

namespace MonteCarloRisk.Calibration.MarketFiles.Liquidity;

/// <summary>How a liquidation delay is drawn, as a file says it.</summary>
[Description("How the liquidation delay is drawn: once a date and path, the same for every account that is breached on that date.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Geometric), "geometric")]
public abstract record DelayChoice
{
    const double Rounding = 1e-6;

    /// <summary>Checks the numbers.</summary>
    /// <param name="longest">The longest delay that is allowed.</param>
    /// <param name="unit">What delays count, such as "whole days".</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="Domain.InputException">One is out of range.</exception>
    public abstract void Check(int longest, string unit, JsonPlace place);

    /// <summary>The distribution.</summary>
    public abstract DelayDistribution ToDistribution();

    static void CheckDelay(int delay, int longest, string unit, JsonPlace place)
    {
        if (delay < 0 || delay > longest) throw place.Refuse(delay, $"a delay is 0 to {longest} {unit}");
    }

    [Description("Delays and their probabilities.")]
    internal sealed record Table : DelayChoice
    {
        [Description("1 to 32 delays, ascending, in days (market files) or monitoring dates (requests).")]
        [Within("[0, 365]")]
        public required IReadOnlyList<int> Delays { get; init; }

        [Description("As many probabilities, each above 0; they sum to 1.")]
        [Within("(0, 1]")]
        public required IReadOnlyList<double> Probabilities { get; init; }

        public override void Check(int longest, string unit, JsonPlace place)
        {
            JsonPlace delays = place.Member("delays"), probabilities = place.Member("probabilities");
            if (Delays.Count is < 1 or > DelayDistribution.MostChances) throw delays.Fault($"{Delays.Count} delays; 1 to {DelayDistribution.MostChances} are allowed");
            if (Probabilities.Count != Delays.Count) throw probabilities.Fault($"{Probabilities.Count} probabilities of {Delays.Count} delays; each has one");
            for (int i = 0; i < Delays.Count; i++)
            {
                CheckDelay(Delays[i], longest, unit, delays.Item(i));
                if (i > 0 && Delays[i] <= Delays[i - 1]) throw delays.Item(i).Refuse(Delays[i], "delays are ascending, each once");
                if (!(Probabilities[i] > 0 && Probabilities[i] <= 1)) throw probabilities.Item(i).Refuse(Probabilities[i], "a probability is above 0 and at most 1");
            }

            if (!(Math.Abs(Probabilities.Sum() - 1) <= Rounding)) throw probabilities.Fault(FormattableString.Invariant($"the probabilities sum to {Probabilities.Sum():G9}; they sum to 1"));
        }

        public override DelayDistribution ToDistribution() => new([.. Delays.Zip(Probabilities, (delay, probability) => new DelayChance(delay, probability))]);
    }

    [Description("A close-out is tried once a date from the first delay on and succeeds each time with the same probability; at the longest delay it is done.")]
    internal sealed record Geometric : DelayChoice
    {
        [Description("Delay of the first trial, 0 or more; by default 0.")]
        [Within("[0, )")]
        public int First { get; init; }

        [Description("Probability of success of a trial, above 0 and below 1.")]
        [Within("(0, 1)")]
        public required double Success { get; init; }

        [Description("The longest delay, above the first, at most 31 more.")]
        [Within("[1, )")]
        public required int Longest { get; init; }

        public override void Check(int longest, string unit, JsonPlace place)
        {
            CheckDelay(First, longest, unit, place.Member("first"));
            CheckDelay(Longest, longest, unit, place.Member("longest"));
            if (Longest <= First || Longest - First >= DelayDistribution.MostChances)
                throw place.Member("longest").Refuse(Longest, $"the longest delay is {First + 1} to {First + DelayDistribution.MostChances - 1} where the first is {First}");
            Ranges.CheckProbability(Success, place.Member("success"), "a probability of success");
        }

        public override DelayDistribution ToDistribution() => DelayDistribution.Geometric(First, Success, Longest);
    }
}
