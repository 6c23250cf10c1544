namespace Inkassio.Exchange.Tables;

/// <summary>Bytes in memory as a stream, without a copy.</summary>
sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : Stream
{
    int position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position { get => position; set => position = checked((int)value); }

    public override int Read(Span<byte> buffer)
    {
        var part = bytes.Span[Math.Min(position, bytes.Length)..];
        if (part.Length > buffer.Length) part = part[..buffer.Length];
        part.CopyTo(buffer);
        position += part.Length;
        return part.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => bytes.Length + offset,
        };
        if (target < 0) throw new IOException("Before the beginning.");
        return position = checked((int)target);
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
