using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData;

/// <summary>A file that the user named.</summary>
public static class InputFile
{
    /// <summary>All bytes of the file.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "there is no such file");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(path, Directory.Exists(path) ? "this is a folder; a file is needed" : "the file cannot be read; check its name and its permissions");
        }
    }
}
