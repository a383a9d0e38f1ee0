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

    static bool Prepare(string folder, List<FileReplacement> replacements)
    {
        if (folder.Length == 0)
        {
            throw new InputException("output folder", "is empty; name a folder to write into");
        }

        // The nearest thing that exists must be a folder.
        for (string? place = Path.GetFullPath(folder); place is not null; place = Path.GetDirectoryName(place))
        {
            if (File.Exists(place))
            {
                throw new InputException(place, "is a file; the report needs a folder there");
            }

            if (Directory.Exists(place))
            {
                break;
            }
        }

        foreach (FileReplacement replacement in replacements)
        {
            if (Directory.Exists(replacement.Target))
            {
                throw new InputException(replacement.Target, "is a folder; the report needs to write a file there");
            }
        }

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
