namespace MonteCarloRisk.Architecture.Files;

public sealed class TextTests
{
    [Fact]
    public void Source_files_are_short() => Assert.Empty(TextRules.LongSources(Repository.TextFiles));

    [Fact]
    public void A_long_source_file_is_caught() => Assert.Single(TextRules.LongSources([new TextFile("src/A/A.cs", new string('\n', TextRules.MaximumLines))]));

    [Fact]
    public void No_file_names_an_absolute_path() => Assert.Empty(TextRules.AbsolutePaths(Repository.TextFiles));

    [Theory]
    [InlineData("see {0}home/someone/data.csv")]
    [InlineData("\"{0}tmp/run\"")]
    [InlineData("C:{1}Users{1}someone")]
    public void An_absolute_path_is_caught(string text) =>
        Assert.Single(TextRules.AbsolutePaths([new TextFile("docs/a.md", string.Format(System.Globalization.CultureInfo.InvariantCulture, text, '/', '\\'))]));

    [Theory]
    [InlineData("../shared/data and src/tmp.cs")]
    [InlineData("#!/usr/bin/env bash")]
    [InlineData("https://example.org/home/page")]
    public void A_relative_path_is_allowed(string text) => Assert.Empty(TextRules.AbsolutePaths([new TextFile("docs/a.md", text)]));

    [Fact]
    public void Links_between_documents_lead_somewhere() => Assert.Empty(TextRules.DeadLinks(Repository.TextFiles, path => Path.Exists(Path.Combine(Repository.Root, path))));

    [Fact]
    public void A_dead_link_is_caught() =>
        Assert.Equal(
            ["docs/a.md links to ../lost.md"],
            TextRules.DeadLinks([new TextFile("docs/a.md", "[a](b.md#c) [d](../lost.md) [e](https://example.org) [f](#g)")], path => path == Path.Combine("docs", "b.md")));

    [Fact]
    public void No_term_stands_twice_in_the_glossary() => Assert.Empty(TextRules.RepeatedTerms(Repository.File("docs/glossary.md")));

    [Fact]
    public void A_term_that_stands_twice_is_caught() => Assert.Equal(
        ["docs/glossary.md has RUN in 2 rows"],
        TextRules.RepeatedTerms(new TextFile("docs/glossary.md", "| term | meaning |\n| **Run** (`RunKey`) | A plan, carried out. |\n| **Squeeze**, **run** | Lenders who leave. |\n| **Lot** | What an auction sells. |\n")));

    [Fact]
    public void No_warning_is_silenced() => Assert.Empty(TextRules.SilencedWarnings(Repository.TextFiles));

    [Theory]
    [InlineData("src/A/A.cs", "#pragma warning disable CS1591")]
    [InlineData("kernels/A/A.csproj", "<NoWarn>CS1591</NoWarn>")]
    [InlineData("src/A/A.csproj", "<GenerateDocumentationFile>false</GenerateDocumentationFile>")]
    public void A_silenced_warning_is_caught(string path, string text) => Assert.Single(TextRules.SilencedWarnings([new TextFile(path, text)]));

    [Fact]
    public void Stages_carry_no_inlining_attribute() => Assert.Empty(TextRules.StagesOutOfLine(Repository.TextFiles));

    [Fact]
    public void A_stage_kept_out_of_line_is_caught() =>
        Assert.Single(TextRules.StagesOutOfLine([new TextFile("kernels/A/Programs/A.cs", "[MethodImpl(MethodImplOptions.NoInlining)]")]));
}
