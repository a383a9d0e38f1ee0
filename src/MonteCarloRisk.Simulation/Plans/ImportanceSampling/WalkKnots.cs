namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>
/// The dates on which the walk along a tilt is drawn before its steps: the end, then 7/8, 5/8 and 15/16 of the way, each given those before it. A path that is insolvent by the end most often first is near it.
/// </summary>
internal sealed class WalkKnots
{
    // In sixteenths of the way.
    private static readonly int[] Sixteenths = [16, 14, 10, 15];

    private readonly List<int> dates = [];

    /// <summary>The knots of a number of steps.</summary>
    public WalkKnots(int steps)
    {
        foreach (int part in Sixteenths)
        {
            int date = (int)((((long)steps * part) + 8) / 16);
            if (date > 0 && !dates.Contains(date)) dates.Add(date);
        }
    }

    /// <summary>Number of knots.</summary>
    public int Count => dates.Count;

    /// <summary>Of each knot, places of the knots before and behind it: zero is the start, one the end, then as they are drawn.</summary>
    public IEnumerable<int> Neighbours => dates.SelectMany((date, knot) => knot == 0 ? (int[])[0, 0] : [Before(knot), Behind(knot)]);

    /// <summary>Of each knot the weights of these two and its deviation given them: those of a Brownian bridge.</summary>
    public IEnumerable<double> Numbers => dates.SelectMany((date, knot) =>
    {
        if (knot == 0) return (double[])[0, 0, Math.Sqrt(date)];

        double before = DateOf(Before(knot));
        double behind = DateOf(Behind(knot));
        return [(behind - date) / (behind - before), (date - before) / (behind - before), Math.Sqrt((date - before) * (behind - date) / (behind - before))];
    });

    /// <summary>The place of the knot ahead of a step, which begins on that date.</summary>
    public int Ahead(int step) => Nearest(dates.Count, date => date > step, ascending: true);

    /// <summary>Steps from a date to the knot ahead.</summary>
    public int Left(int step) => DateOf(Ahead(step)) - step;

    private int DateOf(int place) => place == 0 ? 0 : dates[place - 1];

    private int Before(int knot) => Nearest(knot, date => date < dates[knot], ascending: false);

    private int Behind(int knot) => Nearest(knot, date => date > dates[knot], ascending: true);

    // Among the first knots; the start, which is before all, where there is none.
    private int Nearest(int first, Func<int, bool> isEligible, bool ascending)
    {
        int found = 0;
        for (int knot = 0; knot < first; knot++)
        {
            if (isEligible(dates[knot]) && (found == 0 || dates[knot] < dates[found - 1] == ascending)) found = knot + 1;
        }

        return found;
    }
}
