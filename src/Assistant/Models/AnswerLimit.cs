using System.Net;

namespace Inkassio.Assistant.Models;

/// <summary>Breaks an answer off that is larger than allowed, while it is being read.</summary>
sealed class AnswerLimit(int bytesMax, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Content.Headers.ContentLength > bytesMax)
        {
            answer.Dispose();
            throw new AnswerTooLargeException();
        }
        answer.Content = new Counted(answer.Content, bytesMax);
        return answer;
    }

    sealed class Counted : HttpContent
    {
        readonly HttpContent whole;
        readonly int bytesMax;

        public Counted(HttpContent whole, int bytesMax)
        {
            (this.whole, this.bytesMax) = (whole, bytesMax);
            foreach (var (name, values) in whole.Headers) Headers.TryAddWithoutValidation(name, values);
        }

        protected override async Task<Stream> CreateContentReadStreamAsync() =>
            new CountingStream(await whole.ReadAsStreamAsync(), bytesMax);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var counted = await CreateContentReadStreamAsync();
            await counted.CopyToAsync(stream);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) whole.Dispose();
            base.Dispose(disposing);
        }
    }

    sealed class CountingStream(Stream inner, long left) : Stream
    {
        long left = left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        int Counted(int read)
        {
            left -= read;
            return left >= 0 ? read : throw new AnswerTooLargeException();
        }
    }
}
