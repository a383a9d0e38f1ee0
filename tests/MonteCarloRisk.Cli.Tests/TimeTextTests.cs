using MonteCarloRisk.Cli.Display;

namespace MonteCarloRisk.Cli.Tests;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData(9.94, "9.9 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(119.7, "2 min 0 s")]
    [InlineData(3570, "1 h")]
    public void A_time_is_rounded_before_it_is_cut_into_minutes(double seconds, string text) => Assert.Equal(text, TimeText.Of(TimeSpan.FromSeconds(seconds)));
}
