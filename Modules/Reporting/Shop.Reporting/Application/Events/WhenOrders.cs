using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Events;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Events;

internal sealed class WhenOrderPlaced(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced placed, CancellationToken cancellationToken)
    {
        db.Placements.Add(
            new PlacementFact
            {
                Id = placed.OrderId,
                Day = options.Value.DayOf(placed.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                PaymentMethod = placed.PaymentMethod,
                Channel = placed.Channel?.ToString(),
            }
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenOrderConfirmed(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<OrderConfirmed>
{
    public Task Handle(OrderConfirmed confirmed, CancellationToken cancellationToken)
    {
        var (day, now) = (options.Value.DayOf(confirmed.OccurredAt), clock.GetUtcNow());
        db.Sales.Add(
            new SaleFact
            {
                Id = confirmed.OrderId,
                Day = day,
                RecordedAt = now,
                Number = confirmed.Number,
                AccountId = confirmed.AccountId,
                Email = confirmed.Email is { } email ? EmailAddress.Normalize(email) : null,
                CustomerName = confirmed.CustomerName is { Length: > 200 } name ? name[..200] : confirmed.CustomerName,
                Country = confirmed.Country,
                Items = confirmed.Items.Amount,
                Discount = confirmed.Discount.Amount,
                Shipping = confirmed.Shipping.Amount,
                Tax = confirmed.Tax.Amount,
                Total = confirmed.Total.Amount,
            }
        );
        db.SaleLines.AddRange(
            confirmed.Lines.Select(line => new SaleLineFact
            {
                Id = line.LineId,
                Day = day,
                RecordedAt = now,
                OrderId = confirmed.OrderId,
                ProductId = line.ProductId,
                Sku = line.Sku.Value,
                Title = line.Title,
                Quantity = line.Quantity,
                Total = line.Total.Amount,
                Cost = line.Cost?.Amount,
            })
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenOrderCanceled(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<OrderCanceled>
{
    public Task Handle(OrderCanceled canceled, CancellationToken cancellationToken)
    {
        if (!canceled.WasConfirmed)
            return Task.CompletedTask;

        db.Returns.Add(
            new ReturnFact
            {
                Id = canceled.EventId,
                Day = options.Value.DayOf(canceled.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                OrderId = canceled.OrderId,
                IsCancellation = true,
                Amount = canceled.Total.Amount,
                Tax = canceled.Tax.Amount,
            }
        );
        return Task.CompletedTask;
    }
}

/// <summary>Only unpaid units that were canceled; paid ones are recorded as a refund.</summary>
internal sealed class WhenUnitsCanceled(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<UnitsCanceled>
{
    public Task Handle(UnitsCanceled canceled, CancellationToken cancellationToken)
    {
        if (canceled.WaivedAmount.IsZero)
            return Task.CompletedTask;

        db.Returns.Add(
            new ReturnFact
            {
                Id = canceled.EventId,
                Day = options.Value.DayOf(canceled.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                OrderId = canceled.OrderId,
                IsCancellation = true,
                Amount = canceled.WaivedAmount.Amount,
                Tax = canceled.ForgoneTax.Amount,
            }
        );
        return Task.CompletedTask;
    }
}

/// <summary>An increase of the order total reduces returns; a decrease that was never paid adds to them.</summary>
internal sealed class WhenOrderRevised(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<OrderRevised>
{
    public Task Handle(OrderRevised revised, CancellationToken cancellationToken)
    {
        if (revised.Added.IsZero && revised.WaivedAmount.IsZero)
            return Task.CompletedTask;

        db.Returns.Add(
            new ReturnFact
            {
                Id = revised.EventId,
                Day = options.Value.DayOf(revised.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                OrderId = revised.OrderId,
                IsCancellation = true,
                Amount = (revised.WaivedAmount - revised.Added).Amount,
                Tax = (revised.ForgoneTax - revised.AddedTax).Amount,
            }
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenOrderRefunded(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<OrderRefunded>
{
    public Task Handle(OrderRefunded refunded, CancellationToken cancellationToken)
    {
        db.Returns.Add(
            new ReturnFact
            {
                Id = refunded.RefundId,
                Day = options.Value.DayOf(refunded.OccurredAt),
                RecordedAt = clock.GetUtcNow(),
                OrderId = refunded.OrderId,
                Amount = refunded.Amount.Amount,
                Tax = refunded.Tax.Amount,
            }
        );
        return Task.CompletedTask;
    }
}

internal sealed class WhenCartLineAdded(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : ICollectingHandler<CartLineAdded>
{
    public async Task Handle(CartLineAdded added, CancellationToken cancellationToken)
    {
        if (await db.FindTrackedAsync<CartFact>(added.CartId, cancellationToken) is null)
            db.Carts.Add(
                new CartFact
                {
                    Id = added.CartId,
                    Day = options.Value.DayOf(added.OccurredAt),
                    RecordedAt = clock.GetUtcNow(),
                }
            );
    }
}

internal sealed class WhenOrderStaffActed(ReportingDbContext db) : ICollectingHandler<OrderStaffActed>
{
    public Task Handle(OrderStaffActed acted, CancellationToken cancellationToken)
    {
        db.Audit.Add(new AuditEntry(acted.EventId, acted.OccurredAt, acted.StaffId, $"order.{acted.Action}", acted.Number, acted.Detail));
        return Task.CompletedTask;
    }
}

internal sealed class WhenPromotionStaffActed(ReportingDbContext db) : ICollectingHandler<PromotionStaffActed>
{
    public Task Handle(PromotionStaffActed acted, CancellationToken cancellationToken)
    {
        db.Audit.Add(new AuditEntry(acted.EventId, acted.OccurredAt, acted.StaffId, $"promotion.{acted.Action}", acted.Promotion, null));
        return Task.CompletedTask;
    }
}
