using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Insolvency requests of several accounts.</summary>
public sealed class AccountsRequestTests
{
    // Two prices looked at on one date; the contributions are those of AllocationClosedFormTests, by quadrature.
    const string Two = """
        {
          "model": { "type": "gbm", "assets": [{ "name": "A", "spot": 3000, "volatility": 0.9, "drift": 0 }, { "name": "B", "spot": 90000, "volatility": 0.6, "drift": 0 }], "correlation": [[1, 0.7], [0.7, 1]] },
          "accounts": [{ "name": "one", "collateral": { "A": 1 }, "debt": 2300 }, { "name": "two", "collateral": { "B": 0.04 }, "debt": 2900 }],
          "horizon": 0.08219178082191781, "monitoring": { "type": "discrete", "dates": 1 }, "tailLevels": [0.9, 0.99], "simulation": { "paths": 200000, "seed": 42 }
        }
        """;

    [Fact]
    public void Contributions_are_told_with_their_accounts()
    {
        JsonElement answer = CommandRun.WithInput(Two, "insolvency", "-", "--json").AssertDone().Document();
        JsonElement allocation = answer.GetProperty("allocation");
        JsonElement[] mean = [.. allocation.GetProperty("expectedBadDebt").GetProperty("accounts").EnumerateArray()];
        Near(53.05573393, mean[0].GetProperty("contribution"));
        Near(27.63721475, mean[1].GetProperty("contribution"));
        JsonElement tail = allocation.GetProperty("tail")[1];
        Assert.Equal(0.99, tail.GetProperty("tailLevel").GetDouble());
        Near(751.6322004, tail.GetProperty("expectedShortfall").GetProperty("accounts")[0].GetProperty("contribution"));
        Near(565.6555032, tail.GetProperty("expectedShortfall").GetProperty("assets")[1].GetProperty("contribution"));
        Near(630.4241755, tail.GetProperty("valueAtRisk").GetProperty("accounts")[0].GetProperty("contribution"));
        Assert.Equal(["A", "B", "no fall"], tail.GetProperty("valueAtRisk").GetProperty("assets").EnumerateArray().Select(part => part.GetProperty("name").GetString()));
        Assert.Equal(answer.GetProperty("expectedLoss").GetProperty("value").GetDouble(), mean.Sum(part => part.GetProperty("contribution").GetProperty("value").GetDouble()), 1e-4);
        Assert.Equal(["one", "two"], answer.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("name").GetString()));
        double[] each = [.. answer.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("insolvencyProbability").GetProperty("value").GetDouble())];
        Assert.InRange(answer.GetProperty("value").GetDouble(), each.Max(), each.Sum());
    }

    // A midpoint rule in numpy on 6,000 by 6,000 points of the two normals; on 3,000 by 3,000 the same to seven digits.
    [Fact]
    public void A_loss_is_split_by_what_each_asset_has_lost()
    {
        string one = Two.With("""[{ "name": "one", "collateral": { "A": 1 }, "debt": 2300 }, { "name": "two", "collateral": { "B": 0.04 }, "debt": 2900 }]""", """[{ "name": "both", "collateral": { "A": 0.5, "B": 0.02 }, "debt": 2600 }]""");
        JsonElement expected = CommandRun.WithInput(one, "insolvency", "-", "--json").AssertDone().Document().GetProperty("allocation").GetProperty("expectedBadDebt");

        JsonElement[] assets = [.. expected.GetProperty("assets").EnumerateArray().Select(part => part.GetProperty("contribution"))];
        Near(16.1996762, assets[0]);
        Near(13.5825858, assets[1]);
        Near(29.782262, expected.GetProperty("accounts")[0].GetProperty("contribution"));
        Assert.InRange(assets[0].GetProperty("standardError").GetDouble(), 0.01, 0.4);
        Assert.Equal(0, assets[2].GetProperty("value").GetDouble());
    }

    // The names of two accounts' contracts, put behind those of the accounts, would be the same.
    [Fact]
    public void Contracts_are_told_apart_whatever_accounts_and_contracts_are_called()
    {
        const string options = """
            [{ "name": "a", "cash": 900, "options": [{ "name": "b: c", "underlying": "A", "right": "call", "strike": 3300, "expiry": 0.2, "impliedVolatility": 0.9, "quantity": -1 }] },
             { "name": "SECOND", "cash": 900, "options": [{ "name": "c", "underlying": "A", "right": "put", "strike": 2700, "expiry": 0.2, "impliedVolatility": 0.9, "quantity": -1 }] }]
            """;
        string Named(string name) => Two.With("""[{ "name": "one", "collateral": { "A": 1 }, "debt": 2300 }, { "name": "two", "collateral": { "B": 0.04 }, "debt": 2900 }]""", options.Replace("SECOND", name, StringComparison.Ordinal));
        JsonElement plain = CommandRun.WithInput(Named("d"), "insolvency", "-", "--json").AssertDone().Document();
        JsonElement alike = CommandRun.WithInput(Named("a: b"), "insolvency", "-", "--json").AssertDone().Document();

        Assert.InRange(plain.GetProperty("value").GetDouble(), 0.05, 0.95);
        Assert.Equal(plain.GetProperty("fingerprint").GetString(), alike.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public void The_table_tells_who_carries_how_much_and_names_the_method()
    {
        string table = CommandRun.WithInput(Two, "insolvency", "-").AssertDone().Out;
        Assert.Contains("Expected shortfall, 99%", table, StringComparison.Ordinal);
        Assert.Matches(@"two\s+0\.\d+\s+27\.\d+ \(34\.\d%\) \[", table);
        Assert.Contains("By crude Monte Carlo, Clopper-Pearson.", table, StringComparison.Ordinal);
    }

    // Both debts lie four deviations and more below; the values are quadrature of the bivariate normal in SciPy. Rows at 4.9 standard errors, one false alarm in a million each.
    [Theory]
    [InlineData("importanceSampling")]
    [InlineData("auto")]
    public void Rare_insolvencies_of_several_accounts_are_told_by_weights(string estimator)
    {
        string rare = Rare(estimator);
        JsonElement answer = CommandRun.WithInput(rare, "insolvency", "-", "--json").AssertDone().Document();
        Within(2.555575879857748e-05, answer);
        JsonElement[] accounts = [.. answer.GetProperty("accounts").EnumerateArray()];
        Within(1.7468614761864597e-05, accounts[0].GetProperty("insolvencyProbability"));
        Within(8.414210846739973e-06, accounts[1].GetProperty("insolvencyProbability"));
        JsonElement joint = Assert.Single(answer.GetProperty("joint").EnumerateArray());
        Assert.Equal(("one", "two"), (joint.GetProperty("first").GetString(), joint.GetProperty("second").GetString()));
        Within(3.27066810027088e-07, joint.GetProperty("both"));
        Assert.StartsWith("importance sampling", answer.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.InRange(answer.GetProperty("weights").GetProperty("effectiveHits").GetDouble(), 1000, 200_000);
        Assert.InRange(answer.GetProperty("pilotPaths").GetInt64(), 8192, 500_000);
        Assert.False(answer.TryGetProperty("allocation", out _));
        Assert.False(answer.TryGetProperty("cautions", out _));
        if (estimator == "auto") return;

        string table = CommandRun.WithInput(rare, "insolvency", "-").AssertDone().Out;
        Assert.Matches(@"one\s+1\.\d\de-5 \[", table);
        Assert.Matches(@"one, two\s+3\.\d\de-7 \[", table);
    }

    // Eleven deviations down nobody fails on so few paths, and neither of two alike: one reason, told once.
    [Fact]
    public void Why_accounts_are_not_told_stands_below_their_table()
    {
        string request = Rare("importanceSampling").With("200000", "20000").With(
            """{ "name": "two",""", """{ "name": "three", "collateral": { "B": 1 }, "debt": 8 }, { "name": "four", "collateral": { "B": 1 }, "debt": 8 }, { "name": "two",""");
        string page = string.Join(' ', CommandRun.WithInput(request, "insolvency", "-").AssertDone().Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("three not told not told not told", page, StringComparison.Ordinal);
        Assert.Contains("Not told of three, four: 20000 paths hold 0 effective insolvent paths by importance sampling, and an interval needs 100;", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("Not told of ").Length);
    }

    [Fact]
    public void What_counting_tells_of_is_counted_under_auto()
    {
        string Of(string estimator) => Two.With("\"horizon\"", estimator + "\"horizon\"").With("200000", "20000");
        JsonElement counted = CommandRun.WithInput(Of(""), "insolvency", "-", "--json").AssertDone().Document();
        JsonElement chosen = CommandRun.WithInput(Of("\"estimator\": { \"type\": \"auto\" }, "), "insolvency", "-", "--json").AssertDone().Document();
        Assert.Equal(counted.GetProperty("fingerprint").GetString(), chosen.GetProperty("fingerprint").GetString());
        Assert.True(chosen.TryGetProperty("allocation", out _));
        Assert.InRange(chosen.GetProperty("pilotPaths").GetInt64(), 4096, 100_000);
    }

    // A call that ruins its writer, and beside it a put so far below that no fall does.
    [Fact]
    public void A_side_that_no_pilot_finds_a_way_to_is_told()
    {
        const string writer = """
            { "name": "writer", "cash": 500, "options": [{ "name": "call", "underlying": "A", "right": "call", "strike": 3300, "expiry": 0.2, "impliedVolatility": 0.9, "quantity": -1 }, { "name": "put", "underlying": "A", "right": "put", "strike": 100, "expiry": 0.2, "impliedVolatility": 0.9, "quantity": -1 }] }
            """;
        const string said = "by a fall of A: one that there is all the same is left to the defensive share";
        string several = Two.With("""[{ "name": "one", "collateral": { "A": 1 }, "debt": 2300 }, { "name": "two", "collateral": { "B": 0.04 }, "debt": 2900 }]""", $"[{writer}]").With("\"horizon\": 0.08219178082191781", "\"estimator\": { \"type\": \"importanceSampling\" }, \"horizon\": 0.0027397260273972603");
        string single = several.With($"\"accounts\": [{writer}]", $"\"account\": {writer.With("\"name\": \"writer\", ", "")}");
        string caution = Assert.Single(CommandRun.WithInput(several, "insolvency", "-", "--json").AssertDone().Document().GetProperty("cautions").EnumerateArray()).GetString()!;
        Assert.Equal($"importance sampling found no way to an insolvency of \"writer\" {said}", caution);
        caution = Assert.Single(CommandRun.WithInput(single, "insolvency", "-", "--json").AssertDone().Document().GetProperty("cautions").EnumerateArray()).GetString()!;
        Assert.Equal($"importance sampling found no way to an insolvency {said}", caution);
        Assert.Contains("Caution: importance sampling found no way", string.Join(' ', CommandRun.WithInput(single, "insolvency", "-").AssertDone().Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // Costs and delays that are drawn are weighted too.
    [Fact]
    public void Costs_are_told_by_weights()
    {
        string costly = Rare("importanceSampling").With("200000", "400000").With("\"horizon\"", "\"closeOut\": { \"penalties\": { \"A\": { \"bonus\": 0.05 }, \"B\": { \"bonus\": 0.05 } }, \"delayDistribution\": { \"type\": \"table\", \"delays\": [0, 1], \"probabilities\": [0.5, 0.5] } }, \"horizon\"");
        JsonElement answer = CommandRun.WithInput(costly, "insolvency", "-", "--json").AssertDone().Document();
        JsonElement penalty = answer.GetProperty("liquidationCost").GetProperty("expectedPenalty");
        Assert.StartsWith("importance sampling", penalty.GetProperty("method").GetString(), StringComparison.Ordinal);
        double sold = answer.GetProperty("tail").GetProperty("expectedLiquidated").GetProperty("value").GetDouble();
        Assert.Equal(0.05 * sold, penalty.GetProperty("value").GetDouble(), 1e-4 * sold);
    }

    /// <summary>One account among several is the account by itself: same paths, same rules, same bits.</summary>
    [Fact]
    public void One_account_is_what_it_is_alone()
    {
        const string member = """{ "name": "one", "collateral": { "A": 1 }, "haircuts": { "A": 0.1 }, "maintenanceMargin": 0.1, "options": [{ "underlying": "A", "right": "put", "strike": 2500, "expiry": 0.2, "impliedVolatility": 0.9, "quantity": -1 }], "debt": 1500 }""";
        string several = Two.With("""[{ "name": "one", "collateral": { "A": 1 }, "debt": 2300 }, { "name": "two", "collateral": { "B": 0.04 }, "debt": 2900 }]""", $$"""[{{member}}], "closeOut": { "liquidationDelay": 2, "penalties": { "A": { "bonus": 0.05 } } }""").With("\"dates\": 1", "\"dates\": 10");
        string alone = Two.With("""[{ "name": "one", "collateral": { "A": 1 }, "debt": 2300 }, { "name": "two", "collateral": { "B": 0.04 }, "debt": 2900 }]""", member.Replace("\"name\": \"one\", ", "", StringComparison.Ordinal).Replace("\"debt\": 1500", "\"debt\": 1500, \"liquidationDelay\": 2, \"penalties\": { \"A\": { \"bonus\": 0.05 } }", StringComparison.Ordinal))
            .With("\"accounts\"", "\"account\"").With("\"dates\": 1", "\"dates\": 10");
        JsonElement together = CommandRun.WithInput(several, "insolvency", "-", "--json").AssertDone().Document();
        JsonElement single = CommandRun.WithInput(alone, "insolvency", "-", "--json").AssertDone().Document();
        Assert.InRange(single.GetProperty("value").GetDouble(), 0.001, 0.5);
        Assert.Equal(single.GetProperty("fingerprint").GetString(), together.GetProperty("fingerprint").GetString());
        Assert.Equal(single.GetProperty("expectedLoss").GetProperty("value").GetDouble(), together.GetProperty("expectedLoss").GetProperty("value").GetDouble());
        Assert.Equal(single.GetProperty("liquidationCost").ToString(), together.GetProperty("liquidationCost").ToString());
    }

    [Theory]
    [InlineData("\"accounts\": [", "\"account\": { \"collateral\": { \"A\": 1 }, \"debt\": 1 }, \"accounts\": [", "account and accounts stand here")]
    [InlineData("\"name\": \"two\"", "\"name\": \"one\"", "$.accounts[1].name: \"one\" is not allowed; item 0 has this name already")]
    [InlineData("\"B\": 0.04", "\"C\": 0.04", "$.accounts[1].collateral.C: there is no asset \"C\"")]
    [InlineData("\"discrete\", \"dates\": 1", "\"continuous\"", "$.monitoring: several accounts are watched on discrete dates")]
    [InlineData("\"horizon\"", "\"closeOut\": { \"liquidationDelay\": -1 }, \"horizon\"", "$.closeOut.liquidationDelay: -1 is not allowed")]
    [InlineData("\"horizon\"", "\"estimator\": { \"type\": \"splitting\" }, \"horizon\"", "$.estimator: splitting follows one account")]
    [InlineData("\"horizon\"", "\"estimator\": { \"type\": \"importanceSampling\", \"strata\": 8 }, \"horizon\"", "$.estimator.strata: strata lie along one tilt")]
    [InlineData("\"horizon\"", "\"estimator\": { \"type\": \"importanceSampling\", \"defensiveShare\": 1 }, \"horizon\"", "$.estimator.defensiveShare: 1 is not allowed")]
    [InlineData("\"debt\": 2900 }]", "\"debt\": 2900 }, null]", "$.accounts[2]: null is not allowed")]
    public void What_cannot_be_answered_is_refused_in_one_line(string there, string instead, string said) =>
        CommandRun.WithInput(Two.With(there, instead), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void A_request_without_any_account_is_refused() =>
        CommandRun.WithInput(SampleRequest.Account.With("\"account\":", "\"accounts\": [], \"closeOut\":").With("\"collateral\": {\"ETH\": 1}, \"debt\": 70", ""), "insolvency", "-").AssertRefused("$.accounts: 0 accounts");

    static string Rare(string estimator) => $$"""
        { "model": { "type": "gbm", "assets": [{ "name": "A", "spot": 100, "volatility": 0.8, "drift": 0 }, { "name": "B", "spot": 50, "volatility": 0.6, "drift": 0 }], "correlation": [[1, 0.6], [0.6, 1]] },
          "accounts": [{ "name": "one", "collateral": { "A": 1 }, "debt": 37.7 }, { "name": "two", "collateral": { "B": 2 }, "debt": 47 }],
          "horizon": 0.0821917808219178, "monitoring": { "type": "discrete", "dates": 1 }, "estimator": { "type": "{{estimator}}" }, "simulation": { "paths": 200000, "seed": 42 } }
        """;

    static void Within(double expected, JsonElement estimate)
    {
        double error = estimate.GetProperty("standardError").GetDouble();
        Assert.InRange(estimate.GetProperty("value").GetDouble(), expected - (4.9 * error), expected + (4.9 * error));
        Assert.InRange(error / expected, 0, 0.05);
    }

    static void Near(double expected, JsonElement estimate) =>
        Assert.InRange(estimate.GetProperty("value").GetDouble() - expected, -5.5 * estimate.GetProperty("standardError").GetDouble(), 5.5 * estimate.GetProperty("standardError").GetDouble());
}
