using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>A calibration by importance sampling whose weights do not carry the protocol's insolvency: no number of it anywhere.</summary>
public sealed class UntoldCalibrationTests
{
    const string Reason = "effective insolvent paths by importance sampling, and an interval needs 100; ";

    // The bundled market at a target of 1e-5: what its option writers do no tilt of so few paths follows.
    [Fact]
    public void What_weights_do_not_carry_has_no_number_on_the_screen_in_the_report_or_in_its_files()
    {
        using var folder = new TemporaryFolder();
        string market = File.ReadAllText(Repository.Example("eth-options-vault/market.json"))
            .With("\"insolvencyProbability\": 0.001", "\"insolvencyProbability\": 1e-5")
            .With("\"simulation\": {", "\"simulation\": { \"estimator\": { \"type\": \"importanceSampling\" },");
        foreach (string asset in (string[])["ETH", "WSTETH", "BTC", "USDC"])
            market = market.With($"\"prices/{asset}.csv\"", JsonSerializer.Serialize(Repository.Example($"eth-options-vault/prices/{asset}.csv")));
        string target = folder.File("run");

        CommandRun run = CommandRun.Of("calibrate", folder.Write("market.json", market), "--out", target, "--no-store", "--paths", "20000");

        Assert.Equal(3, run.ExitCode);
        string screen = string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("bad debt within the horizon is not told; expected bad debt is not told.", screen, StringComparison.Ordinal);
        Assert.Contains("not told: 20000 paths hold", screen, StringComparison.Ordinal);
        Assert.Contains("bad debt under the rules in force are not told: 20000 paths hold", screen, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\de-\d+ \[", screen);
        Assert.All(run.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100 || line.Contains(target, StringComparison.Ordinal), line));

        string[] rows = File.ReadAllLines(Path.Combine(target, "report.md"));
        foreach (string name in (string[])["Insolvency probability", "Expected bad debt", "Loss at risk, 99.9%", "Expected shortfall, 99.9%"])
        {
            string[] found = [.. rows.Where(row => row.StartsWith($"| {name} |", StringComparison.Ordinal))];
            Assert.NotEmpty(found);
            Assert.All(found, row => Assert.All(row.Split('|')[2..^1], cell => Assert.Matches($"^ not told: 20000 paths hold .* {Reason}\\d+ paths would hold them $", cell)));
        }

        Assert.Contains("<td class=\"number\">not told<small style=", File.ReadAllText(Path.Combine(target, "report.html")), StringComparison.Ordinal);
        JsonElement document = Document(target, "run.json");
        foreach (string rules in (string[])["current", "recommended"])
        {
            JsonElement protocol = document.GetProperty(rules);
            JsonElement tail = protocol.GetProperty("tail");
            AssertUntold(protocol.GetProperty("insolvencyProbability"));
            AssertUntold(protocol.GetProperty("expectedBadDebt"));
            AssertUntold(tail.GetProperty("badDebt")[0].GetProperty("valueAtRisk"));
            AssertUntold(tail.GetProperty("badDebt")[0].GetProperty("expectedShortfall"));
            AssertUntold(protocol.GetProperty("moves")[0].GetProperty("atFirstLoss"));
            Assert.All(protocol.GetProperty("badDebt").EnumerateArray(), bucket => Assert.Equal(JsonValueKind.Null, bucket.GetProperty("paths").ValueKind));
        }

        Assert.All(document.GetProperty("choices").EnumerateArray(), choice => AssertUntold(choice.GetProperty("insolvencyProbability")));
        Assert.Equal(JsonValueKind.Null, document.GetProperty("runs")[0].GetProperty("standardError").ValueKind);
        AssertUntold(Document(target, "parameters.json").GetProperty("currentInsolvencyProbability"));
    }

    static JsonElement Document(string folder, string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        return document.RootElement.Clone();
    }

    static void AssertUntold(JsonElement estimate)
    {
        JsonElement interval = estimate.GetProperty("confidenceInterval");
        Assert.All(
            (JsonElement[])[estimate.GetProperty("value"), estimate.GetProperty("standardError"), interval.GetProperty("lower"), interval.GetProperty("upper")],
            number => Assert.Equal(JsonValueKind.Null, number.ValueKind));
        Assert.Matches($"^importance sampling, not told: 20000 paths hold .* {Reason}", estimate.GetProperty("method").GetString());
    }
}
