namespace MonteCarloRisk.MarketData.Csv;

/// <summary>A text whose beginning has been read already.</summary>
sealed class ResumedText(ReadOnlyMemory<char> beginning, TextReader rest) : TextReader
{
    public override int Read(Span<char> buffer)
    {
        if (beginning.Length == 0)
            return rest.Read(buffer);
        int count = Math.Min(buffer.Length, beginning.Length);
        beginning.Span[..count].CopyTo(buffer);
        beginning = beginning[count..];
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
