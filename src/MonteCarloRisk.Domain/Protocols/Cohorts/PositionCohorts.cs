namespace MonteCarloRisk.Domain.Protocols.Cohorts;

/// <summary>
/// Groups a protocol's positions into cohorts, each as one position with the units and the debt of all of them.
/// </summary>
/// <remarks>
/// Only positions that differ by name, units and debt alone share a cohort. Those of one kind stand in the order of debt / units, which is that of the price at which each becomes unhealthy, and are cut into runs of about equal debt: a cohort becomes unhealthy
/// at the mean price of its positions, weighted by units, and what is liquidated too early or too late is at most its debt, so no cohort's error is to be much larger than another's. Quantiles of the key would give the many positions of a few units as
/// many cohorts as the few that make up the debt. A position larger than an equal part is a cohort by itself. Each kind has one cohort, and the others go, one by one, to the kind whose cohorts are still the largest with it.
/// </remarks>
public static class PositionCohorts
{
    /// <summary>The protocol with its positions in cohorts; units and debt add up to what they were.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="most">The most cohorts, one for each kind of position or more.</param>
    /// <exception cref="InputException">There are more kinds of positions.</exception>
    public static LendingProtocol Of(LendingProtocol protocol, int most)
    {
        LendingPosition[][] kinds = [.. protocol.Positions.GroupBy(Kind).Select(kind => kind.OrderByDescending(position => position.Debt / position.Units).ThenBy(position => position.Name, StringComparer.Ordinal).ToArray())];
        if (kinds.Length > most) throw new InputException("cohorts", $"{most} cohorts of positions of {kinds.Length} kinds; positions share a cohort that differ by name, units and debt alone, so {kinds.Length} or more are needed");
        int[] counts = Share([.. kinds.Select(kind => (kind.Sum(position => position.Debt), kind.Length))], most);
        return protocol with { Positions = [.. kinds.Zip(counts).SelectMany(kind => Cut(kind.First, kind.Second)).Select((members, cohort) => Whole(members, cohort + 1))] };
    }

    private static LendingPosition Kind(LendingPosition position) => position with { Name = string.Empty, Units = 0, Debt = 0 };

    // The method of J. D'Hondt, one for each first.
    private static int[] Share((double Debt, int Positions)[] kinds, int most)
    {
        int[] counts = [.. kinds.Select(_ => 1)];
        for (int left = most - kinds.Length; left > 0; left--)
        {
            int next = -1;
            for (int kind = 0; kind < kinds.Length; kind++)
            {
                if (counts[kind] < kinds[kind].Positions && (next < 0 || kinds[kind].Debt * (counts[next] + 1) > kinds[next].Debt * (counts[kind] + 1))) next = kind;
            }

            if (next < 0) break;
            counts[next]++;
        }

        return counts;
    }

    // Each cohort takes positions until it has its part of the debt that is left, to the nearer side, and leaves one position or more for each cohort behind it.
    private static IEnumerable<LendingPosition[]> Cut(LendingPosition[] positions, int count)
    {
        double left = positions.Sum(position => position.Debt);
        int first = 0;
        for (int cohort = 0; cohort < count; cohort++)
        {
            double part = left / (count - cohort);
            int last = positions.Length - (count - cohort - 1);
            int end = first + 1;
            double debt = positions[first].Debt;
            while (end < last && (cohort == count - 1 || debt + (positions[end].Debt / 2) <= part)) debt += positions[end++].Debt;
            yield return positions[first..end];
            left -= debt;
            first = end;
        }
    }

    private static LendingPosition Whole(LendingPosition[] members, int cohort) => members.Length == 1
        ? members[0]
        : members[0] with { Name = $"cohort {cohort}, {members.Length} positions", Units = members.Sum(member => member.Units), Debt = members.Sum(member => member.Debt) };
}
