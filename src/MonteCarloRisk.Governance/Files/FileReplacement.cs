namespace MonteCarloRisk.Governance.Files;

/// <summary>One file of a set on its way into place.</summary>
sealed class FileReplacement(string target, string mark, byte[] content)
{
    readonly string beside = $"{target}.{mark}.partial";
    readonly string previous = $"{target}.{mark}.previous";
    bool placed;

    public string Target => target;

    public void WriteBeside()
    {
        using var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        stream.Write(content);
        // The bytes reach the disk before the name does, so that a power cut leaves no empty file in place.
        stream.Flush(flushToDisk: true);
    }

    public void PutInPlace()
    {
        if (File.Exists(target))
        {
            File.Replace(beside, target, previous);
        }
        else
        {
            File.Move(beside, target);
        }

        placed = true;
    }

    public void Undo()
    {
        if (File.Exists(previous))
        {
            File.Move(previous, target, overwrite: true);
        }
        else if (placed)
        {
            File.Delete(target);
        }

        File.Delete(beside);
    }

    public void ForgetPrevious()
    {
        try
        {
            File.Delete(previous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The set is in place: a copy of the earlier file left beside it is no failure.
        }
    }
}
