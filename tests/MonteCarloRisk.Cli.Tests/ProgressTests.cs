using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Tests;

public sealed class ProgressTests
{
    const long Billion = 1_000_000_000;

    [Fact]
    public void Paths_of_an_earlier_part_count_as_done_and_not_in_the_rate()
    {
        RunForecast forecast = RunForecast.Of(At(paths: 6_000_000, most: 10_000_000, before: 5_000_000, seconds: 2));

        Assert.Equal(500_000, forecast.Rate, 1e-6);
        Assert.Equal(0.6, forecast.Fraction, 1e-12);
        Assert.Equal(8, forecast.Left!.Value.TotalSeconds, 1e-6);
    }

    [Fact]
    public void An_error_target_is_forecast_by_the_root_of_the_paths()
    {
        // Half the error takes four times the paths: three times as long again.
        RunForecast absolute = RunForecast.Of(At(1_000_000, Billion, 0, 10, new StoppingRule.AbsoluteError(0.01)));
        RunForecast relative = RunForecast.Of(At(1_000_000, Billion, 0, 10, new StoppingRule.RelativeError(0.001)));
        RunForecast capped = RunForecast.Of(At(1_000_000, 2_000_000, 0, 10, new StoppingRule.AbsoluteError(0.01)));

        Assert.Equal((4_000_000, 30), (absolute.Paths!.Value, absolute.Left!.Value.TotalSeconds));
        Assert.Equal(4_000_000, relative.Paths!.Value, 1e-3);
        Assert.Equal((2_000_000, 10), (capped.Paths!.Value, capped.Left!.Value.TotalSeconds));
    }

    [Fact]
    public void A_time_budget_leaves_what_is_left_of_it()
    {
        RunForecast forecast = RunForecast.Of(At(1_000_000, Billion, 0, 10, new StoppingRule.TimeBudget(TimeSpan.FromSeconds(40))));

        Assert.Equal((30, 0.25), (forecast.Left!.Value.TotalSeconds, forecast.Fraction));
        Assert.Null(forecast.Paths);
    }

    [Fact]
    public void Nothing_is_forecast_before_the_first_block()
    {
        RunForecast forecast = RunForecast.Of(new SimulationProgress(0, Billion, 0, TimeSpan.Zero, "price", null, new StoppingRule.AbsoluteError(1)));

        Assert.Null(forecast.Left);
        Assert.Equal("run ──────────── 0 paths", ProgressText.WithBar("run", new SimulationProgress(0, Billion, 0, TimeSpan.Zero, "price", null, new StoppingRule.AbsoluteError(1)), 100));
    }

    [Fact]
    public void A_line_tells_all_and_drops_its_end_where_the_terminal_is_narrow()
    {
        SimulationProgress progress = At(2_500_000, 10_000_000, 0, 2);

        Assert.Equal("run: 2.5M of 10M paths, 1.25M/s, 6 s left, price 10.000 [9.961, 10.039]", ProgressText.Plain("run", progress));
        Assert.Equal("run ━━━───────── 2.5M of 10M paths, 1.25M/s, 6 s left, 10.000 [9.961, 10.039]", ProgressText.WithBar("run", progress, 80));
        Assert.Equal("run ━━━───────── 2.5M of 10M paths", ProgressText.WithBar("run", progress, 40));
        Assert.All(Enumerable.Range(0, 100), width => Assert.True(ProgressText.WithBar("run", progress, width).Length <= width));
    }

    [Fact]
    public void A_message_stands_above_the_line_which_is_written_again()
    {
        using var terminal = new StringWriter();
        using var progress = new TerminalProgress(terminal, () => 60);
        progress.Begin("run");
        progress.Progressed(At(2_500_000, 10_000_000, 0, 2));
        progress.Noticed("a device was lost");
        progress.Progressed(At(10_000_000, 10_000_000, 0, 8));
        progress.Dispose();

        string[] lines = Screen(terminal.ToString());
        Assert.Equal(["mcrisk: a device was lost", ""], lines);
        Assert.Contains("\rrun ━━━", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_gets_a_line_every_ten_seconds_and_none_before()
    {
        using var log = new StringWriter();
        var clock = new SetClock();
        using var progress = new LoggedProgress(log, clock);
        progress.Begin("run");
        for (int second = 1; second <= 25; second++)
        {
            clock.Seconds = second;
            progress.Progressed(At(second * 100_000, 10_000_000, 0, second));
        }

        string[] lines = log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("mcrisk: run: 1M of 10M paths, 100k/s, 1 min 30 s left, price ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("mcrisk: run: 2M of 10M paths", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9_999, "9,999")]
    [InlineData(10_000, "10k")]
    [InlineData(999_999, "1M")]
    [InlineData(1_048_576, "1.05M")]
    [InlineData(10_000_000_000, "10G")]
    [InlineData(281_474_976_710_656, "281T")]
    public void Counts_are_short(double count, string text) => Assert.Equal(text, CountText.Short(count));

    [Theory]
    [InlineData(8.91e-4, 3.0e-5, "8.91e-4 ± 3.0e-5")]
    [InlineData(0.2009689, 0.0004, "0.20097 ± 4.0e-4")]
    [InlineData(10.4512, 0.0147, "10.451 ± 0.015")]
    [InlineData(1234567.8, 2345, "1,234,568 ± 2,345")]
    [InlineData(0, 0, "0 ± 0")]
    public void Estimates_have_two_digits_of_their_error(double value, double error, string text) =>
        Assert.Equal(text, EstimateText.WithError(new Estimate(value, error, new ConfidenceInterval(value, value, 0.95), 10, "")));

    [Fact]
    public void A_probability_without_hits_is_no_certainty() =>
        Assert.Equal("0 [0, 7.4e-3]", EstimateText.WithError(new Estimate(0, 0, new ConfidenceInterval(0, 7.3506e-3, 0.95), 500, "")));

    static SimulationProgress At(long paths, long most, long before, double seconds, StoppingRule? rule = null) => new(
        paths, most, before, TimeSpan.FromSeconds(seconds), "price", new Estimate(10, 0.02, new ConfidenceInterval(9.961, 10.039, 0.95), paths, ""), rule ?? StoppingRule.AllPaths);

    /// <summary>What stands on the screen after a text with carriage returns.</summary>
    static string[] Screen(string text) =>
    [
        .. text.Split(Environment.NewLine).Select(line =>
        {
            string shown = "";
            foreach (string part in line.Split('\r')) shown = part + (part.Length < shown.Length ? shown[part.Length..] : "");
            return shown.TrimEnd();
        }),
    ];

    sealed class SetClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency);
    }
}
