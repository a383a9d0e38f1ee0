using System.Globalization;
using System.Text.RegularExpressions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>A place in a JSON file, such as <c>market.json: $.accounts[3].debt</c>, from which a value is refused.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Path">The JSON path.</param>
public readonly partial record struct JsonPlace(string File, string Path)
{
    /// <summary>The whole document.</summary>
    public static JsonPlace Root(string file) => new(file, "$");

    /// <summary>A member of the object here.</summary>
    public JsonPlace Member(string name) => this with { Path = PlainName().IsMatch(name) ? $"{Path}.{name}" : $"{Path}['{Excerpt.OneLine(name)}']" };

    /// <summary>An item of the list here.</summary>
    public JsonPlace Item(int index) => this with { Path = $"{Path}[{index}]" };

    /// <summary>A place below it, as members and items such as "collateral.ETH.laterStages[0]".</summary>
    public JsonPlace Within(string path) => path.Split('.', '[').Aggregate(this, (at, part) => part.EndsWith(']') ? at.Item(int.Parse(part[..^1], CultureInfo.InvariantCulture)) : at.Member(part));

    /// <summary>The value is not allowed; what is allowed instead.</summary>
    public InputException Refuse(object? value, string allowed) => Fault($"{Shown(value)} is not allowed; {allowed}");

    /// <summary>Any other fault of the value, in words.</summary>
    public InputException Fault(string message) => new($"{File}: {Path}", message);

    /// <summary>A fault of the engine, told with the member that it names by its way from here, such as <c>simulation.paths</c>; one that names none is told of the object here.</summary>
    public InputException Told(InputException fault) => MemberWay().IsMatch(fault.Where)
        ? fault.Where.Split('.').Aggregate(this, (at, member) => at.Member(member)).Fault(fault.Message[(fault.Where.Length + 2)..])
        : Fault(fault.Message);

    /// <summary>Reads a file that is named here; what is wrong with it is told with this place.</summary>
    /// <exception cref="InputException">The file cannot be read, or says what is not allowed.</exception>
    public T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InputException fault)
        {
            throw Fault(fault.Message);
        }
    }

    static string Shown(object? value) => value switch
    {
        null => "null",
        string text => Excerpt.Quote(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"^[a-z]\w*(\.\w+)+$")]
    private static partial Regex MemberWay();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex PlainName();
}
