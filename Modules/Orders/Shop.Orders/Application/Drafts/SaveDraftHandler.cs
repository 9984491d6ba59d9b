using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Validation;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Drafts;

internal sealed class SaveDraftValidator : AbstractValidator<SaveDraft>
{
    public SaveDraftValidator()
    {
        RuleFor(command => command.DraftId).NotEmpty();
        RuleFor(command => command.Email).IsEmail(whenEmpty: "Enter the customer's e-mail address.");
        RuleFor(command => command.ShippingAddress).NotNull().WithMessage("Enter the address.").SetValidator(new AddressRules());
        RuleFor(command => command.BillingAddress!).SetValidator(new AddressRules()).When(command => command.BillingAddress is not null);
        RuleFor(command => command.ShippingAddress).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.BillingAddress!).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.Lines).NotEmpty().WithMessage("Put something into the order first.");
        RuleFor(command => command.Lines.Count).LessThanOrEqualTo(100).WithMessage("An order has at most 100 lines.");
        RuleFor(command => command.Lines)
            .Must(lines => lines.Select(line => line.Sku).Distinct().Count() == lines.Count)
            .WithMessage("Name each SKU once.");
        RuleForEach(command => command.Lines).SetValidator(new DraftLineValidator());
        RuleFor(command => command.ShippingPrice)
            .Must(DraftLineValidator.IsPrice)
            .WithMessage("Enter a price from 0, like 4.90, or leave it empty.");
        RuleFor(command => command.Note).MaximumLength(500).WithMessage("A note has at most 500 characters.");
    }
}

internal sealed class DraftLineValidator : AbstractValidator<DraftLine>
{
    public DraftLineValidator()
    {
        RuleFor(line => line.Quantity).InclusiveBetween(1, 100_000).WithMessage("The quantity is a whole number from 1.");
        RuleFor(line => line.UnitPrice).Must(IsPrice).WithMessage("Enter a price from 0, like 12.50, or leave it empty.");
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

        var (written, error) = await pricing.PriceAsync(
            [.. command.Lines.Select(line => new WrittenLine(line.Sku, line.Quantity, line.UnitPrice))],
            Money.Zero(pricing.Currency),
            command.ShippingAddress,
            command.ShippingMethod,
            command.ShippingPrice,
            cancellationToken
        );
        if (error is not null)
            return error;

        var now = clock.GetUtcNow();
        var order = await db.FindOrderAsync(new OrderId(command.DraftId), cancellationToken);
        var placement = Placement(command, written!, order?.Number ?? OrderNumber.Of(await db.NextOrderCounterAsync(cancellationToken)));
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

    private static Placement Placement(SaveDraft command, WrittenOrder written, string number) =>
        new(
            new OrderId(command.DraftId),
            number,
            command.DraftId,
            null,
            command.Email.Trim(),
            command.ShippingAddress,
            command.BillingAddress ?? command.ShippingAddress,
            written.Delivery?.Code,
            written.Delivery?.Name,
            written.Delivery?.Promise,
            string.Empty,
            Guid.CreateVersion7(),
            string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(),
            written.Lines,
            written.Totals,
            TimeSpan.Zero
        )
        {
            EarliestDelivery = written.Delivery?.EarliestDelivery,
            LatestDelivery = written.Delivery?.LatestDelivery,
            PickUp = DeliveryChoices.Place(written.Delivery),
            PlacedBy = Actor.Staff(command.StaffId),
        };
}

internal sealed class SendDraftHandler(OrdersDbContext db, IMediator mediator, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<SendDraft, Result>
{
    public async Task<Result> Handle(SendDraft command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var (time, now) = (TimeSpan.FromMinutes(options.Value.PaymentLinkMinutes), clock.GetUtcNow());
        if (order.Status == OrderStatus.Draft)
        {
            // What was held for an order that is not saved then runs out by itself.
            var hold = await mediator.Send(
                new HoldStock(order.CartId, [.. order.Lines.Select(line => new StockLine(line.Sku, line.Quantity))], time),
                cancellationToken
            );
            if (!hold.IsSuccess)
                return hold.Errors[0];
            if (hold.Value.Shortages.Count > 0)
                return DraftPricing.OutOfStock([.. order.Lines.Select(line => (line.Sku, line.Title))], hold.Value.Shortages);

            order.Send(time, Actor.Staff(command.StaffId), now);
            foreach (var late in hold.Value.Backorders)
                order.NoteBackorder(late.Sku, late.Quantity, late.ExpectedOn);
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
