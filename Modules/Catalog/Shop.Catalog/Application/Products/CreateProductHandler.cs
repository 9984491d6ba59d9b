using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class CreateProductValidator : AbstractValidator<CreateProduct>
{
    public CreateProductValidator()
    {
        RuleFor(command => command.ProductId).NotEmpty();
        RuleFor(command => command.Product).NotNull().SetValidator(new ProductInputValidator());
        RuleFor(command => ValueTuple.Create(command.Options, command.Variants))
            .SetValidator(new VariantListValidator())
            .OverridePropertyName(string.Empty);
    }
}

internal sealed class CreateProductHandler(CatalogDbContext db, ProductSaving saving, IOptions<CatalogOptions> options, TimeProvider clock)
    : IRequestHandler<CreateProduct, Result<ProductReference>>
{
    public async Task<Result<ProductReference>> Handle(CreateProduct command, CancellationToken cancellationToken)
    {
        var id = new ProductId(command.ProductId);
        if (await db.Products.SingleOrDefaultAsync(product => product.Id == id, cancellationToken) is { } created)
            return created.DeletedAt is null
                ? new ProductReference(created.Id.Value, created.Slug, created.Version)
                : CatalogErrors.Deleted;

        var text = ProductInputs.Text(command.Product, null);
        var drafts = ProductInputs.Variants(command.Variants, options.Value.ShopCurrency, null);
        var slug = await Slugs.ForProductAsync(db, command.Product.Slug, text.Title, id, cancellationToken);
        if (await saving.RefuseAsync(id, slug, text, cancellationToken) is { } refusal)
            return refusal;
        if (await saving.RefuseAsync(id, drafts, cancellationToken) is { } taken)
            return taken;

        var names = command.Options.Select(option => option.Trim()).ToList();
        var product = Product.Create(
            id,
            slug,
            text,
            names,
            drafts,
            [],
            command.Activate ? ProductStatus.Active : ProductStatus.Draft,
            clock.GetUtcNow(),
            command.StaffId
        );
        db.Products.Add(product);
        await Slugs.MoveAsync(db, SlugOwner.Product, command.ProductId, null, slug, cancellationToken);
        return await saving.SaveAsync(product, cancellationToken);
    }
}
