using FluentValidation;
using MediatR;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class GetCartAvailabilityValidator : AbstractValidator<GetCartAvailability>
{
    public GetCartAvailabilityValidator() => RuleFor(query => query.Lines.Count).LessThanOrEqualTo(1000);
}

internal sealed class GetCartAvailabilityHandler(AvailabilityReads reads)
    : IRequestHandler<GetCartAvailability, Result<IReadOnlyList<CartAvailability>>>
{
    public async Task<Result<IReadOnlyList<CartAvailability>>> Handle(GetCartAvailability query, CancellationToken cancellationToken)
    {
        if (query.Lines.Count == 0)
            return Result<IReadOnlyList<CartAvailability>>.Success([]);

        var offers = await reads.ReadOffersAsync([.. query.Lines.Select(line => line.Sku).Distinct()], cancellationToken);
        var lines = query
            .Lines.Select(line => (Line: line, Offer: offers.GetValueOrDefault(line.Sku) ?? Offer.Unknown(line.Sku)))
            .Select(entry => new CartShares.Line(entry.Line.Quantity, entry.Offer.Availability, entry.Offer.Parts))
            .ToList();
        if (!lines.Exists(line => line.IsBundle))
            return Result<IReadOnlyList<CartAvailability>>.Success([
                .. lines.Select(line => new CartAvailability(line.Own, IsShared: false)),
            ]);

        var parts = await reads.ReadAsync([.. lines.SelectMany(line => line.Parts).Select(part => part.Sku).Distinct()], cancellationToken);
        return Result<IReadOnlyList<CartAvailability>>.Success(CartShares.Of(lines, parts));
    }
}
