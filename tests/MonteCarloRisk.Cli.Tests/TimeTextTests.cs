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

    [Theory]
    [InlineData(59.4, "just now")]
    [InlineData(59.6, "1 min ago")]
    [InlineData(569, "9 min ago")]
    [InlineData(3569, "59 min ago")]
    [InlineData(5400, "1.5 h ago")]
    [InlineData(30 * 86400, "30 d ago")]
    public void How_long_ago_something_was_has_no_seconds(double seconds, string text) => Assert.Equal(text, TimeText.Ago(TimeSpan.FromSeconds(seconds)));
}
