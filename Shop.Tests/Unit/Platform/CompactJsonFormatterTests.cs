using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;
using Shop.Web.Logging;

namespace Shop.Tests.Unit.Platform;

public sealed class CompactJsonFormatterTests
{
    [Test]
    public void A_line_is_one_json_object_whatever_the_values_hold()
    {
        var logEvent = new LogEvent(
            new DateTimeOffset(2026, 3, 2, 11, 30, 0, TimeSpan.FromHours(1)),
            LogEventLevel.Warning,
            new InvalidOperationException("broken"),
            new MessageTemplateParser().Parse("{Path} was refused"),
            [new LogEventProperty("Path", new ScalarValue("/x\n{\"forged\":1}"))]
        );
        using var text = new StringWriter();

        new CompactJsonFormatter().Format(logEvent, text);

        var line = text.ToString().TrimEnd('\r', '\n');
        Assert.That(line, Does.Not.Contain('\n'));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.That(json.GetProperty("@t").GetString(), Is.EqualTo("2026-03-02T10:30:00.0000000Z"));
        Assert.That(json.GetProperty("@l").GetString(), Is.EqualTo("Warning"));
        Assert.That(json.GetProperty("@mt").GetString(), Is.EqualTo("{Path} was refused"));
        Assert.That(json.GetProperty("@x").GetString(), Does.StartWith("System.InvalidOperationException: broken"));
        Assert.That(json.GetProperty("Path").GetString(), Is.EqualTo("/x\n{\"forged\":1}"));
    }
}
