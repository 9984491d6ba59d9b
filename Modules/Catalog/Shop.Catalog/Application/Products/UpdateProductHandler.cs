using FluentValidation;
using MediatR;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class UpdateProductValidator : AbstractValidator<UpdateProduct>
{
    public UpdateProductValidator() => RuleFor(command => command.Product).NotNull().SetValidator(new ProductInputValidator());
}

internal sealed class UpdateProductHandler(CatalogDbContext db, ProductSaving saving, TimeProvider clock) : IRequestHandler<UpdateProduct, Result<ProductReference>>
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

        product.Edit(slug, text, clock.GetUtcNow(), command.StaffId);
        await Slugs.MoveAsync(db, SlugOwner.Product, command.ProductId, before, slug, cancellationToken);
        return await saving.SaveAsync(product, cancellationToken);
    }
}
