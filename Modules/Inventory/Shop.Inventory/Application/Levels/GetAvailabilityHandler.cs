using FluentValidation;
using MediatR;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class GetAvailabilityValidator : AbstractValidator<GetAvailability>
{
    public GetAvailabilityValidator() => RuleFor(query => query.Skus.Count).LessThanOrEqualTo(1000);
}

internal sealed class GetAvailabilityHandler(AvailabilityReads reads)
    : IRequestHandler<GetAvailability, Result<IReadOnlyList<Availability>>>
{
    public async Task<Result<IReadOnlyList<Availability>>> Handle(GetAvailability query, CancellationToken cancellationToken)
    {
        Sku[] skus = [.. query.Skus.Distinct()];
        var known = skus.Length == 0 ? null : await reads.ReadAsync(skus, cancellationToken);
        return Result<IReadOnlyList<Availability>>.Success([
            .. skus.Select(sku => known!.GetValueOrDefault(sku) ?? Offer.Unknown(sku).Availability),
        ]);
    }
}
