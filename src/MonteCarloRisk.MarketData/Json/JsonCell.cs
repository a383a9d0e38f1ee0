using System.Globalization;
using System.Text.Json;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Json;

/// <summary>A value of a JSON file and its place. Numbers may be written as text, as ledgers do whose integers exceed 53 bits.</summary>
sealed class JsonCell(JsonElement value, JsonSnapshot file, JsonCell? parent, string step)
{
    /// <summary>The name or number under which the value stands in what holds it.</summary>
    public string Name => step;

    /// <summary>The way to the value from the top.</summary>
    public IEnumerable<string> Steps => parent is null ? [] : parent.Steps.Append(step);

    /// <summary>Line on which the value begins, counted from 1.</summary>
    public long Line => file.LineOf(this);

    /// <summary>The place of the value in a message.</summary>
    public string Where => file.Where(this);

    /// <summary>The value under a name.</summary>
    public JsonCell this[string name] => Find(name) ?? throw new InputException(Where, $"{Place} has no {Excerpt.Quote(name)}; it is needed");

    /// <summary>The value under a name; null where there is none.</summary>
    public JsonCell? Find(string name)
    {
        Require(JsonValueKind.Object, "an object");
        return value.TryGetProperty(name, out JsonElement found) ? new JsonCell(found, file, this, name) : null;
    }

    /// <summary>The values of an object.</summary>
    public IEnumerable<JsonCell> Properties()
    {
        Require(JsonValueKind.Object, "an object");
        return value.EnumerateObject().Select(property => new JsonCell(property.Value, file, this, property.Name));
    }

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<JsonCell> Items()
    {
        Require(JsonValueKind.Array, "a list");
        return [.. value.EnumerateArray().Select((item, index) => new JsonCell(item, file, this, index.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>A text.</summary>
    public string Text()
    {
        Require(JsonValueKind.String, "a text");
        return value.GetString()!;
    }

    /// <summary>A finite number.</summary>
    public double Number() =>
        NumberText.TryRead(Digits(), NumberForm.Plain, out double number) ? number : throw Refusal($"a finite number with {NumberForm.Plain} is needed");

    /// <summary>A whole number within bounds.</summary>
    public int Integer(int smallest, int largest) =>
        NumberText.TryReadWhole(Digits(), out long number) && number >= smallest && number <= largest
            ? (int)number
            : throw Refusal($"a whole number from {smallest} to {largest} is needed");

    /// <summary>A time, UTC.</summary>
    public DateTime Time() => TimeText.TryRead(Digits(), order: null, out DateTime time, out _) ? time : throw Refusal(TimeText.Allowed);

    string Place => parent is null ? "the file" : Excerpt.Quote(string.Join('.', Steps));

    string Digits() => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => value.GetString()!,
        _ => throw Refusal("a number, or a text that holds one, is needed"),
    };

    void Require(JsonValueKind kind, string needed)
    {
        if (value.ValueKind != kind)
            throw Refusal($"{needed} is needed");
    }

    InputException Refusal(string needed) => new(Where, $"{Excerpt.Quote(value.ToString())} as {Place} is not allowed; {needed}");
}
