using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Conformance.Pricing;

/// <summary>The published prices that geometric Brownian motion covers. "Exact" rows carry 12 to 17 digits, from closed forms or quadrature.</summary>
internal static class PricingCases
{
    public static IEnumerable<PricingCase> European()
    {
        yield return One("base call", OptionRight.Call, 100, 100, 0, .05, 1, .2, 10.450583572185567, 0);
        yield return One("base put", OptionRight.Put, 100, 100, 0, .05, 1, .2, 5.5735260222569677, 0);
        yield return One("out of the money call", OptionRight.Call, 110, 100, .01, .02, .5, .35, 6.2317645812396406, 0);
        yield return One("Haug put", OptionRight.Put, 65, 60, 0, .08, .25, .30, 5.8462822098552947, 0);
        yield return One("negative rate", OptionRight.Call, 100, 100, 0, -.01, 1, .2, 7.5130582436024419, 0);
        yield return One("no volatility", OptionRight.Call, 50, 100, 0, .05, 1, 0, 52.4385287749643, 0);
        foreach (string[] row in Rows("european.csv"))
        {
            double[] v = Numbers(row, 1);
            yield return One(string.Join(' ', row), Right(row[0]), v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
        }
    }

    public static IEnumerable<PricingCase> Baskets()
    {
        // Stulz and Johnson, S1 = S2 = K = 100, r = .05, T = 1: volatilities, correlation, call on the minimum, call on the maximum.
        foreach (double[] v in new double[][]
        {
            [.3, .3, .9, 10.89735540153, 17.56515417044], [.3, .3, .5, 6.843317109142, 21.61919246283], [.3, .3, .1, 4.412499373238, 24.05001019873],
            [.5, .7, 0, 4.980933116417, 46.01432756859], [.5, .1, .5, 4.029755746482, 24.56780617521],
        })
        {
            yield return Two($"Stulz minimum {v[0]} {v[1]} {v[2]}", OptionRight.Call, BasketAggregation.Minimum, [1, 1], 100, [100, 100], [0, 0], .05, 1, [v[0], v[1]], v[2], v[3], 0);
            yield return Two($"Stulz maximum {v[0]} {v[1]} {v[2]}", OptionRight.Call, BasketAggregation.Maximum, [1, 1], 100, [100, 100], [0, 0], .05, 1, [v[0], v[1]], v[2], v[4], 0);
        }

        // Margrabe.
        yield return Two("Margrabe 1", OptionRight.Call, BasketAggregation.Sum, [1, -1], 0, [22, 20], [.06, .04], .1, .1, [.20, .15], -.5, 2.12506199871174, 0);
        yield return Two("Margrabe 2", OptionRight.Call, BasketAggregation.Sum, [1, -1], 0, [22, 20], [.06, .04], .1, .5, [.20, .15], .5, 2.13780974352083, 0);
        yield return Two("Margrabe 3", OptionRight.Call, BasketAggregation.Sum, [1, -1], 0, [100, 100], [0, 0], 0, 1, [.3, .2], .5, 10.5243157811253, 0);

        // Spreads on futures, F1 = 122, F2 = 120, K = 3, r = .1, T = .1: the exact column, not Kirk's approximation.
        double[][] spreads =
        [
            [.2, .2, -.5, 4.752814870734], [.2, .2, 0, 3.796823666494], [.2, .2, .5, 2.553609399961],
            [.25, .2, -.5, 5.427317018494], [.25, .2, 0, 4.371133893896], [.25, .2, .5, 3.008605995651],
            [.2, .25, -.5, 5.405777870403], [.2, .25, 0, 4.344892351487], [.2, .25, .5, 2.972064326759],
        ];
        foreach (double[] v in spreads)
        {
            yield return Two($"spread {v[0]} {v[1]} {v[2]}", OptionRight.Call, BasketAggregation.Sum, [1, -1], 3, [122, 120], [.1, .1], .1, .1, [v[0], v[1]], v[2], v[3], 0);
        }

        // Four-asset average, S = 100, r = 0, T = 5 (Krekel and others; 17 digits).
        double[] strikes = [54.3101760503818554, 47.4811264983728805, 41.5225192321721579, 36.3517843455707421, 31.8768031971830865, 28.0073695445039341, 24.6605295130931736, 21.7625788671709337, 19.2493294434234272, 17.0655419939919533, 15.1640102889333352];
        for (int i = 0; i < strikes.Length; i++) yield return Average($"average K={50 + (10 * i)}", OptionRight.Call, 50 + (10 * i), [.4, .4, .4, .4], .5, strikes[i]);
        double[] correlations = [-.1, .1, .3, .8, .95];
        double[] byCorrelation = [17.756916333753729, 21.6920964834602223, 25.029299237118412, 32.0412264523680363, 33.9186874338078042];
        for (int i = 0; i < correlations.Length; i++) yield return Average($"average rho={correlations[i]}", OptionRight.Call, 100, [.4, .4, .4, .4], correlations[i], byCorrelation[i]);

        // Published for calls. At a volatility of 1 over five years the call's fourth moment is so large that no affordable sample knows its
        // own standard error; strike and forward are equal here, so the put has the same price, and a bounded payoff.
        yield return Average("average of volatilities .05 .05 .05 1", OptionRight.Put, 100, [.05, .05, .05, 1], .5, 19.4590949762084549);
        yield return Average("average of volatilities .4 .4 .4 1", OptionRight.Put, 100, [.4, .4, .4, 1], .5, 36.048540687480191);
        yield return Average("average put of volatilities .8 .8 .8 1", OptionRight.Put, 100, [.8, .8, .8, 1], .5, 56.7772198387342684);

        // Spreads of Lo and of Hurd and Zhou.
        double[][] lo = [[10, 16.1049476565509657], [20, 10.9766115516406035], [60, 1.83123363415313212]];
        foreach (double[] v in lo) yield return Two($"Lo spread K={v[0]}", OptionRight.Call, BasketAggregation.Sum, [1, -1], v[0], [110, 90], [0, 0], .05, 1, [.3, .2], .6, v[1], 0);
        yield return Two("Hurd-Zhou spread K=.4", OptionRight.Call, BasketAggregation.Sum, [1, -1], .4, [100, 96], [.05, .05], .1, 1, [.2, .1], .5, 8.312460732881519, 0);
        yield return Two("Hurd-Zhou spread K=4", OptionRight.Call, BasketAggregation.Sum, [1, -1], 4, [100, 96], [.05, .05], .1, 1, [.2, .1], .5, 6.653065107468672, 0);

        foreach (string[] row in Rows("two-asset-baskets.csv"))
        {
            double[] v = Numbers(row, 2);
            bool isSpread = row[0] == "Spread";

            // A spread row quotes futures prices: its underlyings carry a yield equal to the rate.
            double[] yields = isSpread ? [v[5], v[5]] : [v[3], v[4]];
            yield return Two(string.Join(' ', row), Right(row[1]), Aggregation(row[0]), isSpread ? [1, -1] : [1, 1], v[0], [v[1], v[2]], yields, v[5], v[6], [v[7], v[8]], v[9], v[10], v[11]);
        }

        foreach (string[] row in Rows("three-asset-baskets.csv"))
        {
            double[] v = Numbers(row, 2);
            double rho = v[9];

            // A price of 0.00 is the price of a rare event, which this estimator is not for.
            if (v[10] == 0) continue;

            // The published prices come from simulation themselves; QuantLib holds them to 1%. Its months have 30 days of a year of 365.
            yield return new PricingCase(
                string.Join(' ', row), Right(row[1]), Aggregation(row[0]), [1, 1, 1], v[0], [v[1], v[2], v[3]], [0, 0, 0], v[4], v[5] * 30 / 365, [v[6], v[7], v[8]], (i, j) => i == j ? 1 : rho, v[10], .005 + (.01 * v[10]));
        }

        foreach (string[] row in Rows("exchange-options.csv"))
        {
            double[] v = Numbers(row, 0);
            yield return Two($"exchange {string.Join(' ', row)}", OptionRight.Call, BasketAggregation.Sum, [v[2], -v[3]], 0, [v[0], v[1]], [v[4], v[5]], v[6], v[7], [v[8], v[9]], v[10], v[11], v[12]);
        }
    }

    private static PricingCase One(string name, OptionRight right, double strike, double spot, double dividendYield, double rate, double expiry, double volatility, double value, double tolerance) =>
        new(name, right, BasketAggregation.Sum, [1], strike, [spot], [dividendYield], rate, expiry, [volatility], (_, _) => 1, value, tolerance);

    private static PricingCase Two(
        string name, OptionRight right, BasketAggregation aggregation, double[] weights, double strike, double[] spots, double[] yields, double rate, double expiry, double[] volatilities, double rho, double value, double tolerance) =>
        new(name, right, aggregation, weights, strike, spots, yields, rate, expiry, volatilities, (i, j) => i == j ? 1 : rho, value, tolerance);

    private static PricingCase Average(string name, OptionRight right, double strike, double[] volatilities, double rho, double value) =>
        new(name, right, BasketAggregation.Sum, [.25, .25, .25, .25], strike, [100, 100, 100, 100], [0, 0, 0, 0], 0, 5, volatilities, (i, j) => i == j ? 1 : rho, value, 0);

    private static OptionRight Right(string text) => Enum.Parse<OptionRight>(text);

    private static BasketAggregation Aggregation(string basket) => basket switch
    {
        "Min" => BasketAggregation.Minimum,
        "Max" => BasketAggregation.Maximum,
        _ => BasketAggregation.Sum,
    };

    private static double[] Numbers(string[] row, int skip) => [.. row.Skip(skip).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Pricing", file)).Where(line => !line.StartsWith('#')).Select(line => line.Split(','));
}
