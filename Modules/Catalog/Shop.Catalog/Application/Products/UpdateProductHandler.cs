using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class UpdateProductValidator : AbstractValidator<UpdateProduct>
{
    public UpdateProductValidator()
    {
        RuleFor(command => command.Product).NotNull().SetValidator(new ProductInputValidator());
        RuleFor(command => ValueTuple.Create(command.Variants!.Options, command.Variants.Variants))
            .SetValidator(new VariantListValidator())
            .OverridePropertyName(string.Empty)
            .When(command => command.Variants is not null);
    }
}

internal sealed class UpdateProductHandler(CatalogDbContext db, ProductSaving saving, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<UpdateProduct, Result<ProductReference>>
{
    public async Task<Result<ProductReference>> Handle(UpdateProduct command, CancellationToken cancellationToken)
    {
        var product = await saving.FindAsync(command.ProductId, cancellationToken);
        if (product is null)
            return CatalogErrors.ProductNotFound;

        product.Expect(command.Version);
        var text = ProductInputs.Text(command.Product, product);
        var before = product.Slug;
        var slug = await Slugs.ForProductAsync(db, command.Product.Slug, text.Title, product.Id, cancellationToken);
        if (await saving.RefuseAsync(product.Id, slug, text, cancellationToken) is { } refusal)
            return refusal;

        var drafts = command.Variants is { } list ? ProductInputs.Variants(list.Variants, options.Value.ShopCurrency, product) : null;
        if (drafts is not null && await saving.RefuseAsync(product.Id, drafts, cancellationToken) is { } taken)
            return taken;

        product.Edit(slug, text, clock.GetUtcNow(), command.StaffId);
        if (drafts is not null)
            product.SetVariants([.. command.Variants!.Options.Select(option => option.Trim())], drafts, clock.GetUtcNow(), command.StaffId);
        await Slugs.MoveAsync(db, SlugOwner.Product, command.ProductId, before, slug, cancellationToken);
        return await saving.SaveAsync(product, cancellationToken);
    }
}
