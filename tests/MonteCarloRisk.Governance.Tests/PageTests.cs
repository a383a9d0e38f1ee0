using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Governance.Tests;

public sealed partial class PageTests : IDisposable
{
    readonly SampleReport report = new();

    string Page => report.Read(CalibrationReport.PageFile);

    XElement Root => Parse(Page);

    public void Dispose() => report.Dispose();

    [Fact]
    public void The_page_is_well_formed_and_complete()
    {
        var titles = Root.Descendants("h2").Select(title => title.Value).ToList();
        Assert.Contains("Recommended parameters", titles);
        Assert.Contains("Margin curves", titles);
        Assert.Contains("How it was made", titles);
        // Six margin curves, the losses, four fans.
        Assert.Equal(11, Root.Descendants().Count(element => element.Name.LocalName == "svg"));
    }

    [Fact]
    public void The_correlation_s_estimator_and_its_repair_are_told()
    {
        Assert.Contains("shrunk towards the identity. Shrinkage 3.71% is", Root.Value, StringComparison.Ordinal);
        Assert.Contains("the nearest correlation matrix, at a distance of 0.0312", Root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_are_unique_and_every_reference_has_one()
    {
        var ids = Root.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Reference().Matches(Page), match => Assert.Contains(match.Groups[1].Value, ids));
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        string page = Page.Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal);
        Assert.DoesNotMatch(External(), page);
        Assert.DoesNotContain(Root.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "a");
    }

