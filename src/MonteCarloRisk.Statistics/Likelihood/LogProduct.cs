namespace MonteCarloRisk.Statistics.Likelihood;

/// <summary>
/// The logarithm of a product of many positive factors, with one logarithm for many of them: factors are multiplied up and their logarithm is taken
/// only where the product nears the ends of the number range. Right to about one unit in the last place a factor.
/// </summary>
public struct LogProduct
{
    const double Large = 1e150, Small = 1e-150;

    double product;
    double sum;

    /// <summary>The empty product.</summary>
    public LogProduct()
    {
        product = 1;
        sum = 0;
    }

    /// <summary>The logarithm of the product; minus infinity where a factor was zero.</summary>
    public readonly double Value => sum + Math.Log(product);

    /// <summary>Takes a factor in.</summary>
    /// <param name="factor">Zero or more, and below 1e150.</param>
    public void Multiply(double factor)
    {
        product *= factor;
        if (product is < Large and > Small) return;
        sum += Math.Log(product);
        product = 1;
    }
}
