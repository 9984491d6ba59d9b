using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Products;

/// <summary>All editable data of a product, in any status.</summary>
public sealed record GetProductForEdit(Guid ProductId) : IQuery<ProductForEdit>;

public sealed record ProductForEdit
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string DescriptionHtml { get; init; }

    public required string? Vendor { get; init; }

    public required string? ProductType { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<CategoryLink> Categories { get; init; }

    public required string? SeoTitle { get; init; }

    public required string? SeoDescription { get; init; }

    public required bool IsFeatured { get; init; }

    public required ProductStatus Status { get; init; }

    public required IReadOnlyList<string> Options { get; init; }

    public required IReadOnlyList<VariantForEdit> Variants { get; init; }

    public required IReadOnlyList<MediaForEdit> Media { get; init; }

    /// <summary>Columns of the imported file that the shop does not use; kept for the export.</summary>
    public required IReadOnlyList<ProductAttribute> Attributes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

public sealed record VariantForEdit
{
    public required Guid Id { get; init; }

    public required Sku Sku { get; init; }

    public required IReadOnlyList<string> OptionValues { get; init; }

    public required Money Price { get; init; }

    public required Money? CompareAtPrice { get; init; }

    public required Money? Cost { get; init; }

    public required string? Barcode { get; init; }

    public required decimal WeightGrams { get; init; }

    public required bool IsTaxable { get; init; }

    public required bool RequiresShipping { get; init; }

    public required Guid? MediaId { get; init; }
}

/// <param name="IsExternal">True when the image is on another server and not fetched yet.</param>
/// <param name="Failure">Why it could not be fetched; null otherwise.</param>
public sealed record MediaForEdit(Guid Id, string Url, string Alt, int? Width, int? Height, bool IsExternal, Message? Failure);

public sealed record ProductAttribute(string Name, string Value);
