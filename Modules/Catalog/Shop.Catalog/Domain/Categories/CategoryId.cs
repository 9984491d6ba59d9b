using Shop.Kernel;

namespace Shop.Catalog.Domain.Categories;

internal readonly record struct CategoryId(Guid Value) : IEntityId<CategoryId>
{
    public static CategoryId From(Guid value) => new(value);
}
