namespace MonteCarloRisk.Domain;

/// <summary>Input that cannot be used. The message is one line: where (file, line or JSON path), what was found, what is allowed.</summary>
public sealed class InputException : Exception
{
    /// <summary>Names the place, the finding and what is allowed.</summary>
    /// <param name="where">File, line or JSON path.</param>
    /// <param name="message">What was found and what is allowed.</param>
    public InputException(string where, string message)
        : base(where.Length == 0 ? message : $"{where}: {message}")
    {
        Where = where;
    }

    /// <summary>File, line or JSON path.</summary>
    public string Where { get; }
}
