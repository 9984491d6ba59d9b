using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Validation;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Carts;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Promotions;
using Shop.Payments.Contracts.Methods;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Orders.Application.Checkout;

internal sealed class PlaceOrderValidator : AbstractValidator<PlaceOrder>
{
    public PlaceOrderValidator()
    {
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.ShippingAddress).NotNull().WithMessage("Enter the address.").SetValidator(new AddressRules());
        RuleFor(command => command.BillingAddress!).SetValidator(new AddressRules()).When(command => command.BillingAddress is not null);
        RuleFor(command => command.ShippingAddress).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.BillingAddress!).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.Note).MaximumLength(500).WithMessage("A note has at most 500 characters.");
    }
}

internal sealed class PlaceOrderHandler(
    OrdersDbContext db,
    CartAccess access,
    CartPricing pricing,
    CartTenders tenders,
    CustomerFinder customers,
    OrderReceipts receipts,
    IMediator mediator,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<PlaceOrder, Result<OrderReceipt>>
{
    public async Task<Result<OrderReceipt>> Handle(PlaceOrder command, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(command.CartId, command.Owner, cancellationToken);
        if (cart is null)
            return CartErrors.NotFound;
        if (cart.Status == CartStatus.Ordered)
            return await FirstOrderAsync(cart.Id, cancellationToken);
        if (cart.Status == CartStatus.Merged)
            return CartErrors.Merged;
        if (cart.Lines.Count == 0)
            return CartErrors.Empty;

        var priced = await pricing.PriceAsync(
            cart,
            Destination.Of(command.ShippingAddress),
            Money.Zero(pricing.Currency),
            cancellationToken,
            command.Email,
            isFinal: true
        );
        if (priced.Gone.FirstOrDefault() is { } gone)
            return CartErrors.OutOfStock(CartPricing.Gone(gone).Text);

        ShippingOption? delivery = null;
        if (priced.RequiresShipping)
        {
            var (option, error) = await ChooseDeliveryAsync(command, priced, null, cancellationToken);
            if (error is not null)
                return error;
            delivery = option;
            priced = pricing.Reprice(priced, delivery!);
        }

        if (priced.Refused.FirstOrDefault(code => !code.IsHarmless) is { } refused)
            return await RefuseDiscountAsync(cart.Id, refused.Reason, cancellationToken);

        List<CartTender> paid =
        [
            .. (await tenders.FindAsync(cart, priced.Totals.Total, withCredit: false, cancellationToken)).Where(tender =>
                tender.Amount.IsPositive
            ),
        ];
        var toPay = paid.Aggregate(priced.Totals.Total, (rest, tender) => rest - tender.Amount);
        var methods = await mediator.Send(
            new ListPaymentMethods(toPay, command.ShippingAddress.Country, IsBrought: delivery is { PickUp: null }),
            cancellationToken
        );
        if (toPay.IsPositive && methods.Value.All(method => method.Code != command.PaymentMethod))
            return OrderErrors.UnknownPaymentMethod;
        if (command.AcceptedTotal is { } accepted && (accepted.Currency != priced.Totals.Total.Currency || priced.Totals.Total > accepted))
            return OrderErrors.PriceChanged(priced.Totals.Total);
        if (command.AcceptedToPay is { } acceptedToPay && (acceptedToPay.Currency != toPay.Currency || toPay > acceptedToPay))
            return await RefuseDiscountAsync(cart.Id, DiscountErrors.MoreToPay(toPay), cancellationToken);

        var hold = await mediator.Send(
            new HoldStock(
                cart.Id.Value,
                [.. cart.Lines.Select(line => new StockLine(line.Sku, line.Quantity))],
                TimeSpan.FromMinutes(options.Value.PaymentDeadlineMinutes)
            ),
            cancellationToken
        );
        pricing.ForgetStock();
        if (!hold.IsSuccess)
            return Result<OrderReceipt>.Failure(hold.Errors);
        if (hold.Value.Shortages.Count > 0)
            return OutOfStock(priced, hold.Value.Shortages);

        foreach (var tender in paid)
            if (await HoldAsync(cart, tender, cancellationToken) is { } shortage)
                return await LetGoAsync(cart.Id, shortage, cancellationToken);

        // What is not there yet is promised for when it will be.
        var readiness = Readiness.Of([
            .. hold
                .Value.Backorders.Where(late => priced.Lines.Any(line => line.Line.Sku == late.Sku && line.Variant.RequiresShipping))
                .Select(late => late.ExpectedOn),
        ]) with
        {
            WaitsForMoney =
                toPay.IsPositive && methods.Value.Any(method => method.Code == command.PaymentMethod && method.ShipsAfterPayment),
        };
        if (delivery is not null && readiness.On is { } ready)
            delivery = (await ChooseDeliveryAsync(command, priced, ready, cancellationToken)).Option ?? delivery;

        var now = clock.GetUtcNow();
        var paymentTime = hold.Value.HeldUntil!.Value - now;
        var order = Order.Place(await DraftAsync(command, priced, delivery, readiness, paid, paymentTime, cancellationToken), now);
        foreach (var late in hold.Value.Backorders)
            order.NoteBackorder(late.Sku, late.Quantity, late.ExpectedOn);
        cart.MarkOrdered(now);
        db.Orders.Add(order);
        if (await SaveAsync(order, cart, cancellationToken) is { } refusal)
            return await LetGoAsync(cart.Id, refusal, cancellationToken);

        return await receipts.StartAsync(order, cancellationToken);
    }

    /// <summary>
    /// The codes are counted in the transaction that makes the order. What is wrong with one that was used up since it was looked at; then
    /// nothing is saved.
    /// </summary>
    private async Task<Error?> SaveAsync(Order order, Cart cart, CancellationToken cancellationToken)
    {
        if (order.Codes.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }

        var customer = await customers.FindAsync(cart.AccountId, order.Email, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await CodeUsage.TakeAsync(db, order.Id, order.Codes, customer, order.PlacedAt, cancellationToken) is { } refusal)
            return refusal;

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private async Task<Error?> HoldAsync(Cart cart, CartTender tender, CancellationToken cancellationToken)
    {
        var held = await mediator.Send(
            new HoldStoredValue(
                cart.Id.Value,
                tender.StoredValueId,
                tender.Amount,
                TimeSpan.FromMinutes(options.Value.PaymentDeadlineMinutes)
            ),
            cancellationToken
        );
        return held.IsSuccess ? null
            : held.Errors[0].Kind is ErrorKind.Conflict or ErrorKind.Unavailable ? held.Errors[0]
            : DiscountErrors.StoredValueShort(held.Errors[0].Message);
    }

    /// <summary>Like <see cref="RefuseDiscountAsync"/>, after something was held.</summary>
    private async Task<Result<OrderReceipt>> LetGoAsync(CartId cartId, Error reason, CancellationToken cancellationToken)
    {
        var answer = await RefuseDiscountAsync(cartId, reason, cancellationToken);
        if (!answer.IsSuccess)
        {
            (await mediator.Send(new ReleaseStock(cartId.Value, Guid.CreateVersion7()), cancellationToken)).OrThrow();
            (await mediator.Send(new ReleaseStoredValue(cartId.Value), cancellationToken)).OrThrow();
        }

        return answer;
    }

    /// <summary>
    /// The refusal; when it was a second click that took the last use or the money, the request is handled again and answers its order.
    /// </summary>
    private async Task<Result<OrderReceipt>> RefuseDiscountAsync(CartId cartId, Error reason, CancellationToken cancellationToken) =>
        await db.Orders.AnyAsync(order => order.CartId == cartId.Value, cancellationToken)
            ? throw new DbUpdateConcurrencyException("A second click has made this cart's order.")
            : reason;

    private async Task<Result<OrderReceipt>> FirstOrderAsync(CartId cartId, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().SingleAsync(order => order.CartId == cartId.Value, cancellationToken);
        return await receipts.StartAsync(order, cancellationToken);
    }

    private async Task<(ShippingOption? Option, Error? Error)> ChooseDeliveryAsync(
        PlaceOrder command,
        PricedCart priced,
        DateOnly? readyOn,
        CancellationToken cancellationToken
    )
    {
        var address = command.ShippingAddress;
        var listed = await mediator.Send(
            new ListShippingOptions(
                address.Country,
                address.Region,
                address.PostalCode,
                priced.WeightGrams,
                priced.Totals.Items - priced.Totals.Discount,
                readyOn
            ),
            cancellationToken
        );
        if (DeliveryChoices.Refusal(listed, priced.Parcel) is { } refusal)
            return (null, refusal);

        var option = listed.Value.FirstOrDefault(option => option.Code == command.ShippingMethod);
        return (option, option is null ? OrderErrors.UnknownShippingMethod : null);
    }

    private static Error OutOfStock(PricedCart priced, IReadOnlyList<StockShortage> shortages)
    {
        var titles = priced.Lines.ToDictionary(line => line.Line.Sku, line => line.Variant.ProductTitle);
        var parts = shortages.Select(shortage =>
            shortage.Available == 0
                ? $"{titles[shortage.Sku]} is sold out"
                : $"only {shortage.Available} of {titles[shortage.Sku]} are left"
        );
        return CartErrors.OutOfStock($"Sorry: {string.Join("; ", parts)}. Nothing was ordered.");
    }

    private async Task<Placement> DraftAsync(
        PlaceOrder command,
        PricedCart priced,
        ShippingOption? delivery,
        Readiness readiness,
        IReadOnlyList<CartTender> paid,
        TimeSpan paymentTime,
        CancellationToken cancellationToken
    ) =>
        new(
            new OrderId(Guid.CreateVersion7()),
            OrderNumber.Of(await db.NextOrderCounterAsync(cancellationToken)),
            command.CartId,
            priced.Cart.AccountId,
            command.Email.Trim(),
            command.ShippingAddress,
            command.BillingAddress ?? command.ShippingAddress,
            delivery?.Code,
            delivery?.Name,
            delivery is null ? null : DeliveryChoices.Promise(delivery, readiness),
            paid.Aggregate(priced.Totals.Total, (rest, tender) => rest - tender.Amount).IsPositive ? command.PaymentMethod
                : paid.Count > 0 ? paid[0].Method
                : string.Empty,
            Guid.CreateVersion7(),
            string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(),
            [
                .. priced.Lines.Select(
                    (line, index) =>
                        new LineSnapshot(
                            line.Line.Sku,
                            line.Variant.ProductId,
                            line.Variant.VariantId,
                            line.Variant.ProductSlug,
                            line.Variant.ProductTitle,
                            line.Variant.VariantTitle,
                            [.. line.Variant.Options.Select(option => new LineOption(option.Name, option.Value))],
                            line.Variant.Barcode,
                            line.Variant.ImageUrl,
                            line.Variant.WeightGrams,
                            line.Variant.RequiresShipping,
                            line.Line.Quantity,
                            line.Variant.Price,
                            line.Variant.CompareAtPrice,
                            line.Variant.Cost,
                            line.Price.Discount,
                            line.Price.Total,
                            line.Price.TaxRate,
                            priced.Totals.LineTaxes[index],
                            priced.Discounts.Lines[index]
                        )
                ),
            ],
            priced.Totals,
            paymentTime,
            priced.Discounts.Applied,
            [.. paid.Select(tender => new Tender(tender.StoredValueId, tender.Method, tender.Amount.Amount, Guid.CreateVersion7()))]
        )
        {
            EarliestDelivery = readiness.HasDay ? delivery?.EarliestDelivery : null,
            LatestDelivery = readiness.HasDay ? delivery?.LatestDelivery : null,
            PickUp = DeliveryChoices.Place(delivery),
            Channel = command.Channel,
        };
}
