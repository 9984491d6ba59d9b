using System.Text.Json;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Tests.Unit.Kernel;

public sealed class KernelJsonTests
{
    private enum Stage
    {
        NotStarted,
        Done,
    }

    [Test]
    public void An_enum_is_written_and_read_by_its_documented_name()
    {
        var json = JsonSerializer.Serialize(new Step(Stage.NotStarted, null), KernelJson.Options);

        Assert.That(json, Is.EqualTo("""{"stage":"not_started"}"""));
        Assert.That(JsonSerializer.Deserialize<Step>(json, KernelJson.Options), Is.EqualTo(new Step(Stage.NotStarted, null)));
    }

    [TestCase("\"NOT_STARTED\"")]
    [TestCase("\"NotStarted\"")]
    [TestCase("\"notStarted\"")]
    [TestCase("\" done\"")]
    [TestCase("\"1\"")]
    [TestCase("1")]
    [TestCase("\"not_started, done\"")]
    public void Another_spelling_of_an_enum_value_is_refused_with_the_allowed_ones(string value)
    {
        var refusal = Assert.Throws<InvalidJsonValueException>(() => Read($$"""{"stage":{{value}}}"""));

        Assert.That(refusal!.Error, Is.EqualTo(KernelErrors.NotOneOf(["not_started", "done"])));
        Assert.That(refusal.Path, Is.EqualTo("$.stage"));
    }

    [TestCase("\"2026-11-30T10:00:00\"")]
    [TestCase("\"2026-11-30\"")]
    [TestCase("1796032800")]
    public void A_time_without_an_offset_is_refused(string value)
    {
        var refusal = Assert.Throws<InvalidJsonValueException>(() => Read($$"""{"stage":"done","at":{{value}}}"""));

        Assert.That(refusal!.Error, Is.EqualTo(KernelErrors.NotInstant));
        Assert.That(refusal.Path, Is.EqualTo("$.at"));
    }

    [Test]
    public void A_time_keeps_its_offset()
    {
        var at = new DateTimeOffset(2026, 11, 30, 11, 0, 0, TimeSpan.FromHours(1));

        Assert.That(Read("""{"stage":"done","at":"2026-11-30T11:00:00+01:00"}"""), Is.EqualTo(new Step(Stage.Done, at)));
    }

    private static Step? Read(string json) => JsonSerializer.Deserialize<Step>(json, KernelJson.Options);

    private sealed record Step(Stage Stage, DateTimeOffset? At);
}