    [Fact]
    public void Names_from_the_input_stay_text()
    {
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Root.Descendants("td"), cell => cell.Value == SampleCalibration.HostileName);
    }

    [Fact]
    public void Characters_that_markup_cannot_carry_are_replaced()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        using var other = new SampleReport(write: false);
        CalibrationReport.Write(calibration with { Market = calibration.Market with { Name = "a\u0001b\uD800c 😀" } }, other.Folder, "");
        Assert.Contains("a\uFFFDb\uFFFDc 😀", Parse(other.Read(CalibrationReport.PageFile)).Descendants("h1").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_law_of_the_returns_is_told()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        PriceModel model = calibration.Market.Model;
        var student = new StudentModel(model.Assets, model.Correlation, [.. model.Assets.Select((_, i) => i == 0 ? 3.5 : 4.25)], 1.0 / 365);
        using var other = new SampleReport(write: false);
        CalibrationReport.Write(calibration with { Market = calibration.Market with { Model = student } }, other.Folder, "");

        Assert.Contains("Correlated geometric Brownian motion of", Page, StringComparison.Ordinal);
        string page = other.Read(CalibrationReport.PageFile);
        Assert.Contains($"on steps of 1 day, 3.5 ({model.Assets[0].Name}), 4.25 ({string.Join(", ", model.Assets.Skip(1).Select(asset => asset.Name))}) degrees of freedom", page, StringComparison.Ordinal);
        Assert.Contains("on the paths it is that of the normals, of which that of returns falls short", page, StringComparison.Ordinal);
        Assert.DoesNotContain("it is that of the normals", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("geometric Brownian motion of", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Margins_and_copula_are_told_and_which_mean_prices_are_infinite()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        PriceModel model = calibration.Market.Model;
        var copula = new CopulaModel(
            model.Assets, model.Correlation, new Copula.Student(5.25), [.. model.Assets.Select((_, i) => i == 0 ? new StudentMargin(0, 0.8, 4) : (ReturnMargin)new NormalMargin())], 1.0 / 365);
        using var report = new SampleReport(write: false);
        CalibrationReport.Write(calibration with { Market = calibration.Market with { Model = copula } }, report.Folder, "");

        string page = report.Read(CalibrationReport.PageFile);
        Assert.Contains("Student t copula, 5.25 degrees of freedom", page, StringComparison.Ordinal);
        Assert.Contains($"Student t for {model.Assets[0].Name}; normal for {model.Assets[1].Name}", page, StringComparison.Ordinal);
        Assert.Contains($"the mean price of {model.Assets[0].Name} is infinite", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_volatility_that_moves_is_told_with_its_recursion()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        PriceModel model = calibration.Market.Model;
        ConditionalVariance[] variances = [.. model.Assets.Select((_, i) => new ConditionalVariance(0.0025, i == 0 ? VarianceRecursion.Ewma(0.94) : new(0.0001, 0.05, 0.1, 0.85)))];
        string Told(PriceModel other)
        {
            using var report = new SampleReport(write: false);
            CalibrationReport.Write(calibration with { Market = calibration.Market with { Model = other } }, report.Folder, "");
            return report.Read(CalibrationReport.PageFile);
        }

        string history = Told(new FilteredHistoryModel(model.Assets, model.Correlation, variances, [[.. model.Assets.Select(_ => 0.0)], [.. model.Assets.Select(_ => 0.0)]], 1.0 / 365));
        Assert.Contains("on steps of 1 day: whole days out of 2 are drawn", history, StringComparison.Ordinal);

        // sqrt(365 * 0.0025) today; far ahead 0.0001 / (1 - 0.05 - 0.1 / 2 - 0.85) a day, sqrt(365 * 0.002) a year.
        foreach (string text in new[] { "Long-run volatility", "95.52%", "85.44%", "0.940", "0.100" }) Assert.Contains(text, history, StringComparison.Ordinal);
        Assert.Contains("with correlated normal errors", Told(new CorrelatedGarchModel(model.Assets, model.Correlation, variances, null, 1.0 / 365)), StringComparison.Ordinal);
        Assert.Contains(
            "Student-t (3.5 degrees of freedom) errors", Told(new CorrelatedGarchModel(model.Assets, model.Correlation, variances, [.. model.Assets.Select(_ => 3.5)], 1.0 / 365)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_resolved_comes_before_the_parameters()
    {
        var sections = Root.Descendants("section").ToList();
        XElement unresolved = Assert.Single(sections, section => (string?)section.Attribute("class") == "unresolved");
        Assert.Same(sections[0].Name, unresolved.Name);
        Assert.Equal(0, sections.IndexOf(unresolved));
        Assert.Contains(unresolved.Descendants("li"), line => line.Value == SampleCalibration.UnresolvedLine);
        Assert.Contains(unresolved.Descendants("li"), line => line.Value.Contains("40,000,000 paths", StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_of_two_machines_differ_only_in_the_run_block()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        using var other = new SampleReport(write: false);
        CalibrationReport.Write(calibration with { Runs = [.. calibration.Runs.Select(run => run with { Backend = "cuda", Seconds = 0.2 })] }, other.Folder, "another command");
        Assert.NotEqual(Page, other.Read(CalibrationReport.PageFile));
        Assert.Equal(WithoutRun(Page), WithoutRun(other.Read(CalibrationReport.PageFile)));
        Assert.Equal(report.Read(CalibrationReport.ParametersFile), other.Read(CalibrationReport.ParametersFile));
    }

    [Fact]
    public void Empty_parts_leave_a_page_that_can_be_read()
    {
        MarketCalibration calibration = SampleCalibration.Build();
        MarketCalibration bare = calibration with
        {
            Options = [],
            Fans = [new PriceFan("XYZ", [], [], [], 0)],
            Current = calibration.Current with { BadDebt = [], Accounts = [] },
            Recommended = calibration.Recommended with { BadDebt = [], Accounts = [] },
            Collateral = [.. calibration.Collateral.Select(asset => asset with { Solution = asset.Solution with { Curve = [] } })],
        };
        using var other = new SampleReport(write: false);
        CalibrationReport.Write(bare, other.Folder, "");
        Assert.NotNull(Parse(other.Read(CalibrationReport.PageFile)));
    }

    static XElement Parse(string page)
    {
        using var text = new StringReader(page);
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    static string WithoutRun(string page)
    {
        XElement root = Parse(page);
        root.Descendants("section").Single(section => (string?)section.Attribute("id") == "run").Remove();
        return root.ToString();
    }

    [GeneratedRegex(@"url\(#([^)]*)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"https?://|\bsrc=|@import|\bhref=", RegexOptions.IgnoreCase)]
    private static partial Regex External();
}
