using System.Security.Cryptography;

namespace MonteCarloRisk.MarketData.Csv;

/// <summary>A file's bytes on their way to a reader, hashed as they pass.</summary>
sealed class HashedStream(Stream bytes, string path) : Stream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    bool ended;
    string? sha256;

    /// <summary>SHA-256 of all bytes, lower-case hexadecimal, once they have passed.</summary>
    public string Sha256 => sha256 ??= ended ? Convert.ToHexStringLower(hash.GetHashAndReset()) : throw new InvalidOperationException("the file has not been read to its end");

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = InputFile.Read(path, bytes, buffer);
        hash.AppendData(buffer[..count]);
        ended |= count == 0 && buffer.Length > 0;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            bytes.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
