using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Carts;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Methods;

namespace Shop.Orders.Application.Checkout;

internal sealed class GetCheckoutHandler(CartAccess access, CartPricing pricing, IMediator mediator)
    : IRequestHandler<GetCheckout, Result<CheckoutView>>
{
    public async Task<Result<CheckoutView>> Handle(GetCheckout query, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(query.CartId, query.Owner, cancellationToken);
        if (cart is null)
            return CartErrors.NotFound;

        var priced = await pricing.PriceAsync(
            cart,
            new Destination(query.Country, query.PostalCode),
            Money.Zero(pricing.Currency),
            cancellationToken
        );
        var readiness = await pricing.GetReadinessAsync(priced, cancellationToken);
        var (options, refusal) = await ListOptionsAsync(query, priced, readiness, cancellationToken);
        var chosen = options.FirstOrDefault(option => option.Code == query.ShippingMethod) ?? (options.Count > 0 ? options[0] : null);
        if (chosen is not null)
            priced = pricing.Reprice(priced, chosen);

        var view = await pricing.ShowAsync(priced, cancellationToken, withCredit: true);
        var methods = await mediator.Send(
            new ListPaymentMethods(view.ToPay, query.Country, IsBrought: chosen is { PickUp: null }),
            cancellationToken
        );
        var paid =
            view.ToPay.IsZero && !view.Totals.Total.IsZero
                ? null
                : methods.Value.FirstOrDefault(method => method.IsAvailable && method.Code == query.PaymentMethod)
                    ?? methods.Value.FirstOrDefault(method => method.IsAvailable);
        readiness = readiness with { WaitsForMoney = paid?.ShipsAfterPayment == true };
        return new CheckoutView(
            refusal is null ? view : view with { Messages = [.. view.Messages, refusal] },
            view.Totals,
            [.. options.Select(option => DeliveryChoices.Of(option, readiness))],
            chosen?.Code,
            [
                .. methods.Value.Select(method => new CheckoutPayment(
                    method.Code,
                    method.Name,
                    method.Description,
                    method.IsTest,
                    method.IsAvailable
                )),
            ],
            paid?.Code
        );
    }

    /// <summary>The shipping options, or the message why there are none.</summary>
    private async Task<(IReadOnlyList<ShippingOption> Options, CartMessage? Refusal)> ListOptionsAsync(
        GetCheckout query,
        PricedCart priced,
        Readiness readiness,
        CancellationToken cancellationToken
    )
    {
        if (!priced.RequiresShipping)
            return ([], null);

        var listed = await mediator.Send(
            new ListShippingOptions(
                query.Country,
                query.Region,
                query.PostalCode,
                priced.WeightGrams,
                priced.Totals.Items - priced.Totals.Discount,
                readiness.On
            ),
            cancellationToken
        );
        return DeliveryChoices.Refusal(listed, priced.Parcel) is { } refusal
            ? (
                [],
                new CartMessage(refusal == OrderErrors.NoDelivery ? "delivery-gone" : "too-heavy", null, Message.Of(refusal), Blocks: true)
            )
            : (listed.Value, null);
    }
}

internal sealed class ListCartShippingOptionsValidator : AbstractValidator<ListCartShippingOptions>
{
    public ListCartShippingOptionsValidator()
    {
        RuleFor(query => query.Country).Must(code => Countries.Find(code) is not null).WithError("orders.unknown-country-code");
        RuleFor(query => query.PostalCode).MaximumLength(20).SingleLine();
    }
}

internal sealed class ListCartShippingOptionsHandler(CartAccess access, CartPricing pricing, IMediator mediator)
    : IRequestHandler<ListCartShippingOptions, Result<IReadOnlyList<CheckoutShipping>>>
{
    public async Task<Result<IReadOnlyList<CheckoutShipping>>> Handle(ListCartShippingOptions query, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(query.CartId, query.Owner, cancellationToken);
        if (cart is null)
            return CartErrors.NotFound;

        var priced = await pricing.PriceAsync(cart, new Destination(query.Country, query.PostalCode), shipping: null, cancellationToken);
        var readiness = await pricing.GetReadinessAsync(priced, cancellationToken);
        var options = await mediator.Send(
            new ListShippingOptions(
                query.Country,
                null,
                query.PostalCode,
                priced.WeightGrams,
                priced.Totals.Items - priced.Totals.Discount,
                readiness.On
            ),
            cancellationToken
        );
        return options.IsSuccess
            ? Result<IReadOnlyList<CheckoutShipping>>.Success([.. options.Value.Select(option => DeliveryChoices.Of(option, readiness))])
            : DeliveryChoices.Refusal(options, priced.Parcel)!;
    }
}
