using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.Cells;

/// <summary>How a file writes its numbers.</summary>
public sealed record NumberForm
{
    /// <summary>Decimal point, no thousands separators: 1234.5.</summary>
    public static NumberForm Plain { get; } = new('.', null);

    /// <summary>Decimal point, groups of thousands after commas: 1,234.5.</summary>
    public static NumberForm CommaGroups { get; } = new('.', ',');

    /// <summary>Decimal comma, groups of thousands after points: 1.234,5.</summary>
    public static NumberForm PointGroups { get; } = new(',', '.');

    /// <summary>States the two marks.</summary>
    /// <param name="decimalMark">Stands before the fraction: a point or a comma.</param>
    /// <param name="groupMark">Stands between groups of three digits before the decimal mark, where there are any: a comma, a point, a blank (of any kind) or an apostrophe; null where groups are not allowed.</param>
    /// <exception cref="InputException">The marks are not of these, or are one.</exception>
    public NumberForm(char decimalMark, char? groupMark)
    {
        if (decimalMark is not ('.' or ','))
            throw new InputException("", $"the decimal mark {Excerpt.Quote(decimalMark.ToString())} is not allowed; allowed are a point and a comma");
        if (groupMark is { } mark && (mark == decimalMark || !(mark is '.' or ',' or '\'' or '’' || IsBlank(mark))))
            throw new InputException("", $"the mark of thousands {Excerpt.Quote(mark.ToString())} is not allowed; allowed are a comma, a point, a blank and an apostrophe, other than the decimal mark");
        (DecimalMark, GroupMark) = (decimalMark, groupMark);
    }

    /// <summary>Stands before the fraction.</summary>
    public char DecimalMark { get; }

    /// <summary>Stands between groups of three digits; null where there are none.</summary>
    public char? GroupMark { get; }

    /// <summary>The form in words.</summary>
    public override string ToString() =>
        $"a decimal {(DecimalMark == '.' ? "point" : "comma")} and {(GroupMark is { } mark ? $"thousands apart by {Excerpt.Quote(mark.ToString())}" : "no thousands separators")}";

    /// <summary>Whether a character separates groups of thousands; all blanks are alike.</summary>
    internal bool IsGroupMark(char letter) => GroupMark is { } mark && (letter == mark || (IsBlank(mark) && IsBlank(letter)));

    // Exporters write the plain, the no-break and the narrow no-break space for one another.
    static bool IsBlank(char letter) => letter is ' ' or '\u00a0' or '\u202f' or '\u2009';
}
