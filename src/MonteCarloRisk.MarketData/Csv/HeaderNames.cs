using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData.Csv;

/// <summary>The names of a file's columns. Exporters differ in case, blanks and hyphens: "Adj Close", "adj_close" and "Adj-Close" are one name.</summary>
sealed class HeaderNames(IReadOnlyList<string> header, string where)
{
    const int MostListed = 12;

    readonly string[] names = [.. header.Select(Normalised)];

    /// <summary>The place of the header in a message.</summary>
    public string Where => where;

    /// <summary>The names as the file gives them.</summary>
    public IReadOnlyList<string> Header => header;

    /// <summary>The names in a message, shortened.</summary>
    public string Listed => string.Join(", ", header.Take(MostListed).Select(Excerpt.Quote)) + (header.Count > MostListed ? ", …" : "");

    /// <summary>The column of the first candidate that the header has.</summary>
    /// <param name="candidates">Normalised names, the preferred first.</param>
    /// <param name="meaning">What the column holds, for messages.</param>
    /// <exception cref="InputException">There is none, or two columns have that name.</exception>
    public int IndexOf(IReadOnlyList<string> candidates, string meaning) =>
        Find(candidates, meaning)
        ?? throw new InputException(where, $"there is no {meaning} column among {Listed}; allowed are {string.Join(", ", candidates)}");

    /// <summary>The column of the first candidate that the header has; null where it has none.</summary>
    /// <exception cref="InputException">Two columns have that name.</exception>
    public int? Find(IReadOnlyList<string> candidates, string meaning)
    {
        foreach (string candidate in candidates)
        {
            int index = Array.IndexOf(names, candidate);
            if (index < 0)
                continue;
            if (Array.IndexOf(names, candidate, index + 1) >= 0)
                throw new InputException(where, $"two columns are named {Excerpt.Quote(header[index])}; the {meaning} column must be the only one of its name");
            return index;
        }

        return null;
    }

    /// <summary>The first column whose normalised name begins so; null where there is none.</summary>
    public int? FindBeginning(string start)
    {
        int index = Array.FindIndex(names, name => name.StartsWith(start, StringComparison.Ordinal));
        return index < 0 ? null : index;
    }

    /// <summary>A name in the form in which names are compared.</summary>
    public static string Normalised(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
