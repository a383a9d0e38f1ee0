using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>Says which column of a file is meant: by its name in the header, or by its number where there is none.</summary>
public readonly record struct ColumnKey
{
    readonly string? name;
    readonly int index;

    ColumnKey(string? name, int index) => (this.name, this.index) = (name, index);

    /// <summary>The name; null for a column that is meant by its number.</summary>
    public string? Name => name;

    /// <summary>The number, counted from 0; means nothing where there is a name.</summary>
    public int Index => index;

    /// <summary>A column by its name; case, blanks, hyphens and underscores do not matter.</summary>
    /// <param name="name">The name in the header.</param>
    /// <exception cref="InputException">The name is blank.</exception>
    public static ColumnKey Named(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new InputException("", "a column's name is not blank") : new ColumnKey(name, 0);

    /// <summary>A column by its number.</summary>
    /// <param name="index">The number, counted from 0.</param>
    /// <exception cref="InputException">The number is below zero.</exception>
    public static ColumnKey Numbered(int index) =>
        index < 0 ? throw new InputException("", $"{index} is not a column; columns are counted from 0") : new ColumnKey(null, index);

    /// <summary>The key in a message.</summary>
    public override string ToString() => name is null ? $"column {index}" : Excerpt.Quote(name);
}
