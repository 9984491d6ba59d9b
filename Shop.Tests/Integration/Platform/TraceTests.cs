using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

[SuppressMessage("Design", "CA1001", Justification = "NUnit calls the tear-down.")]
public sealed class TraceTests : OrdersFixture
{
    private readonly OtlpReceiver receiver = OtlpReceiver.Start();

    protected override IReadOnlyDictionary<string, string> Settings =>
        base.Settings.Concat(receiver.Settings).ToDictionary(setting => setting.Key, setting => setting.Value);

    [OneTimeTearDown]
    public async Task StopReceiver() => await receiver.DisposeAsync();

    [Test]
    public async Task An_order_is_one_trace_from_the_request_to_the_delivered_events()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));

        var placed = await shopper.PlaceAsync("card");
        await DeliverEvents();

        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Created));
        Host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        var command = receiver.Spans.Single(span => span.Name == "PlaceOrder");
        var trace = receiver.Spans.Where(span => span.TraceId == command.TraceId).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(Parent(trace, command).Name, Is.EqualTo("POST /api/v1/orders/"));
            Assert.That(trace.Select(span => span.Name), Does.Contain("StartPayment").And.Contain("HoldStock"));
            Assert.That(Parent(trace, trace.Single(span => span.Name == "StartPayment")).Name, Is.EqualTo("PlaceOrder"));
            Assert.That(
                trace.Where(span => Ancestors(trace, span).Contains("StartPayment")).Select(span => span.Name),
                Does.Contain("POST")
            );
            Assert.That(trace.Where(span => span.ParentId == command.SpanId).Select(span => span.Name), Has.Some.EqualTo("postgresql"));
            Assert.That(
                trace.Where(span => span.Name == "deliver").Select(span => Parent(trace, span).Name),
                Has.Some.EqualTo("PlaceOrder")
            );
        });
    }

    private static ReceivedSpan Parent(List<ReceivedSpan> trace, ReceivedSpan span) => trace.Single(other => other.SpanId == span.ParentId);

    private static List<string> Ancestors(List<ReceivedSpan> trace, ReceivedSpan span)
    {
        List<string> names = [];
        for (var parent = trace.Find(other => other.SpanId == span.ParentId); parent is not null; )
        {
            names.Add(parent.Name);
            var above = parent.ParentId;
            parent = trace.Find(other => other.SpanId == above);
        }

        return names;
    }
}
