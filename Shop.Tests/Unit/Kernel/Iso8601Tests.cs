using Shop.Kernel;

namespace Shop.Tests.Unit.Kernel;

public sealed class Iso8601Tests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);

    [TestCase("2026-11-30T10:00:00Z")]
    [TestCase("2026-11-30T10:00Z")]
    [TestCase("2026-11-30T10:00:00.000000000Z")]
    [TestCase("2026-11-30T11:00:00+01:00")]
    [TestCase("2026-11-30T05:00:00-05:00")]
    public void A_time_with_its_offset_is_an_instant(string text) =>
        Assert.That((Iso8601.TryRead(text, out var instant), instant.UtcDateTime), Is.EqualTo((true, Morning.UtcDateTime)));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("2026-11-30")]
    [TestCase("2026-11-30T10:00:00")]
    [TestCase("2026-11-30T10:00:00z")]
    [TestCase("2026-11-30 10:00:00Z")]
    [TestCase("2026-11-30T10:00:00Z\n")]
    [TestCase("2026-13-30T10:00:00Z")]
    [TestCase("0001-01-01T00:00:00+14:00")]
    [TestCase("30.11.2026 10:00 +01:00")]
    [TestCase("٢٠٢٦-11-30T10:00:00Z")]
    public void Anything_else_is_refused(string? text) => Assert.That(Iso8601.TryRead(text, out _), Is.False);
}
