using Shop.Catalog.Application.Imports;
using Shop.Catalog.Contracts.Imports;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;

namespace Shop.Tests.Unit.Catalog;

public sealed class ExportWriterTests
{
    private const int Products = 100_000;
    private const long MaxGrowth = 20_000_000;

    [Test]
    public async Task A_large_export_is_streamed_and_not_buffered()
    {
        var product = AProduct.Simple();
        using var output = new CountingStream();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await using (var writer = new ExportWriter(output, CsvDialect.Current, []))
        {
            for (var number = 0; number < Products; number++)
                writer.Write(product, new Dictionary<Sku, ImportedStock>());
            Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(MaxGrowth));
            Assert.That(writer.Rows, Is.EqualTo(Products));
        }

        Assert.That(output.Written, Is.GreaterThan(MaxGrowth / 2));
    }

    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position
        {
            get => Written;
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
