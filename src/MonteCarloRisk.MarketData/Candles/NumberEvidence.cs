using System.Buffers;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>
/// Finds how a file writes its numbers from its first rows. 1,234.5 and 0.5 have one meaning, 1,234 has two; a file whose only commas are like
/// that is refused, for either reading would be a guess.
/// </summary>
sealed class NumberEvidence(string path)
{
    static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789.,");

    (string Text, long Line)? point, comma, undecided;

    /// <summary>Looks at a cell.</summary>
    public void Add(string text, long line)
    {
        ReadOnlySpan<char> digits = text.AsSpan().TrimStart("+-");
        if (digits.ContainsAnyExcept(Allowed) || digits.IndexOfAnyInRange('0', '9') < 0)
            return;
        int lastPoint = digits.LastIndexOf('.'), lastComma = digits.LastIndexOf(',');
        if (lastPoint < 0 && lastComma < 0)
            return;
        char last = lastPoint > lastComma ? '.' : ',';
        bool lastIsDecimal;
        if (lastPoint >= 0 && lastComma >= 0)
        {
            lastIsDecimal = true;
        }
        else if (digits.Count(last) > 1)
        {
            lastIsDecimal = false;
        }
        else if (IsOneGroup(digits, last))
        {
            if (last == ',')
                undecided ??= (text, line);
            return;
        }
        else
        {
            lastIsDecimal = true;
        }

        if (last == '.' == lastIsDecimal)
            point ??= (text, line);
        else
            comma ??= (text, line);
    }

    /// <summary>The form of the numbers seen.</summary>
    /// <exception cref="InputException">There is none that fits, or two do.</exception>
    public NumberForm Conclude()
    {
        if (point is { } points && comma is { } commas)
        {
            throw new InputException(
                $"{path}:{Math.Max(points.Line, commas.Line)}",
                $"{Excerpt.Quote(points.Text)} has a decimal point and {Excerpt.Quote(commas.Text)} a decimal comma; a file writes its numbers in one form: state in a mapping which");
        }

        if (comma is not null)
            return NumberForm.PointGroups;
        if (point is not null)
            return NumberForm.CommaGroups;
        if (undecided is { } two)
            throw new InputException($"{path}:{two.Line}", $"{Excerpt.Quote(two.Text)} may have a decimal comma or a comma between thousands; state in a mapping which");
        return NumberForm.Plain;
    }

    // Whether the one mark in a number may stand between thousands: one to three digits before it, not beginning with zero, and three behind.
    static bool IsOneGroup(ReadOnlySpan<char> digits, char mark)
    {
        int before = digits.IndexOf(mark);
        return before is > 0 and <= 3 && digits[0] != '0' && digits.Length - before - 1 == 3;
    }
}
