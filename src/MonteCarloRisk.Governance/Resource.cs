namespace MonteCarloRisk.Governance;

/// <summary>A file carried in the assembly.</summary>
static class Resource
{
    public static byte[] Bytes(string name)
    {
        using Stream stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly carries no resource {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
