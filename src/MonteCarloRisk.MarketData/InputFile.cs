using System.Security.Cryptography;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.MarketData;

/// <summary>A file that the user named.</summary>
public static class InputFile
{
    /// <summary>All bytes of the file.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static byte[] ReadAllBytes(string path) => Guarded(path, () => File.ReadAllBytes(path));

    /// <summary>The file's bytes from its beginning.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static Stream Open(string path) => Guarded(path, () => File.OpenRead(path));

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <exception cref="InputException">There is no such file, or it cannot be read.</exception>
    public static string Sha256(string path) => Guarded(path, () =>
    {
        using FileStream bytes = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    });

    /// <summary>Reads on in a file; one that cannot be read any further is refused by name.</summary>
    internal static int Read(string path, Stream bytes, Span<byte> buffer)
    {
        try
        {
            return bytes.Read(buffer);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path);
        }
    }

    static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "there is no such file");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path);
        }
    }

    static InputException Unreadable(string path) =>
        new(path, Directory.Exists(path) ? "this is a folder; a file is needed" : "the file cannot be read; check its name and its permissions");
}
