using System.Text.Json;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The markets of a folder: its own files <c>*.json</c>, and <c>market.json</c> in each folder directly below it.</summary>
/// <param name="Markets">Name and file of each market, in name order; a file that is no JSON at all is among them, so that its fault is told.</param>
/// <param name="Others">Files that hold some other kind of document.</param>
public sealed record MarketFolder(IReadOnlyList<(string Name, string File)> Markets, IReadOnlyList<string> Others)
{
    // A market file names two of these at the least, even where one is missing or misspelt; no other document of ours does,
    // but for those that state their schema's version.
    static readonly string[] Members = ["assets", "rules", "accounts", "target", "simulation"];

    /// <summary>Looks through a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">There is no such folder, it cannot be read, or two of its markets would have one name.</exception>
    public static MarketFolder Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException(folder, File.Exists(folder) ? "this is a file; a folder of market files is needed" : "there is no such folder");
        try
        {
            (string Name, string File)[] files =
            [
                .. Directory.GetFiles(folder, "*.json").Select(file => (Path.GetFileNameWithoutExtension(file), file)),
                .. Directory.GetDirectories(folder).Select(below => (Path.GetFileName(below), Path.Combine(below, "market.json"))).Where(market => File.Exists(market.Item2)),
            ];
            ILookup<bool, (string Name, string File)> found = files.OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.File, StringComparer.Ordinal).ToLookup(file => IsMarket(file.File));
            if (found[true].GroupBy(market => market.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any()) is { } same)
                throw new InputException(folder, $"{string.Join(" and ", same.Select(market => Path.GetRelativePath(folder, market.File)))} would both be reported as {same.Key}; rename one");
            return new MarketFolder([.. found[true]], [.. found[false].Select(other => other.File)]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, $"the folder cannot be read: {unreadable.Message}");
        }
    }

    static bool IsMarket(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && !root.TryGetProperty("schemaVersion", out _)
                && Members.Count(member => root.TryGetProperty(member, out _)) >= 2;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
