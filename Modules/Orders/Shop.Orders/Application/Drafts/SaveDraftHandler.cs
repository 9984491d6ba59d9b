using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Validation;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Drafts;

internal sealed class SaveDraftValidator : AbstractValidator<SaveDraft>
{
    private const int MaxLines = 100;

    public SaveDraftValidator()
    {
        RuleFor(command => command.DraftId).NotEmpty();
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.ShippingAddress).NotNull().SetValidator(new AddressRules());
        RuleFor(command => command.BillingAddress!).SetValidator(new AddressRules()).When(command => command.BillingAddress is not null);
        RuleFor(command => command.ShippingAddress).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.BillingAddress!).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.Lines).NotEmpty().WithError(OrderErrors.EmptyDraft);
        RuleFor(command => command.Lines.Count).LessThanOrEqualTo(MaxLines).WithError("orders.too-many-draft-lines", ("max", MaxLines));
        RuleFor(command => command.Lines)
            .Must(lines => lines.Select(line => line.Sku).Distinct().Count() == lines.Count)
            .WithError("orders.duplicate-sku");
        RuleForEach(command => command.Lines).SetValidator(new DraftLineValidator());
        RuleFor(command => command.ShippingPrice).Must(DraftLineValidator.IsPrice).WithError("orders.shipping-price");
        RuleFor(command => command.Note).MaximumLength(500);
    }
}

internal sealed class DraftLineValidator : AbstractValidator<DraftLine>
{
    public DraftLineValidator()
    {
        RuleFor(line => line.Quantity).InclusiveBetween(1, 100_000);
        RuleFor(line => line.UnitPrice).Must(IsPrice).WithError("orders.unit-price");
    }

    public static bool IsPrice(Money? price) =>
        price is not { } money || (!money.IsNegative && money.IsInMinorUnits && money.Amount < 10_000_000);
}

internal sealed class SaveDraftHandler(OrdersDbContext db, DraftPricing pricing, TimeProvider clock)
    : IRequestHandler<SaveDraft, Result<DraftView>>
{
    public async Task<Result<DraftView>> Handle(SaveDraft command, CancellationToken cancellationToken)
    {
        if (command.ShippingPrice is { } shipping && shipping.Currency != pricing.Currency)
            return OrderErrors.OtherCurrency(pricing.Currency, "ShippingPrice");
        for (var index = 0; index < command.Lines.Count; index++)
            if (command.Lines[index].UnitPrice is { } price && price.Currency != pricing.Currency)
                return OrderErrors.OtherCurrency(pricing.Currency, $"Lines[{index}].UnitPrice");

        var priced = await pricing.PriceAsync(
            [.. command.Lines.Select(line => new WrittenLine(line.Sku, line.Quantity, line.UnitPrice))],
            Money.Zero(pricing.Currency),
            command.ShippingAddress,
            command.ShippingMethod,
            command.ShippingPrice,
            cancellationToken
        );
        if (!priced.IsSuccess)
            return priced.Errors[0];

        var now = clock.GetUtcNow();
        var order = await db.FindOrderAsync(new OrderId(command.DraftId), cancellationToken);
        var placement = PlacementOf(
            command,
            priced.Value,
            order?.Number ?? OrderNumber.Of(await db.NextOrderCounterAsync(cancellationToken))
        );
        if (order is null)
        {
            order = Order.Draft(placement, now);
            order.NoteStaffAction(command.StaffId, "draft", null, now);
            db.Orders.Add(order);
        }
        else
        {
            order.Redraft(placement, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new DraftView(order.Id.Value, order.Number, order.Total, order.Version);
    }

    private static Placement PlacementOf(SaveDraft command, WrittenOrder written, string number) =>
        new()
        {
            Id = new OrderId(command.DraftId),
            Number = number,
            Email = command.Email.Trim(),
            ShippingAddress = command.ShippingAddress,
            BillingAddress = command.BillingAddress ?? command.ShippingAddress,
            ShippingMethod = written.Delivery?.Code,
            ShippingMethodName = written.Delivery?.Name,
            DeliveryPromise = written.Delivery?.Promise,
            EarliestDelivery = written.Delivery?.EarliestDelivery,
            LatestDelivery = written.Delivery?.LatestDelivery,
            PickUp = DeliveryChoices.Place(written.Delivery),
            PaymentMethod = string.Empty,
            FirstPaymentId = Guid.CreateVersion7(),
            PaymentTime = TimeSpan.Zero,
            Note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(),
            Lines = written.Lines,
            Totals = written.Totals,
            PlacedBy = Actor.Staff(command.StaffId),
        };
}

internal sealed class SendDraftHandler(OrdersDbContext db, OrderHolds holds, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<SendDraft, Result>
{
    public async Task<Result> Handle(SendDraft command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var (time, now) = (TimeSpan.FromMinutes(options.Value.PaymentLinkMinutes), clock.GetUtcNow());
        if (order.Status == OrderStatus.Draft)
        {
            var held = await holds.HoldStockAsync(order, time, cancellationToken);
            if (!held.IsSuccess)
                return held.Errors[0];

            order.Send(time, Actor.Staff(command.StaffId), now);
            held.Value.NoteBackordersOn(order);
            order.NoteStaffAction(command.StaffId, "send", null, now);
        }
        else
        {
            order.Send(time, Actor.Staff(command.StaffId), now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
