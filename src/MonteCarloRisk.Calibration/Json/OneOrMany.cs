namespace MonteCarloRisk.Calibration.Json;

/// <summary>The documents of a text that holds one, or a list of them.</summary>
/// <param name="Items">The documents, in order.</param>
/// <param name="IsList">Whether the text is a list; its answer is one then, too.</param>
public sealed record OneOrMany<T>(IReadOnlyList<T> Items, bool IsList)
{
    /// <summary>The place of a document in its file.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="index">Index of the document.</param>
    public JsonPlace Place(string name, int index) => IsList ? JsonPlace.Root(name).Item(index) : JsonPlace.Root(name);
}
