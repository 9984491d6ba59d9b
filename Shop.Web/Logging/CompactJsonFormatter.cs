using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Shop.Web.Logging;

/// <summary>
/// One JSON object a line, in the short names of Serilog's compact format (<c>@t</c>, <c>@l</c>, <c>@mt</c>, <c>@x</c>, <c>@tr</c>).
/// </summary>
internal sealed class CompactJsonFormatter : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new(typeTagName: null);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"@t\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        output.Write("\",\"@mt\":");
        JsonValueFormatter.WriteQuotedJsonString(logEvent.MessageTemplate.Text, output);
        if (logEvent.Level != LogEventLevel.Information)
            Write("@l", logEvent.Level.ToString(), output);
        if (logEvent.TraceId is { } traceId)
            Write("@tr", traceId.ToHexString(), output);
        if (logEvent.SpanId is { } spanId)
            Write("@sp", spanId.ToHexString(), output);
        if (logEvent.Exception is { } exception)
            Write("@x", exception.ToString(), output);

        foreach (var (name, value) in logEvent.Properties)
        {
            output.Write(',');
            JsonValueFormatter.WriteQuotedJsonString(name.StartsWith('@') ? "@" + name : name, output);
            output.Write(':');
            Values.Format(value, output);
        }

        output.WriteLine('}');
    }

    private static void Write(string name, string value, TextWriter output)
    {
        output.Write(",\"");
        output.Write(name);
        output.Write("\":");
        JsonValueFormatter.WriteQuotedJsonString(value, output);
    }
}
