using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shop.Tests.Support;

/// <summary>A received span; ids are hexadecimal, and a root span has an empty parent id.</summary>
internal sealed record ReceivedSpan(string TraceId, string SpanId, string ParentId, string Name);

/// <summary>An OTLP/HTTP collector that keeps the spans.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedSpan> spans = new();
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public IReadOnlyCollection<ReceivedSpan> Spans => spans;

    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = app.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };

    public static OtlpReceiver Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/traces", receiver.TakeAsync);
        receiver.app.MapPost("/v1/metrics", () => Results.Ok());
        receiver.app.Start();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);

        // TracesData: resource_spans = 1, their scope_spans = 2, their spans = 2 (opentelemetry/proto/trace/v1/trace.proto).
        foreach (var resource in Fields(body.ToArray(), 1))
        foreach (var scope in Fields(resource, 2))
        foreach (var span in Fields(scope, 2))
            spans.Enqueue(
                new ReceivedSpan(
                    Convert.ToHexStringLower(Fields(span, 1).Single().Span),
                    Convert.ToHexStringLower(Fields(span, 2).Single().Span),
                    Convert.ToHexStringLower(Fields(span, 4).SingleOrDefault().Span),
                    Encoding.UTF8.GetString(Fields(span, 5).Single().Span)
                )
            );

        return Results.Bytes([], "application/x-protobuf");
    }

    /// <summary>The length-delimited fields of a Protocol Buffers message with this number.</summary>
    private static List<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int number)
    {
        List<ReadOnlyMemory<byte>> found = [];
        for (var at = 0; at < message.Length; )
        {
            var key = Varint(message.Span, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message.Span, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2:
                    var length = (int)Varint(message.Span, ref at);
                    if ((int)(key >> 3) == number)
                        found.Add(message.Slice(at, length));
                    at += length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    throw new FormatException($"Wire type {key & 7} is not expected.");
            }
        }

        return found;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
