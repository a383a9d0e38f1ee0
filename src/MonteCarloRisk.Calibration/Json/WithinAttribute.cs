using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MonteCarloRisk.Calibration.Json;

/// <summary>The numbers that a member may be, whatever stands beside it; the schema has them as minimum and maximum. Of a list or a dictionary they are those of its items.</summary>
/// <param name="interval">An interval as mathematics writes it: <c>(0, 1]</c> is above 0 and at most 1, <c>[0, )</c> is 0 or more.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class WithinAttribute(string interval) : Attribute
{
    /// <summary>The interval.</summary>
    public string Interval => interval;

    /// <summary>Writes the bounds into the schema of a member.</summary>
    internal void Restrict(JsonObject schema)
    {
        JsonObject number = schema;
        while ((number["items"] ?? number["additionalProperties"]) is JsonObject item) number = item;
        Match bounds = Form().Match(interval);
        if (!bounds.Success) throw new InvalidOperationException($"{interval} is no interval");
        Bound(number, bounds.Groups["low"].Value, bounds.Groups["open"].Value == "(" ? "exclusiveMinimum" : "minimum");
        Bound(number, bounds.Groups["high"].Value, bounds.Groups["close"].Value == ")" ? "exclusiveMaximum" : "maximum");
    }

    // A decimal keeps whole numbers of 64 bits, and writes 0.1 as it stands here.
    static void Bound(JsonObject number, string bound, string keyword)
    {
        if (bound.Length == 0) return;
        number[keyword] = bound.Contains('e', StringComparison.Ordinal) ? double.Parse(bound, CultureInfo.InvariantCulture) : decimal.Parse(bound, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<open>[\[(]) *(?<low>[-0-9.e]*), *(?<high>[-0-9.e]*)(?<close>[\])])$")]
    private static partial Regex Form();
}
