using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Governance.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(3.2e-4, "3.2e-4")]
    [InlineData(9.96e-3, "1.0e-2")]
    [InlineData(1e-12, "1.0e-12")]
    [InlineData(0.0431, "0.0431")]
    [InlineData(0.31, "0.310")]
    [InlineData(0.99997, "0.999970")]
    [InlineData(1, "1")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Probabilities(double value, string text) => Assert.Equal(text, NumberText.Probability(value));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_234_567.89, "1,234,568")]
    [InlineData(-1234.5, "-1,234")]
    [InlineData(552.984, "552.98")]
    [InlineData(0.0155, "0.0155")]
    [InlineData(3e-7, "3.00e-7")]
    [InlineData(double.NegativeInfinity, "–")]
    public void Amounts(double value, string text) => Assert.Equal(text, NumberText.Money(value));

    [Theory]
    [InlineData(0.8, "80.00%")]
    [InlineData(0.00012, "0.012%")]
    [InlineData(-0.0000026, "-0.00026%")]
    [InlineData(0.00099999, "0.100%")]
    [InlineData(0, "0.00%")]
    [InlineData(double.NaN, "–")]
    public void Percentages(double value, string text) => Assert.Equal(text, NumberText.Percent(value));

    [Fact]
    public void An_estimate_shows_its_interval() => Assert.Equal(
        "3.2e-4 [2.9e-4, 3.6e-4]", NumberText.Probability(new Estimate(3.2e-4, 2e-5, new ConfidenceInterval(2.9e-4, 3.6e-4, 0.95), 1_000_000, "")));
}
