using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Governance.Files;

/// <summary>
/// Writes a set of files into one folder as a whole: all are written beside their places first, then renamed;
/// when one cannot be put in place, those before it are put back as they were.
/// </summary>
static class FileSet
{
    public static void Write(string folder, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        // A name of its own for each writer, so that two writers never share a half-written file.
        string mark = Guid.NewGuid().ToString("N");
        var replacements = files.Select(file => new FileReplacement(Path.Combine(folder, file.Name), mark, file.Content)).ToList();
        bool folderIsNew = Prepare(folder, replacements);
        string current = folder;
        try
        {
            foreach (FileReplacement replacement in replacements)
            {
                current = replacement.Target;
                replacement.WriteBeside();
            }

            foreach (FileReplacement replacement in replacements)
            {
                current = replacement.Target;
                replacement.PutInPlace();
            }
        }
        catch (Exception exception)
        {
            Undo(folder, folderIsNew, replacements);
            throw exception switch
            {
                UnauthorizedAccessException => new InputException(current, "cannot be written: access is denied; choose a folder that can be written to"),
                IOException => new IOException($"{current}: could not be written, and the earlier files stand unchanged: {exception.Message}", exception),
                _ => exception,
            };
        }

        foreach (FileReplacement replacement in replacements)
        {
            replacement.ForgetPrevious();
        }
    }

    /// <summary>Refuses a folder that files could not be written into; leaves everything as it is.</summary>
    /// <exception cref="InputException">They could not.</exception>
    public static void Check(string folder, IEnumerable<string> names)
    {
        string standing = Standing(folder);
        Refuse(names.Select(name => Path.Combine(folder, name)));
        try
        {
            using var probe = new FileStream(Path.Combine(standing, $"{Guid.NewGuid():N}.partial"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new InputException(folder, "cannot be written to; choose a folder that can");
        }
    }

    static bool Prepare(string folder, List<FileReplacement> replacements)
    {
        Standing(folder);
        Refuse(replacements.Select(replacement => replacement.Target));
        bool isNew = !Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new InputException(folder, $"cannot be made: {exception.Message}");
        }

        return isNew;
    }

    /// <summary>The folder, or the nearest above it that exists.</summary>
    static string Standing(string folder)
    {
        if (folder.Length == 0)
        {
            throw new InputException("output folder", "is empty; name a folder to write into");
        }

        // The nearest thing that exists must be a folder.
        string place = Path.GetFullPath(folder);
        while (!Directory.Exists(place))
        {
            if (File.Exists(place))
            {
                throw new InputException(place, "is a file; the report needs a folder there");
            }

            place = Path.GetDirectoryName(place) ?? throw new InputException(folder, "lies nowhere; no folder above it exists");
        }

        return place;
    }

    static void Refuse(IEnumerable<string> targets)
    {
        foreach (string target in targets.Where(Directory.Exists))
        {
            throw new InputException(target, "is a folder; the report needs to write a file there");
        }
    }

    static void Undo(string folder, bool folderIsNew, List<FileReplacement> replacements)
    {
        foreach (FileReplacement replacement in Enumerable.Reverse(replacements))
        {
            try
            {
                replacement.Undo();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The first failure is the one to report; the other files are still put back.
            }
        }

        if (folderIsNew && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
