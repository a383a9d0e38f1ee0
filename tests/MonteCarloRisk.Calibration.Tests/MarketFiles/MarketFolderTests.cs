using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Tests.MarketFiles;

public sealed class MarketFolderTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("markets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Markets_are_found_in_the_folder_and_one_below_in_name_order()
    {
        Write("b.json", """{ "assets": [], "target": {} }""");
        Write("c/market.json", """{ "rules": {}, /* misspelt: */ "asets": [], "simulation": {}, }""");
        Write("a/market.json", "not JSON");
        Write("a/other.json", """{ "assets": [], "target": {} }""");
        Write("d/e/market.json", """{ "assets": [], "target": {} }""");

        MarketFolder found = MarketFolder.Open(folder.FullName);

        Assert.Equal(["a", "b", "c"], found.Markets.Select(market => market.Name));
        Assert.Empty(found.Others);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{ "model": {}, "payoff": {}, "simulation": {} }""")]
    [InlineData("""{ "firstDay": "2024-01-01", "assets": [] }""")]
    [InlineData("""{ "schemaVersion": 1, "rules": {}, "target": {}, "simulation": {} }""")]
    public void Other_documents_are_told_apart(string text)
    {
        Write("other.json", text);

        MarketFolder found = MarketFolder.Open(folder.FullName);

        Assert.Empty(found.Markets);
        Assert.Equal(Path.Combine(folder.FullName, "other.json"), Assert.Single(found.Others));
    }

    [Fact]
    public void Two_markets_of_one_name_and_no_folder_are_refused()
    {
        Write("a.json", """{ "assets": [], "target": {} }""");
        Write("a/market.json", """{ "assets": [], "target": {} }""");

        Assert.Contains("would both be reported as a", Assert.Throws<InputException>(() => MarketFolder.Open(folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => MarketFolder.Open(Path.Combine(folder.FullName, "absent")));
        Assert.Throws<InputException>(() => MarketFolder.Open(Path.Combine(folder.FullName, "a.json")));
    }

    void Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
