using FluentValidation;
using MediatR;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Carts;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Drafts;

internal sealed class PreviewDraftValidator : AbstractValidator<PreviewDraft>
{
    public PreviewDraftValidator()
    {
        RuleFor(query => query.ShippingAddress.Country).Must(code => Countries.Find(code) is not null).WithError("orders.unknown-country");
        RuleFor(query => query.Lines).NotEmpty().WithError(OrderErrors.EmptyDraft);
        RuleForEach(query => query.Lines).SetValidator(new DraftLineValidator());
        RuleFor(query => query.ShippingPrice).Must(DraftLineValidator.IsPrice).WithError("orders.shipping-price");
    }
}

internal sealed class PreviewDraftHandler(DraftPricing pricing, IMediator mediator) : IRequestHandler<PreviewDraft, Result<DraftPreview>>
{
    public async Task<Result<DraftPreview>> Handle(PreviewDraft query, CancellationToken cancellationToken)
    {
        var priced = await PriceAsync(query, query.ShippingMethod, cancellationToken);
        if (!priced.IsSuccess && priced.Errors[0] == OrderErrors.UnknownShippingMethod)
            priced = await PriceAsync(query, null, cancellationToken);
        if (!priced.IsSuccess)
            return priced.Errors[0];

        var (written, totals, address) = (priced.Value, priced.Value.Totals, query.ShippingAddress);
        IReadOnlyList<ShippingOption> options = [];
        if (written.Delivery is not null)
        {
            options = (
                await mediator.Send(
                    new ListShippingOptions(
                        address.Country,
                        address.Region,
                        address.PostalCode,
                        written.Lines.Sum(line => line.WeightGrams * line.Quantity),
                        totals.Items
                    ),
                    cancellationToken
                )
            )
                .OrThrow()
                .Value;
        }

        var stock = (await mediator.Send(new GetAvailability([.. written.Lines.Select(line => line.Sku).Distinct()]), cancellationToken))
            .OrThrow()
            .Value.ToDictionary(entry => entry.Sku, CartQuantities.MaxOf);
        return new DraftPreview(
            [
                .. written.Lines.Select(line => new DraftPreviewLine(
                    line.Sku,
                    line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}",
                    line.Quantity,
                    line.UnitPrice,
                    line.Total,
                    stock[line.Sku],
                    written.Lines.Where(same => same.Sku == line.Sku).Sum(same => same.Quantity) > stock[line.Sku]
                )),
            ],
            new CartTotals(
                totals.Items,
                totals.Discount,
                totals.Shipping,
                totals.Tax,
                totals.Total,
                TaxIncluded: true,
                [.. totals.Shares.Select(share => new TaxLine(share.Rate, share.Gross - share.Tax, share.Tax))]
            ),
            [.. options.Select(DeliveryChoices.Of)],
            written.Delivery?.Code
        );
    }

    private Task<Result<WrittenOrder>> PriceAsync(PreviewDraft query, string? method, CancellationToken cancellationToken) =>
        pricing.PriceAsync(
            [.. query.Lines.Select(line => new WrittenLine(line.Sku, line.Quantity, line.UnitPrice))],
            Money.Zero(pricing.Currency),
            query.ShippingAddress,
            method,
            query.ShippingPrice,
            cancellationToken
        );
}
