using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Events;

namespace Shop.Orders.Application.Payments;

internal sealed class WhenPaymentFailed(OrdersDbContext db, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<PaymentFailed>
{
    public async Task Handle(PaymentFailed failed, CancellationToken cancellationToken)
    {
        var order = await UpdatePaymentTotals.FindAsync(db, failed.Reference, cancellationToken);
        order.RecordPaymentFailed(failed.Reason, failed.OccurredAt);
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenPaymentDisputed(OrdersDbContext db, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<PaymentDisputed>
{
    public async Task Handle(PaymentDisputed disputed, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(disputed.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {disputed.Reference}.");
        order.RecordPaymentUpdate(
            "payment-disputed",
            disputed.State switch
            {
                DisputeState.Open => new Message("orders.payment-disputed").With("amount", disputed.Amount),
                DisputeState.Won => new Message("orders.dispute-won").With("amount", disputed.Amount),
                _ => new Message("orders.dispute-lost").With("amount", disputed.Amount),
            },
            disputed.OccurredAt
        );
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Updates the totals after a void and records it in the timeline for staff.</summary>
internal sealed class WhenPaymentVoided(OrdersDbContext db, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<PaymentVoided>
{
    public async Task Handle(PaymentVoided voided, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(voided.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {voided.Reference}.");
        order.RecordPaymentUpdate(
            "payment-voided",
            new Message(voided.IsExpired ? "orders.authorization-expired" : "orders.payment-voided").With("amount", voided.Amount),
            voided.OccurredAt
        );
        await UpdatePaymentTotals.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenPaymentAuthorizationExpiring(OrdersDbContext db) : IIntegrationEventHandler<PaymentAuthorizationExpiring>
{
    public async Task Handle(PaymentAuthorizationExpiring expiring, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(expiring.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {expiring.Reference}.");
        order.RecordPaymentUpdate(
            "authorization-expiring",
            new Message("orders.authorization-expiring").With("amount", expiring.Amount).With("until", expiring.Until),
            expiring.OccurredAt
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
