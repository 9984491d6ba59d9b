using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

internal readonly record struct ProductId(Guid Value) : IEntityId<ProductId>
{
    public static ProductId From(Guid value) => new(value);
}

internal readonly record struct VariantId(Guid Value) : IEntityId<VariantId>
{
    public static VariantId From(Guid value) => new(value);
}

internal readonly record struct MediaId(Guid Value) : IEntityId<MediaId>
{
    public static MediaId From(Guid value) => new(value);
}
