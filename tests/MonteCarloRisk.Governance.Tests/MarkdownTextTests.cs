using MonteCarloRisk.Governance.Markdown;

namespace MonteCarloRisk.Governance.Tests;

/// <summary>Brackets of intervals are read as they stand; what would be a link, a box or an image is escaped.</summary>
public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("0.506 [0.503, 0.510]", "0.506 [0.503, 0.510]")]
    [InlineData("[8.1e-4, 1.8e-3]", "[8.1e-4, 1.8e-3]")]
    [InlineData("[a](b)", "[a\\](b)")]
    [InlineData("![a](b)", "![a\\](b)")]
    [InlineData("[a][b]", "[a\\][b]")]
    [InlineData("[a]: b", "[a\\]: b")]
    [InlineData("[x] done", "\\[x] done")]
    [InlineData("a_b*c|d", "a\\_b\\*c\\|d")]
    public void Text_is_escaped_where_it_would_be_markup(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));
}
