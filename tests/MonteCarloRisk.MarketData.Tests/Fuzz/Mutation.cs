using System.Globalization;
using System.Text;

namespace MonteCarloRisk.MarketData.Tests.Fuzz;

/// <summary>Damages a text as exporters, editors, networks and disks do.</summary>
sealed class Mutation(Random random)
{
    static readonly string[] Cells =
    [
        "", " ", ".", "-", "null", "NULL", "NaN", "nan", "N/A", "1e999", "1e-999", "-0", "0", "-1.5", "1e5", "1E-5", "1,234", "\"1,234\"", "\"1,234.5\"", "1.234,5", "\"1,5\"", "∞", "Infinity", "0x10", "１２",
        "1 234", "1_000", "$5", "12K", "\"", "\"\"", "\"12\"3", "+7", "00012.50", ".5", "5.", "9007199254740993", "0.1234567890123456789012345", "123456789012345678901234567890", "4.9e-324", "1.7976931348623159e308",
        "2020-02-30", "2020-01-01", "01/02/2020", "13/02/2020", "1577836800", "1577836800000", "1577836800000000", "1577836800000000000", "1577836800.5", "2020-01-01T00:00:00+14:00", "2020-01-01 12-AM", "1970-01-01",
    ];

    const string Letters = "0123456789.,;:-+eE\"'|/ \t\r\n\0#TZnN_\u00a0\uFEFF\uFFFD";

    /// <summary>Whole-file changes that leave a file readable.</summary>
    public string Restyle(string text)
    {
        switch (random.Next(8))
        {
            case 0:
                return text.Replace("\n", "\r\n", StringComparison.Ordinal);
            case 1:
                return "\uFEFF" + text;
            case 2:
                string[] rows = text.TrimEnd('\n').Split('\n');
                return string.Join('\n', rows.Skip(1).Reverse().Prepend(rows[0])) + "\n";
            case 3:
                return string.Join('\n', text.TrimEnd('\n').Split('\n').Select(row => string.Join(',', row.Split(',').Select(cell => $"\"{cell}\"")))) + "\n";
            case 4:
                return text.Replace("\n", "\n\n", StringComparison.Ordinal);
            case 5:
                return string.Join('\n', text.TrimEnd('\n').Split('\n').Select(row => string.Join(',', row.Split(',').Select(Grouped)))) + "\n";
            default:
                return text;
        }
    }

    /// <summary>One small damage.</summary>
    public string Damage(string text)
    {
        if (text.Length == 0)
            return text;
        int at = random.Next(text.Length), length = Math.Min(random.Next(1, 12), text.Length - at);
        switch (random.Next(8))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, text.Substring(at, length));
            case 2:
                return random.Next(4) == 0 ? text[..at] : text;
            case 3:
                return text.Insert(at, Letters[random.Next(Letters.Length)].ToString());
            case 4:
                return string.Concat(text.AsSpan(0, at), Letters[random.Next(Letters.Length)].ToString(), text.AsSpan(at + 1));
            case 5:
                return text.Insert(at, ((char)random.Next(0xD800)).ToString());
            default:
                int start = text.LastIndexOfAny([',', '\n'], at) + 1, end = text.IndexOfAny([',', '\n'], at);
                return end < start ? text : string.Concat(text.AsSpan(0, start), Cells[random.Next(Cells.Length)], text.AsSpan(end));
        }
    }

    static string Grouped(string cell)
    {
        int digits = cell.TakeWhile(char.IsAsciiDigit).Count();
        return digits < 4 || cell.Contains('-') ? cell : $"\"{long.Parse(cell[..Math.Min(digits, 18)], CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)}{cell[digits..]}\"";
    }

    /// <summary>The bytes of a text, some of them no longer UTF-8.</summary>
    public byte[] Bytes(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(20) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
