using MediatR;
using Shop.Kernel.Messaging;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Events;

namespace Shop.Orders.Application.Payments;

internal sealed class WhenPaymentFailed(OrdersDbContext db, IMediator mediator, TimeProvider clock)
    : IIntegrationEventHandler<PaymentFailed>
{
    public async Task Handle(PaymentFailed failed, CancellationToken cancellationToken)
    {
        var order = await LedgerSums.FindAsync(db, failed.Reference, cancellationToken);
        order.RecordPaymentFailed(failed.Reason, failed.OccurredAt);
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
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
        order.RecordPaymentNews(
            "payment-disputed",
            disputed.State switch
            {
                DisputeState.Open => $"The cardholder disputes {disputed.Amount} at the bank",
                DisputeState.Won => $"The dispute about {disputed.Amount} was won",
                _ => $"The dispute about {disputed.Amount} was lost: the money is gone",
            },
            disputed.OccurredAt
        );
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
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
        order.RecordPaymentNews(
            "payment-voided",
            voided.IsExpired ? $"The authorization of {voided.Amount} expired" : $"The authorization of {voided.Amount} was voided",
            voided.OccurredAt
        );
        await LedgerSums.TakeAsync(order, mediator, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class WhenPaymentAuthorizationExpiring(OrdersDbContext db) : IIntegrationEventHandler<PaymentAuthorizationExpiring>
{
    public async Task Handle(PaymentAuthorizationExpiring expiring, CancellationToken cancellationToken)
    {
        var order = await db.FindOrderAsync(new OrderId(expiring.Reference), cancellationToken)
            ?? throw new InvalidOperationException($"There is no order {expiring.Reference}.");
        order.RecordPaymentNews(
            "authorization-expiring",
            $"{expiring.Amount} is authorized until {expiring.Until:yyyy-MM-dd HH:mm} UTC only: capture or void it",
            expiring.OccurredAt
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
