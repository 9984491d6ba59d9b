using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Validation;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Carts;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Checkout;

internal sealed class PlaceOrderValidator : AbstractValidator<PlaceOrder>
{
    public PlaceOrderValidator()
    {
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.ShippingAddress).NotNull().SetValidator(new AddressRules());
        RuleFor(command => command.BillingAddress!).SetValidator(new AddressRules()).When(command => command.BillingAddress is not null);
        RuleFor(command => command.ShippingAddress).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.BillingAddress!).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
        RuleFor(command => command.Note).MaximumLength(500);
    }
}

internal sealed class PlaceOrderHandler(
    OrdersDbContext db,
    CartAccess access,
    CheckoutPricing pricing,
    OrderHolds holds,
    CustomerFinder customers,
    PaymentStarter receipts,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<PlaceOrder, Result<OrderReceipt>>
{
    private TimeSpan PaymentTime => TimeSpan.FromMinutes(options.Value.PaymentDeadlineMinutes);

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

        var priced = await pricing.PriceAsync(command, cart, cancellationToken);
        if (!priced.IsSuccess)
            return await RefuseAsync(cart.Id, priced.Errors[0], cancellationToken);

        var held = await HoldAsync(cart.Id, priced.Value, cancellationToken);
        if (!held.IsSuccess)
            return Result<OrderReceipt>.Failure(held.Errors);

        var saved = await SaveAsync(command, cart, priced.Value, held.Value, cancellationToken);
        if (!saved.IsSuccess)
            return await ReleaseAsync(cart.Id, saved.Errors[0], cancellationToken);

        return await receipts.StartAsync(saved.Value, cancellationToken);
    }

    private async Task<Result<HeldStock>> HoldAsync(CartId cartId, PricedCheckout priced, CancellationToken cancellationToken)
    {
        var stock = await holds.HoldStockAsync(cartId.Value, priced.Units, PaymentTime, cancellationToken);
        if (!stock.IsSuccess)
            return stock;

        var tenders = await holds.HoldTendersAsync(cartId.Value, priced.Tenders, PaymentTime, cancellationToken);
        return tenders.IsSuccess ? stock : await ReleaseAsync(cartId, tenders.Errors[0], cancellationToken);
    }

    /// <summary>
    /// Saves the order, the frozen cart and the code uses in one transaction; a code used up in the meantime rolls it back.
    /// </summary>
    private async Task<Result<Order>> SaveAsync(
        PlaceOrder command,
        Cart cart,
        PricedCheckout priced,
        HeldStock held,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var (delivery, readiness) = await pricing.ScheduleAsync(command, priced, held, cancellationToken);
        var number = OrderNumber.Of(await db.NextOrderCounterAsync(cancellationToken));
        var order = Order.Place(PlacementOf(command, priced, delivery, readiness, number, held.Until - now), now);
        held.NoteBackordersOn(order);
        cart.MarkOrdered(now);
        db.Orders.Add(order);
        if (order.Codes.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            return order;
        }

        var customer = await customers.FindAsync(cart.AccountId, order.Email, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await CodeUsage.TakeAsync(db, order.Id, order.Codes, customer, order.PlacedAt, cancellationToken) is { } refusal)
            return refusal;

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return order;
    }

    private async Task<Error> ReleaseAsync(CartId cartId, Error reason, CancellationToken cancellationToken)
    {
        await RefuseAsync(cartId, reason, cancellationToken);
        await holds.ReleaseAsync(cartId.Value, Guid.CreateVersion7(), cancellationToken);
        return reason;
    }

    /// <summary>
    /// Returns the refusal, or retries when a double click used the last code use or balance; the retry then returns its order.
    /// </summary>
    private async Task<Error> RefuseAsync(CartId cartId, Error reason, CancellationToken cancellationToken) =>
        await db.Orders.AnyAsync(order => order.Id == new OrderId(cartId.Value), cancellationToken)
            ? throw new DbUpdateConcurrencyException("A second click has made this cart's order.")
            : reason;

    private async Task<Result<OrderReceipt>> FirstOrderAsync(CartId cartId, CancellationToken cancellationToken)
    {
        var order = await db.Orders.SingleAsync(order => order.Id == new OrderId(cartId.Value), cancellationToken);
        return await receipts.StartAsync(order, cancellationToken);
    }

    private static Placement PlacementOf(
        PlaceOrder command,
        PricedCheckout priced,
        ShippingOption? delivery,
        Readiness readiness,
        string number,
        TimeSpan paymentTime
    ) =>
        new()
        {
            Id = new OrderId(command.CartId),
            Number = number,
            AccountId = priced.Cart.Cart.AccountId,
            Email = command.Email.Trim(),
            ShippingAddress = command.ShippingAddress,
            BillingAddress = command.BillingAddress ?? command.ShippingAddress,
            ShippingMethod = delivery?.Code,
            ShippingMethodName = delivery?.Name,
            DeliveryPromise = delivery is null ? null : DeliveryChoices.Promise(delivery, readiness),
            EarliestDelivery = readiness.HasDay ? delivery?.EarliestDelivery : null,
            LatestDelivery = readiness.HasDay ? delivery?.LatestDelivery : null,
            PickUp = DeliveryChoices.Place(delivery),
            PaymentMethod =
                priced.ToPay.IsPositive ? command.PaymentMethod
                : priced.Tenders.Count > 0 ? priced.Tenders[0].Method
                : string.Empty,
            FirstPaymentId = Guid.CreateVersion7(),
            Note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(),
            Lines =
            [
                .. priced.Cart.Lines.Select(
                    (line, index) =>
                        LineSnapshots.Of(line.Variant, line.Price, priced.Cart.Totals.LineTaxes[index], priced.Cart.Discounts.Lines[index])
                ),
            ],
            Totals = priced.Cart.Totals,
            PaymentTime = paymentTime,
            Discounts = priced.Cart.Discounts.Applied,
            Tenders =
            [
                .. priced.Tenders.Select(tender => new Tender(
                    tender.StoredValueId,
                    tender.Method,
                    tender.Amount.Amount,
                    Guid.CreateVersion7()
                )),
            ],
            Channel = command.Channel,
        };
}
