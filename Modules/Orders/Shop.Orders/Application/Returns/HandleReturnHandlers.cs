using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application.Returns;

internal sealed class ApproveReturnHandler(OrdersDbContext db, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<ApproveReturn, Result>
{
    public async Task<Result> Handle(ApproveReturn command, CancellationToken cancellationToken)
    {
        if (await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request)
            return ReturnErrors.NotFound;

        request.Approve(Actor.Staff(command.StaffId), TimeSpan.FromDays(options.Value.ReturnDays), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class DeclineReturnValidator : AbstractValidator<DeclineReturn>
{
    public DeclineReturnValidator() =>
        RuleFor(command => command.Reason).NotEmpty().WithError("orders.reason-missing").MaximumLength(300).SingleLine();
}

internal sealed class DeclineReturnHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<DeclineReturn, Result>
{
    public async Task<Result> Handle(DeclineReturn command, CancellationToken cancellationToken)
    {
        if (
            await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request
            || await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order
        )
            return ReturnErrors.NotFound;

        var version = request.Version;
        request.Decline(command.Reason, Actor.Staff(command.StaffId), clock.GetUtcNow());
        if (request.Version != version)
            order.EndReturn(
                "return-declined",
                new Message("orders.return-declined").With("number", request.Number),
                request.Units,
                [],
                Actor.Staff(command.StaffId),
                clock.GetUtcNow(),
                command.Reason
            );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class MarkReturnSentHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<MarkReturnSent, Result>
{
    public async Task<Result> Handle(MarkReturnSent command, CancellationToken cancellationToken)
    {
        if (await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request)
            return ReturnErrors.NotFound;

        request.MarkSent(Actor.Staff(command.StaffId), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class ReceiveReturnHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<ReceiveReturn, Result>
{
    public async Task<Result> Handle(ReceiveReturn command, CancellationToken cancellationToken)
    {
        if (await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request)
            return ReturnErrors.NotFound;

        request.Receive(
            ReturnLineResolver.Resolve(request, (command.Lines ?? []).Select(unit => (unit.Line, unit.Quantity))),
            Actor.Staff(command.StaffId),
            clock.GetUtcNow()
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class InspectReturnValidator : AbstractValidator<InspectReturn>
{
    public InspectReturnValidator() =>
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithError("orders.line-missing");
                line.RuleFor(unit => new[] { unit.Sellable, unit.Damaged, unit.Missing, unit.SentBack })
                    .Must(numbers => numbers.All(number => number is >= 0 and <= 100_000))
                    .OverridePropertyName("Sellable")
                    .WithError("validation.inclusive-between", ("from", 0), ("to", 100_000));
            });
}

internal sealed class InspectReturnHandler(OrdersDbContext db, ReturnPlaces places, TimeProvider clock)
    : IRequestHandler<InspectReturn, Result>
{
    public async Task<Result> Handle(InspectReturn command, CancellationToken cancellationToken)
    {
        if (
            await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request
            || await db.FindOrderAsync(request.OrderId, cancellationToken) is not { } order
        )
            return ReturnErrors.NotFound;
        if (
            request.Status == ReturnStatus.Received
            && command.Location is { } wanted
            && !await places.IsInUseAsync(wanted, cancellationToken)
        )
            return ReturnErrors.UnknownLocation;

        var found = command
            .Lines.GroupBy(line => ReturnLineResolver.Find(request, line.Line).LineId)
            .ToDictionary(
                line => line.Key,
                line => new UnitsFound(
                    line.Sum(unit => unit.Sellable),
                    line.Sum(unit => unit.Damaged),
                    line.Sum(unit => unit.Missing),
                    line.Sum(unit => unit.SentBack)
                )
            );
        var version = request.Version;
        request.Inspect(
            found,
            Actor.Staff(command.StaffId),
            clock.GetUtcNow(),
            command.Location ?? (await places.FindAsync(request, order, cancellationToken)).Location
        );
        if (request.Version != version)
        {
            var kept = request.Lines.Where(line => line.Kept > 0).Select(line => new LineQuantity(line.LineId, line.Kept)).ToList();
            order.EndReturn(
                "return-inspected",
                new Message("orders.return-inspected").With("number", request.Number),
                request.Units,
                kept,
                Actor.Staff(command.StaffId),
                clock.GetUtcNow()
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class CloseReturnHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<CloseReturn, Result>
{
    public async Task<Result> Handle(CloseReturn command, CancellationToken cancellationToken)
    {
        if (await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request)
            return ReturnErrors.NotFound;

        request.Close(Actor.Staff(command.StaffId), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class CancelReturnHandler(OrdersDbContext db, OrderAccess access, TimeProvider clock)
    : IRequestHandler<CancelReturn, Result>
{
    public async Task<Result> Handle(CancelReturn command, CancellationToken cancellationToken)
    {
        if (
            await db.FindReturnAsync(command.ReturnId, cancellationToken) is not { } request
            || await access.FindAsync(request.OrderNumber, command.Viewer, cancellationToken) is not { } order
        )
            return ReturnErrors.NotFound;

        var version = request.Version;
        request.Cancel(Actor.Of(command.StaffId), clock.GetUtcNow());
        if (request.Version != version)
            order.EndReturn(
                "return-canceled",
                new Message("orders.return-canceled").With("number", request.Number),
                request.Units,
                [],
                Actor.Of(command.StaffId),
                clock.GetUtcNow()
            );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

/// <summary>Finds return lines by order line id or SKU.</summary>
internal static class ReturnLineResolver
{
    /// <exception cref="DomainException">No such line.</exception>
    public static ReturnLine Find(Return request, string name) =>
        request.Lines.FirstOrDefault(line =>
            (Guid.TryParse(name, out var id) && line.LineId == id) || (Sku.TryParse(name, out var sku) && line.Sku == sku)
        ) ?? throw new DomainException(OrderErrors.UnknownLine);

    public static IReadOnlyList<LineQuantity> Resolve(Return request, IEnumerable<(string Line, int Quantity)> named) =>
        [
            .. named
                .GroupBy(unit => Find(request, unit.Line).LineId)
                .Select(line => new LineQuantity(line.Key, line.Sum(unit => unit.Quantity))),
        ];
}
