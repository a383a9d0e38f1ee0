namespace MonteCarloRisk.Testing.Mechanics;

/// <summary>Numbers that every mechanism is called with on one lane: amounts of any size, prices near one another, fractions, times.</summary>
/// <param name="a">Amount.</param>
/// <param name="b">Amount, now and then equal to the first or zero.</param>
/// <param name="c">Amount of either sign.</param>
/// <param name="p">Price.</param>
/// <param name="q">Price within a tenth of the first.</param>
/// <param name="s">Fraction.</param>
/// <param name="t">Fraction.</param>
/// <param name="h">Time in whole seconds.</param>
public readonly record struct LaneInputs<TReal>(TReal a, TReal b, TReal c, TReal p, TReal q, TReal s, TReal t, TReal h)
    where TReal : unmanaged
{
    public static LaneInputs<TReal> From(Func<int, TReal> number) =>
        new(number(0), number(1), number(2), number(3), number(4), number(5), number(6), number(7));

    /// <summary>How many numbers there are.</summary>
    public const int Count = 8;

    /// <summary>One path's numbers.</summary>
    public static double[] Draw(Random random)
    {
        double a = Math.Exp((18 * random.NextDouble()) - 4);
        double b = random.Next(8) switch { 0 => a, 1 => 0, _ => Math.Exp((18 * random.NextDouble()) - 4) };
        double p = Math.Exp((8 * random.NextDouble()) - 1);
        return
        [
            a,
            b,
            (random.Next(2) == 0 ? a : b) * ((3 * random.NextDouble()) - 1.5),
            p,
            p * (random.Next(6) == 0 ? 1 : .95 + (.1 * random.NextDouble())),
            random.Next(10) == 0 ? .5 : random.NextDouble(),
            random.NextDouble(),
            random.Next(20_000),
        ];
    }
}
