using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

internal sealed class OrderEventsInvariant(OrdersDbContext db, TimeProvider clock) : IInvariant
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);

    public string Name => "orders.events-announced-once";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // An hour less than the message retention, so that none is deleted between the two reads.
        var (since, before) = (now - OutboxMessage.KeptFor + TimeSpan.FromHours(1), now - Quiet);
        var announced = await ListAnnouncedAsync(since, cancellationToken);
        var offenders = new List<string>();
        var (count, known) = (0, new HashSet<Guid>());
        await foreach (
            var order in db
                .Orders.Where(order => order.UpdatedAt > since)
                .Select(order => new
                {
                    order.Id,
                    order.Number,
                    Moves = order
                        .Steps.Where(step => step.FromStatus != step.ToStatus)
                        .Select(step => new
                        {
                            step.FromStatus,
                            step.ToStatus,
                            step.At,
                        })
                        .ToList(),
                })
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            count++;
            known.Add(order.Id.Value);
            foreach (
                var (name, at) in new[]
                {
                    (
                        EventNameAttribute.Of(typeof(OrderPlaced)),
                        order
                            .Moves.Where(move =>
                                move.FromStatus is null or OrderStatus.Draft
                                && move.ToStatus is OrderStatus.PendingPayment or OrderStatus.Confirmed
                            )
                            .Select(move => move.At)
                    ),
                    (
                        EventNameAttribute.Of(typeof(OrderConfirmed)),
                        order
                            .Moves.Where(move => move.ToStatus == OrderStatus.Confirmed && move.FromStatus != OrderStatus.OnHold)
                            .Select(move => move.At)
                    ),
                }
            )
            {
                var (times, events) = (at.ToList(), announced.GetValueOrDefault((name, order.Id.Value))?.Count ?? 0);
                if (times.TrueForAll(time => time > since && time < before) && events != times.Count)
                    offenders.Add($"{order.Number}: {times.Count} in the timeline, {events} announced as {name}");
            }
        }

        var others = announced.Where(row => !known.Contains(row.Key.OrderId)).ToList();
        foreach (var batch in others.Chunk(Batch))
        {
            OrderId[] ids = [.. batch.Select(row => new OrderId(row.Key.OrderId)).Distinct()];
            var there = await db.Orders.Where(order => ids.Contains(order.Id)).Select(order => order.Id).ToListAsync(cancellationToken);
            offenders.AddRange(
                batch
                    .Where(row => !there.Contains(new OrderId(row.Key.OrderId)))
                    .Select(row => $"{row.Key.Name} refers to the unknown order {row.Key.OrderId}")
            );
        }

        return InvariantReport.Of(count, offenders);
    }

    /// <summary>The events by name and order. Each is stored once per handler.</summary>
    private async Task<Dictionary<(string Name, Guid OrderId), HashSet<Guid>>> ListAnnouncedAsync(
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var (placed, confirmed) = (EventNameAttribute.Of(typeof(OrderPlaced)), EventNameAttribute.Of(typeof(OrderConfirmed)));
        var announced = new Dictionary<(string, Guid), HashSet<Guid>>();
        var last = Guid.Empty;
        while (true)
        {
            var rows = await db
                .Outbox.Where(message =>
                    (message.EventName == placed || message.EventName == confirmed)
                    && message.OccurredAt > since
                    && message.Id.CompareTo(last) > 0
                )
                .OrderBy(message => message.Id)
                .Take(Batch)
                .Select(message => new
                {
                    message.Id,
                    message.EventId,
                    message.EventName,
                    message.Payload,
                })
                .ToListAsync(cancellationToken);
            if (rows.Count == 0)
                return announced;

            last = rows[^1].Id;
            foreach (var row in rows)
            {
                var key = (row.EventName, JsonSerializer.Deserialize<AboutOrder>(row.Payload, KernelJson.Options)!.OrderId);
                if (!announced.TryGetValue(key, out var events))
                    announced.Add(key, events = []);
                events.Add(row.EventId);
            }
        }
    }

    private sealed record AboutOrder(Guid OrderId);
}
