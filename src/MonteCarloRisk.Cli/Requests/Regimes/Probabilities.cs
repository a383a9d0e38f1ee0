using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>Lists of probabilities that are a distribution.</summary>
static class Probabilities
{
    // Of thirds written with six digits.
    const double SumTolerance = 1e-6;

    public static void Check(IReadOnlyList<double> list, int count, JsonPlace place)
    {
        if (list is null) throw place.Refuse(null, "a list of probabilities is needed");
        if (list.Count != count) throw place.Fault($"{list.Count} probabilities; {count} are needed, one a regime");
        for (int i = 0; i < count; i++)
        {
            if (!(list[i] >= 0 && list[i] <= 1)) throw place.Item(i).Refuse(list[i], "a probability is from 0 to 1");
        }

        if (!(Math.Abs(list.Sum() - 1) <= SumTolerance)) throw place.Fault(FormattableString.Invariant($"the probabilities sum to {list.Sum():0.######}; they sum to 1"));
    }
}
