using System.Text.Json;
using MonteCarloRisk.Cli.Answers;
using MonteCarloRisk.Cli.Stress;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Incidents of the past.</summary>
public sealed class StressTests
{
    [Fact]
    public void All_incidents_of_the_reference_are_listed_by_date()
    {
        JsonElement[] list = [.. CommandRun.Of("stress", "--json").AssertDone().Document().EnumerateArray()];
        Assert.Equal(
            ["maker-2020", "compound-2020", "venus-xvs-2021", "venus-luna-2022", "steth-2022", "solend-2022", "mango-2022", "aave-crv-2022", "euler-2023", "ezeth-2024", "october-2025", "moonwell-2025", "stream-2025"],
            list.Select(scenario => scenario.GetProperty("name").GetString()));
        Assert.Contains("solend-2022", CommandRun.Of("stress").AssertDone().Out, StringComparison.Ordinal);
    }

    /// <summary>The command ends with 3 where a figure lies outside what the sources say; the page of the documentation is what it prints.</summary>
    [Fact]
    public void Every_figure_lies_where_it_is_expected_and_the_page_is_what_the_command_prints()
    {
        string page = CommandRun.Of("stress", "--all", "--markdown").AssertDone().Out;
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "incidents.md")), page);
    }

    [Theory]
    [InlineData("venus-luna-2022", "oracle")]
    [InlineData("moonwell-2025", "oracle")]
    [InlineData("solend-2022", null)]
    [InlineData("aave-crv-2022", "depth")]
    [InlineData("venus-xvs-2021", "collateral")]
    public void What_broke_first_is_told(string name, string? part)
    {
        JsonElement answer = CommandRun.Of("stress", name, "--json").AssertDone().Document();
        JsonElement first = answer.GetProperty("cases")[0];
        Assert.Equal(part, first.TryGetProperty("brokeFirst", out JsonElement broke) ? broke.GetString() : null);
        double[] seconds = [.. first.GetProperty("breaks").EnumerateArray().Select(one => one.GetProperty("seconds").GetDouble())];
        Assert.Equal(seconds.Order(), seconds);
        Assert.True(answer.GetProperty("holds").GetBoolean());
        Assert.Matches("^[0-9a-f]{64}$", first.GetProperty("run").GetProperty("fingerprint").GetString());
    }

    [Fact]
    public void The_page_fits()
    {
        string text = CommandRun.Of("stress", "maker-2020").AssertDone().Out;
        Assert.Contains("Broke first: oracle.", text, StringComparison.Ordinal);
        Assert.Contains("All 5 figures lie where they are expected.", text, StringComparison.Ordinal);
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void The_path_of_each_run_is_drawn()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("charts");
        CommandRun.Of("stress", "venus-luna-2022", "--out", target).AssertDone();
        string[] files = [.. Directory.GetFiles(target).Select(file => Path.GetFileName(file)).Order()];
        Assert.Equal(["venus-luna-2022-1.png", "venus-luna-2022-2.png"], files);
        Assert.All(files, file => Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(Path.Combine(target, file)).Take(4)));
    }

    [Fact]
    public void What_is_drawn_adds_up()
    {
        using CpuBackend backend = CpuBackend.Widest();
        Governance.Stress.StressedPath path = StressRun.Of(StressScenarios.Named("venus-luna-2022"), new SimulationRunner(backend), CancellationToken.None).Cases[0].Path!;
        Assert.Equal((48, 4.0), (path.Hours.Count, Math.Round(path.Hours[^1], 6)));
        Assert.Equal(11.2e6, path.BadDebt[^1], 1000.0);
        Assert.Equal(0, path.BadDebt[^2]);
        Assert.Equal(13.5e6, path.Debt[^2]);
        Assert.Equal((.01, .107), (Math.Round(path.Market[^1], 6), Math.Round(path.Oracle[^1], 6)));
    }

    [Fact]
    public void A_figure_outside_is_told_and_does_not_hold()
    {
        StressScenario mango = StressScenarios.Named("mango-2022");
        StressCase wrong = mango.Cases[0] with { Expected = [mango.Cases[0].Expected[0] with { From = 0, To = 1 }] };
        using CpuBackend backend = CpuBackend.Widest();
        StressAnswer answer = StressRun.Of(mango with { Cases = [wrong] }, new SimulationRunner(backend), CancellationToken.None);
        Assert.False(answer.Holds);
        Assert.Equal(483e6 * (.91 - .0382), answer.Cases[0].Figures[0].Obtained, 1.0);
        StressCase unknown = wrong with { Expected = [mango.Cases[0].Expected[0] with { Figure = "loss" }] };
        Assert.Contains("there is no figure \"loss\"", Assert.Throws<InputException>(() => StressRun.Of(mango with { Cases = [unknown] }, new SimulationRunner(backend), CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stress maker2020", "did you mean 'maker-2020'?")]
    [InlineData("stress nothing-at-all", "`mcrisk stress` lists them")]
    [InlineData("stress maker-2020 --all", "NAME and --all: one of them is allowed")]
    [InlineData("stress --out charts", "--out: a NAME or --all is needed")]
    [InlineData("stress --all --json --markdown", "--markdown and --json: one of them is allowed")]
    public void What_is_not_there_is_refused_in_one_line(string line, string said) => CommandRun.Of(line.Split(' ')).AssertRefused(said);
}
