using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Statistics.Tests.BackTests;

public sealed class BaselTrafficLightTests
{
    // Basel Committee (1996), table 2: exceptions, zone, increase of the multiplier, cumulative probability in percent to two decimals.
    [Theory]
    [InlineData(0, BaselZone.Green, 0, 8.11)]
    [InlineData(1, BaselZone.Green, 0, 28.58)]
    [InlineData(2, BaselZone.Green, 0, 54.32)]
    [InlineData(3, BaselZone.Green, 0, 75.81)]
    [InlineData(4, BaselZone.Green, 0, 89.22)]
    [InlineData(5, BaselZone.Yellow, 0.40, 95.88)]
    [InlineData(6, BaselZone.Yellow, 0.50, 98.63)]
    [InlineData(7, BaselZone.Yellow, 0.65, 99.60)]
    [InlineData(8, BaselZone.Yellow, 0.75, 99.89)]
    [InlineData(9, BaselZone.Yellow, 0.85, 99.97)]
    [InlineData(10, BaselZone.Red, 1, 99.99)]
    public void The_committees_table_is_met(int exceptions, BaselZone zone, double addition, double percent)
    {
        Assert.Equal(zone, BaselTrafficLight.Zone(exceptions));
        Assert.Equal(addition, BaselTrafficLight.MultiplierAddition(exceptions));
        Assert.Equal(percent, 100 * BaselTrafficLight.AsManyOrFewer(exceptions), 0.0051);
    }

    // Section 2.13 of the reference values: the probabilities of the two zones to twelve digits.
    [Theory]
    [InlineData(4, 0.892187626904)]
    [InlineData(9, 0.999749809931)]
    public void As_many_or_fewer_is_the_binomial_to_twelve_digits(int exceptions, double probability) =>
        Assert.Equal(probability, BaselTrafficLight.AsManyOrFewer(exceptions), 5.1e-13);

    [Fact]
    public void The_worst_year_and_the_last_are_told()
    {
        var days = new bool[600];
        for (int day = 100; day < 200; day += 10)
            days[day] = true;
        days[400] = true;
        Assert.Equal((BaselZone.Red, BaselZone.Green), BaselTrafficLight.Over(days));
        Assert.Equal((BaselZone.Yellow, BaselZone.Yellow), BaselTrafficLight.Over(days[..140].Concat(new bool[110]).Concat(Enumerable.Repeat(false, 1)).Concat([true, true]).ToArray()));
        Assert.Equal((BaselZone.Green, BaselZone.Green), BaselTrafficLight.Over(new bool[3]));
    }

    [Fact]
    public void What_is_no_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BaselTrafficLight.Zone(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BaselTrafficLight.Zone(251));
    }
}
