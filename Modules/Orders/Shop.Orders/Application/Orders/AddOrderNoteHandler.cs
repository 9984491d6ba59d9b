using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

internal sealed class AddOrderNoteValidator : AbstractValidator<AddOrderNote>
{
    public AddOrderNoteValidator()
    {
        RuleFor(command => command.NoteId).NotEmpty();
        RuleFor(command => command.Text).NotEmpty().WithError("orders.note-missing").MaximumLength(500);
    }
}

internal sealed class AddOrderNoteHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<AddOrderNote, Result>
{
    public async Task<Result> Handle(AddOrderNote command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        order.AddNote(command.NoteId, command.Text, Actor.Staff(command.StaffId), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
