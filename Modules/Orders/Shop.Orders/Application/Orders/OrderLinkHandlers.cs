using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

internal sealed class CopyOrderLinkHandler(OrdersDbContext db, OrderLinks links, TimeProvider clock)
    : IRequestHandler<CopyOrderLink, Result<string>>
{
    public async Task<Result<string>> Handle(CopyOrderLink command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;
        if (order.Status == OrderStatus.Draft)
            return OrderErrors.DraftHasNoLink;

        order.NoteStaffAction(command.StaffId, "copy-link", null, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return await links.OfAsync(order, cancellationToken);
    }
}

internal sealed class SendOrderLinkValidator : AbstractValidator<SendOrderLink>
{
    public SendOrderLinkValidator() => RuleFor(command => command.MailId).NotEmpty();
}

internal sealed class SendOrderLinkHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<SendOrderLink, Result>
{
    public async Task<Result> Handle(SendOrderLink command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;
        if (order.Status == OrderStatus.Draft)
            return OrderErrors.DraftHasNoLink;

        var now = clock.GetUtcNow();
        var version = order.Version;
        order.RecordLinkSent(command.MailId, command.StaffId, now);
        if (order.Version != version)
            order.NoteStaffAction(command.StaffId, "send-link", Message.Of(order.Email), now);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
