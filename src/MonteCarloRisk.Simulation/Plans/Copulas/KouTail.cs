using MonteCarloRisk.Domain.Models.Copulas;

namespace MonteCarloRisk.Simulation.Plans.Copulas;

/// <summary>
/// The upper tail of a Kou margin. A sum of n double-exponential jumps is a mixture of sums of k rises and of k falls, since an exponential has no memory
/// (S. Kou, Management Science 48 (2002) 1086, proposition B.1); with E_k a sum of k of them and Z a normal, P(Z + E_k &gt; y) = P(Z + E_(k-1) &gt; y) + g_k(y), where for b the
/// volatility over the jumps' mean and y in volatilities g_k(y) = b^(k-1) exp(b^2 / 2 - b y) M_(k-1)(y - b), M_j(m) = E max(m + Z, 0)^j / j!, j M_j = m M_(j-1) + M_(j-2).
/// </summary>
/// <remarks>Every term is positive: the relative error stays near that of the normal distribution function in the far tail too.</remarks>
internal sealed class KouTail
{
    // The recursion of M is run forward where its other solution grows little faster, and backward as a continued fraction below.
    private const double LeastForward = -0.25;
    private const double Convergence = 200;

    private readonly KouMargin margin;
    private readonly double none;
    private readonly double[] rises;
    private readonly double[] falls;

    public KouTail(KouMargin margin)
    {
        this.margin = margin;
        double[] weights = PoissonWeights.Of(margin.Intensity);
        rises = new double[weights.Length + 1];
        falls = new double[weights.Length + 1];
        none = weights[0];
        AddJumps(weights);
    }

    /// <summary>P(X &gt; x).</summary>
    public double Upper(double x)
    {
        double y = (x - margin.Drift) / margin.Volatility;
        double beyond = HostMath.NormalCdf(-y);
        double sum = none * beyond;
        double[] more = Terms(y, margin.Volatility / margin.MeanRise);
        double tail = beyond;
        for (int k = 1; k < rises.Length; k++)
        {
            tail += more[k];
            sum += rises[k] * Math.Min(1, tail);
        }

        // Z - E_k is above y where Z + E_k is below -y.
        double[] less = Terms(-y, margin.Volatility / margin.MeanFall);
        tail = beyond;
        for (int k = 1; k < falls.Length; k++)
        {
            tail = Math.Max(0, tail - less[k]);
            sum += falls[k] * tail;
        }

        return sum;
    }

    // One jump after the other: the sum's law as weights of sums of k rises and of k falls. A rise meets the last of k falls: the fall outlasts it with probability
    // lasting, and is as long as before; else the rise has used it up and meets the next.
    private void AddJumps(double[] poisson)
    {
        double lasting = margin.MeanFall / (margin.MeanRise + margin.MeanFall);
        double p = margin.RiseProbability;
        double[] up = new double[poisson.Length + 1];
        double[] down = new double[poisson.Length + 1];
        (up[1], down[1]) = (p, 1 - p);
        for (int n = 1; n < poisson.Length; n++)
        {
            for (int k = 1; k <= n; k++)
            {
                rises[k] += poisson[n] * up[k];
                falls[k] += poisson[n] * down[k];
            }

            double[] nextUp = new double[up.Length];
            double[] nextDown = new double[down.Length];
            for (int k = 1; k <= n; k++)
            {
                Meet(p * down[k], k, lasting, nextDown, nextUp);
                Meet((1 - p) * up[k], k, 1 - lasting, nextUp, nextDown);
                if (k + 1 >= up.Length) continue;
                nextUp[k + 1] += p * up[k];
                nextDown[k + 1] += (1 - p) * down[k];
            }

            (up, down) = (nextUp, nextDown);
        }
    }

    private static void Meet(double weight, int count, double lasting, double[] same, double[] other)
    {
        for (int k = count; k >= 1; k--, weight *= 1 - lasting) same[k] += weight * lasting;
        other[1] += weight;
    }

    // g_k(y) from k = 1 on.
    private double[] Terms(double y, double b)
    {
        double m = y - b;
        double[] terms = new double[rises.Length];
        if (m >= LeastForward)
        {
            double factor = HostMath.Exp((-b * b / 2) - (b * m));
            double before = HostMath.Exp(-m * m / 2) * 0.39894228040143267794;
            double current = HostMath.NormalCdf(m);
            for (int k = 1; k < terms.Length; k++, factor *= b)
            {
                terms[k] = factor * current;
                (before, current) = (current, ((m * current) + before) / k);
            }

            return terms;
        }

        // R_j = M_j / phi(m), R_j / R_(j-1) = 1 / ((j + 1) R_(j+1) / R_j - m), R_-1 = 1; exp(b^2 / 2 - b y) phi(m) = phi(y).
        double[] ratios = Ratios(m, terms.Length);
        double product = HostMath.Exp(-y * y / 2) * 0.39894228040143267794;
        for (int k = 1; k < terms.Length; k++, product *= b)
        {
            product *= ratios[k - 1];
            terms[k] = product;
        }

        return terms;
    }

    private static double[] Ratios(double m, int count)
    {
        // The wanted solution falls behind the other by exp(2 |m| sqrt(2 j)) up to j.
        int last = count + 10 + (int)(Convergence / (m * m));
        double ratio = 1 / Math.Sqrt(last);
        double[] ratios = new double[count];
        for (int j = last; j >= 0; j--)
        {
            ratio = 1 / (((j + 1) * ratio) - m);
            if (j < count) ratios[j] = ratio;
        }

        return ratios;
    }
}
