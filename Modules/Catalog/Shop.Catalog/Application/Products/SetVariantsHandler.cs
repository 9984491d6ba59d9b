using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class SetVariantsValidator : AbstractValidator<SetVariants>
{
    public SetVariantsValidator() =>
        RuleFor(command => ValueTuple.Create(command.Options, command.Variants))
            .SetValidator(new VariantListValidator())
            .OverridePropertyName(string.Empty);
}

internal sealed class SetVariantsHandler(ProductSaving saving, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<SetVariants, Result<ProductReference>>
{
    public async Task<Result<ProductReference>> Handle(SetVariants command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        product.Expect(command.Version);
        var drafts = ProductInputs.Variants(command.Variants, options.Value.ShopCurrency, product);
        if (await saving.RefuseAsync(product.Id, drafts, cancellationToken) is { } taken)
            return taken;

        product.SetVariants([.. command.Options.Select(option => option.Trim())], drafts, clock.GetUtcNow(), command.StaffId);
        return await saving.SaveAsync(product, cancellationToken);
    }
}
