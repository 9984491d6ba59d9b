using MediatR;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Promotions;
using Shop.Payments.Contracts.Methods;

namespace Shop.Orders.Application.Checkout;

/// <summary>A priced checkout with shipping and payment.</summary>
/// <param name="Delivery">Null when nothing is shipped.</param>
/// <param name="Tenders">Gift cards and store credit that pay part of the total.</param>
/// <param name="ToPay">The amount left for another payment method.</param>
/// <param name="ShipsAfterPayment">The order ships only after the payment arrives.</param>
internal sealed record PricedCheckout(
    PricedCart Cart,
    ShippingOption? Delivery,
    IReadOnlyList<CartTender> Tenders,
    Money ToPay,
    bool ShipsAfterPayment
)
{
    public Money Total => Cart.Totals.Total;

    public IReadOnlyList<UnitsToHold> Units =>
        [.. Cart.Lines.Select(line => new UnitsToHold(line.Line.Sku, line.Variant.ProductTitle, line.Line.Quantity))];
}

/// <summary>Prices a cart for placing the order; refuses prices the shopper did not see and options that are not available.</summary>
internal sealed class CheckoutPricing(CartPricing pricing, CartTenders tenders, IMediator mediator)
{
    public async Task<Result<PricedCheckout>> PriceAsync(PlaceOrder command, Cart cart, CancellationToken cancellationToken)
    {
        var priced = await pricing.PriceAsync(
            cart,
            Destination.Of(command.ShippingAddress),
            Money.Zero(pricing.Currency),
            cancellationToken,
            command.Email,
            isFinal: true
        );
        if (priced.Gone.Select(line => CartErrors.Discontinued(line.Sku)).ToList() is { Count: > 0 } gone)
            return CartErrors.OutOfStock(gone);

        ShippingOption? delivery = null;
        if (priced.RequiresShipping)
        {
            var chosen = await ChooseDeliveryAsync(command, priced, readyOn: null, cancellationToken);
            if (!chosen.IsSuccess)
                return chosen.Errors[0];
            delivery = chosen.Value;
            priced = pricing.Reprice(priced, delivery);
        }

        if (priced.Refused.FirstOrDefault(code => !code.IsHarmless) is { } refused)
            return refused.Reason;

        var found = await tenders.FindAsync(cart, priced.Totals.Total, withCredit: false, cancellationToken);
        List<CartTender> paid = [.. found.Where(tender => tender.Amount.IsPositive)];
        var toPay = priced.Totals.Total - Money.Sum(paid.Select(tender => tender.Amount), priced.Totals.Total.Currency);
        var methods = await mediator.Send(
            new ListPaymentMethods(toPay, command.ShippingAddress.Country, IsBrought: delivery is { PickUp: null }),
            cancellationToken
        );
        var method = methods.Value.FirstOrDefault(method => method.Code == command.PaymentMethod);
        if (toPay.IsPositive && method is null)
            return OrderErrors.UnknownPaymentMethod;
        if (IsMoreThan(command.AcceptedTotal, priced.Totals.Total))
            return OrderErrors.PriceChanged(priced.Totals.Total);
        if (IsMoreThan(command.AcceptedToPay, toPay))
            return DiscountErrors.MoreToPay(toPay);

        return new PricedCheckout(priced, delivery, paid, toPay, toPay.IsPositive && method is { ShipsAfterPayment: true });
    }

    /// <summary>Schedules delivery after the stock was reserved: the latest items decide, and cached availability is dropped.</summary>
    public async Task<(ShippingOption? Delivery, Readiness Readiness)> ScheduleAsync(
        PlaceOrder command,
        PricedCheckout priced,
        HeldStock held,
        CancellationToken cancellationToken
    )
    {
        pricing.ForgetStock();
        var late = held.Backorders.Where(late => priced.Cart.Lines.Any(line => line.Line.Sku == late.Sku && line.Variant.RequiresShipping));
        var readiness = Readiness.Of([.. late.Select(late => late.ExpectedOn)]) with { WaitsForMoney = priced.ShipsAfterPayment };
        if (priced.Delivery is null || readiness.On is not { } ready)
            return (priced.Delivery, readiness);

        var chosen = await ChooseDeliveryAsync(command, priced.Cart, ready, cancellationToken);
        return (chosen.IsSuccess ? chosen.Value : priced.Delivery, readiness);
    }

    private async Task<Result<ShippingOption>> ChooseDeliveryAsync(
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
            return refusal;

        return listed.Value.FirstOrDefault(option => option.Code == command.ShippingMethod) is { } option
            ? option
            : OrderErrors.UnknownShippingMethod;
    }

    private static bool IsMoreThan(Money? accepted, Money amount) =>
        accepted is { } seen && (seen.Currency != amount.Currency || amount > seen);
}
