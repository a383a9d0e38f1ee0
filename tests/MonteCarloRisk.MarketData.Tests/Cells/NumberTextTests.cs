using System.Globalization;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Tests.Cells;

public sealed class NumberTextTests
{
    [Fact]
    public void Every_decimal_is_rounded_as_by_the_base_library()
    {
        var random = new Random(4);
        for (int i = 0; i < 200_000; i++)
        {
            string digits = string.Concat(Enumerable.Range(0, random.Next(1, 23)).Select(_ => (char)('0' + random.Next(10))));
            string text = (random.Next(3) == 0 ? "-" : "") + (random.Next(4) == 0 ? digits : digits.Insert(random.Next(digits.Length + 1), ".")) + (random.Next(8) == 0 ? $"e{random.Next(-320, 300)}" : "");
            double expected = double.Parse(text, CultureInfo.InvariantCulture);

            Assert.Equal(double.IsFinite(expected), NumberText.TryRead(text, NumberForm.Plain, out double value));
            if (double.IsFinite(expected))
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
        }
    }

    [Theory]
    [InlineData("1,234", 1234.0)]
    [InlineData("-12,345,678.25", -12345678.25)]
    [InlineData("123", 123.0)]
    [InlineData("1234.5", 1234.5)]
    [InlineData("9,007,199,254,740,993.5", 9007199254740994.0)]
    [InlineData("1,234e2", 123400.0)]
    [InlineData("1,2345", null)]
    [InlineData("1,234,56", null)]
    [InlineData("1,23", null)]
    [InlineData("1234,567", null)]
    [InlineData(",123", null)]
    [InlineData("1,,234", null)]
    [InlineData("1.234,567", null)]
    [InlineData("1,234,", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData(".", null)]
    [InlineData("+-1", null)]
    [InlineData("1e", null)]
    [InlineData("１２", null)]
    [InlineData("1_000", null)]
    public void Groups_hold_three_digits(string text, double? expected) =>
        Assert.Equal(expected, NumberText.TryRead(text, NumberForm.CommaGroups, out double value) ? value : null);

    [Theory]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("0,5", 0.5)]
    [InlineData("1.5", null)]
    public void A_decimal_comma_makes_points_groups(string text, double? expected) =>
        Assert.Equal(expected, NumberText.TryRead(text, NumberForm.PointGroups, out double value) ? value : null);
}
