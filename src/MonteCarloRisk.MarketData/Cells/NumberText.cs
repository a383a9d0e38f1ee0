using System.Globalization;

namespace MonteCarloRisk.MarketData.Cells;

/// <summary>Reads decimal numbers: the double nearest to the text, ties to even, as double.Parse gives it.</summary>
static class NumberText
{
    const ulong LargestExact = 1UL << 53;
    const int LongestExactFraction = 22;
    const int MostDigits = 19;
    const int LongestGroup = 3;
    const int LongestOnStack = 256;
    const char NoMark = '\0';

    // 10^0 to 10^22 are exact doubles.
    static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>
    /// Whether a text is a finite number in the given form. Digits up to 2^53 over a power of ten up to 10^22 are two exact doubles, and one division
    /// of exact doubles is correctly rounded (Clinger 1990); everything else goes to double.Parse.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, NumberForm form, out double value) =>
        TryReadShort(text, form.DecimalMark, form.GroupMark ?? NoMark, out value) || TryReadAny(text, form, out value);

    /// <summary>Whether a text is a whole number: digits, perhaps behind a sign. The base library passes over zero characters behind them, which a damaged disk writes.</summary>
    public static bool TryReadWhole(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && char.IsAsciiDigit(text[^1]);

    static bool TryReadShort(ReadOnlySpan<char> text, char decimalMark, char groupMark, out double value)
    {
        int at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        int start = at;
        ulong digits = 0;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
            digits = (digits * 10) + (uint)(text[at] - '0');
        int count = at - start, fraction = 0;
        if (count is > 0 and <= LongestGroup)
        {
            for (; IsGroup(text, at, groupMark); at += 1 + LongestGroup, count += LongestGroup)
                digits = (digits * 1000) + (uint)(((text[at + 1] - '0') * 100) + ((text[at + 2] - '0') * 10) + (text[at + 3] - '0'));
        }

        if (at < text.Length && text[at] == decimalMark)
        {
            start = ++at;
            for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
                digits = (digits * 10) + (uint)(text[at] - '0');
            fraction = at - start;
            count += fraction;
        }

        // Beyond 19 digits the product may have wrapped around.
        if (at == text.Length && count is > 0 and <= MostDigits && digits <= LargestExact && fraction <= LongestExactFraction)
        {
            value = digits / Powers[fraction];
            if (text[0] == '-')
                value = -value;
            return true;
        }

        value = 0;
        return false;
    }

    // Whether a mark and just three digits stand here.
    static bool IsGroup(ReadOnlySpan<char> text, int at, char mark) =>
        at + LongestGroup < text.Length && text[at] == mark && mark != NoMark
        && (uint)(text[at + 1] - '0') <= 9 && (uint)(text[at + 2] - '0') <= 9 && (uint)(text[at + 3] - '0') <= 9
        && (at + LongestGroup + 1 == text.Length || (uint)(text[at + LongestGroup + 1] - '0') > 9);

    static bool TryReadAny(ReadOnlySpan<char> text, NumberForm form, out double value)
    {
        Span<char> plain = text.Length <= LongestOnStack ? stackalloc char[text.Length] : new char[text.Length];
        value = 0;
        if (!TryWritePlain(text, form, plain, out int length))
            return false;
        plain = plain[..length];
        return double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    // Rewrites the text with a decimal point and without groups. Only digits, one decimal mark, group marks before it that leave one to three
    // digits in front and three in each later group, signs and an exponent may stand in it.
    static bool TryWritePlain(ReadOnlySpan<char> text, NumberForm form, Span<char> plain, out int length)
    {
        length = 0;
        int inGroup = 0;
        bool grouped = false, whole = true;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (whole && form.IsGroupMark(letter))
            {
                if (inGroup is 0 or > 3 || (grouped && inGroup != 3))
                    return false;
                (grouped, inGroup) = (true, 0);
                continue;
            }

            if (char.IsAsciiDigit(letter))
            {
                inGroup++;
            }
            else if (letter == form.DecimalMark || letter is 'e' or 'E')
            {
                if (whole && grouped && inGroup != 3)
                    return false;
                whole = false;
                letter = letter == form.DecimalMark ? '.' : 'e';
            }
            else if (letter is not ('-' or '+'))
            {
                return false;
            }

            plain[length++] = letter;
        }

        return !(whole && grouped && inGroup != 3);
    }
}
