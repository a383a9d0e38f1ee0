using ScottPlot;
using SkiaSharp;

namespace MonteCarloRisk.Governance.Charts;

/// <summary>
/// The one font of the charts, carried in the assembly: text is measured with it, so a chart comes out the same on a machine with other fonts or none.
/// It holds the printable ASCII characters, since labels in charts are numbers and fixed words; names from the input stand in the page's text.
/// </summary>
sealed class ChartFont : IFontResolver
{
    public const string Name = "Chart";

    static readonly byte[] Bytes = Resource.Bytes("Inter-Subset.ttf");

    ChartFont()
    {
    }

    /// <summary>The font as a data URI, for the page that shows the charts.</summary>
    public static string DataUri { get; } = "data:font/ttf;base64," + Convert.ToBase64String(Bytes);

    /// <summary>Makes the font known to the chart library; further calls do nothing.</summary>
    public static void Register() => _ = Registered.Value;

    static readonly Lazy<bool> Registered = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new ChartFont());
        return true;
    });

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => Create(fontName);

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => Create(fontName);

    static SKTypeface? Create(string fontName) => fontName == Name ? SKTypeface.FromStream(new MemoryStream(Bytes)) : null;
}
