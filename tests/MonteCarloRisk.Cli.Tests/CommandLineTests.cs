using System.Text.Json;
using MonteCarloRisk.Cli.Parameters;

namespace MonteCarloRisk.Cli.Tests;

public sealed class CommandLineTests
{
    public static TheoryData<string> Commands => ["calibrate", "backtest", "nightly", "price", "insolvency", "stress", "runs", "verify", "devices", "schema", "surface", "synthesize"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_explains_itself_with_an_example(string command)
    {
        CommandRun help = CommandRun.Of(command, "--help").AssertDone();

        Assert.Contains("--json", help.Out, StringComparison.Ordinal);
        Assert.Contains("Example", help.Out, StringComparison.Ordinal);
        Assert.Contains($"  mcrisk {command}", help.Out, StringComparison.Ordinal);
        Assert.Contains(command, CommandRun.Of().AssertDone().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("did you mean 'calibrate'?", "calibrat")]
    [InlineData("did you mean 'price'?", "prise", "file.json")]
    [InlineData("did you mean '--paths'?", "calibrate", "market.json", "--path", "5")]
    [InlineData("did you mean '--json'?", "price", "-", "--jsn")]
    [InlineData("there is no command 'frobnicate'; `mcrisk --help` explains", "frobnicate")]
    [InlineData("MARKET.json", "calibrate")]
    [InlineData("--out", "synthesize", "description.json")]
    [InlineData("there is no schema 'markt'; did you mean 'market'?", "schema", "markt")]
    [InlineData("there is no argument 'b.json'", "price", "a.json", "b.json")]
    public void A_misspelt_command_line_is_one_line_with_the_nearest_name(string said, params string[] args) => CommandRun.Of(args).AssertRefused(said);

    [Fact]
    public void The_devices_are_listed_with_the_processor_usable()
    {
        JsonElement devices = CommandRun.Of("devices", "--json").AssertDone().Document();
        CommandRun table = CommandRun.Of("devices").AssertDone();

        Assert.All(["cpu", "scalar", "cuda", "opencl"], backend => Assert.Contains(devices.EnumerateArray(), device => device.GetProperty("backend").GetString() == backend));
        Assert.All(devices.EnumerateArray(), device => Assert.NotEqual("", device.GetProperty("detail").GetString()));
        Assert.True(devices.EnumerateArray().Single(device => device.GetProperty("backend").GetString() == "cpu").GetProperty("isUsable").GetBoolean());
        Assert.Contains("thread", table.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("market", "accounts")]
    [InlineData("price", "payoff")]
    [InlineData("insolvency", "monitoring")]
    [InlineData("synthetic", "shocks")]
    public void A_schema_is_printed_for_every_input(string kind, string member)
    {
        JsonElement schema = CommandRun.Of("schema", kind, "--json").AssertDone().Document();

        Assert.True(schema.GetProperty("properties").TryGetProperty(member, out _));
        Assert.NotEqual("", schema.GetProperty("description").GetString());
    }

    [Fact]
    public void Synthetic_prices_are_the_bundled_ones()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("prices");

        JsonElement answer = CommandRun.Of("synthesize", Repository.Example("eth-options-vault/synthetic.json"), "--out", target, "--json").AssertDone().Document();

        Assert.Equal(4, answer.GetProperty("files").GetArrayLength());
        Assert.All(Directory.GetFiles(target), file => Assert.Equal(
            File.ReadAllBytes(Repository.Example($"eth-options-vault/prices/{Path.GetFileName(file)}")), File.ReadAllBytes(file)));
    }

    [Fact]
    public void A_wrong_description_writes_no_prices()
    {
        using var folder = new TemporaryFolder();
        string description = folder.Write("synthetic.json", "{ \"firstDay\": \"2024-07-01\", \"days\": 1, \"seed\": 1, \"assets\": [], \"correlation\": [] }");

        CommandRun.Of("synthesize", description, "--out", folder.File("prices")).AssertRefused("$.days: 1 is not allowed");
        Assert.False(Directory.Exists(folder.File("prices")));
    }

    [Theory]
    [InlineData("1000000", 1000000)]
    [InlineData("1_000_000", 1000000)]
    [InlineData("1e6", 1000000)]
    [InlineData("2.5e3", 2500)]
    [InlineData("281474976710656", 281474976710656)]
    public void Path_counts_are_read_as_people_write_them(string text, long expected)
    {
        Assert.True(PathCount.TryParse(text, out long paths));
        Assert.Equal(expected, paths);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1e15")]
    [InlineData("281474976710657")]
    [InlineData("1.5")]
    [InlineData("1e-3")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("")]
    public void Other_path_counts_are_not(string text) => Assert.False(PathCount.TryParse(text, out _));
}
