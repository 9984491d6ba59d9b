using Shop.Catalog.Application.Products;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

/// <summary>Builds the new state of a product from its rows and its current state.</summary>
internal static class ImportDrafts
{
    public static ProductText Text(
        ImportedProduct imported,
        Product? present,
        IReadOnlyList<CategoryId> categories,
        ProductFileHeader header
    ) =>
        new()
        {
            Title = imported.Title ?? present!.Title,
            DescriptionHtml = imported.Description.Or(present?.DescriptionHtml) ?? string.Empty,
            Vendor = imported.Vendor.Or(present?.Vendor),
            ProductType = imported.Type.Or(present?.ProductType),
            Tags = imported.Tags.Or(present?.Tags ?? []),
            SeoTitle = imported.SeoTitle.Or(present?.SeoTitle),
            SeoDescription = imported.SeoDescription.Or(present?.SeoDescription),
            IsFeatured = present?.IsFeatured ?? false,
            TaxonomyPath = imported.Category.Or(present?.TaxonomyPath),
            Attributes = Merge(present?.Attributes, imported.Attributes, header),
            Categories = categories,
        };

    /// <summary>Existing images are matched by URL and keep their ids.</summary>
    public static List<MediaDraft>? Pictures(ImportedProduct imported, Product? present)
    {
        if (imported.Pictures is null)
            return null;

        return
        [
            .. imported.Pictures.Select(picture =>
                present?.Media.FirstOrDefault(known => known.IsAt(picture.Url)) is { } known
                    ? new MediaDraft(known.Id, known.Url, picture.Alt, known.Width, known.Height, known.StoredName, known.SourceUrl)
                    : new MediaDraft(new MediaId(Guid.CreateVersion7()), picture.Url, picture.Alt, null, null, null)
            ),
        ];
    }

    /// <summary>Matches rows to variants, by option values or, if those changed, by SKU.</summary>
    public static Dictionary<ImportedVariant, Variant> Match(ImportedProduct imported, Product? present)
    {
        var matches = new Dictionary<ImportedVariant, Variant>();
        if (present is null)
            return matches;

        var sameOptions = present.OptionNames.Count == imported.Options.Count;
        foreach (var row in imported.Variants)
        {
            var match = sameOptions
                ? present.Variants.FirstOrDefault(variant => variant.Values.SequenceEqual(row.Values, StringComparer.OrdinalIgnoreCase))
                : present.Variants.FirstOrDefault(variant => row.Sku is not null && variant.Sku == Sku.Of(row.Sku));
            if (match is not null && !matches.ContainsValue(match))
                matches.Add(row, match);
        }

        return matches;
    }

    public static VariantDraft Variant(
        ImportedVariant row,
        Variant? present,
        Sku sku,
        Currency currency,
        IReadOnlyList<MediaDraft>? pictures,
        IReadOnlyList<ProductMedia> presentPictures,
        ProductFileHeader header
    )
    {
        var price = new Money(row.Price ?? present!.Price.Amount, currency);
        var compareAt = row.CompareAt.Or(present?.CompareAt);
        return new VariantDraft
        {
            Id = present?.Id,
            Sku = sku,
            Values = row.Values,
            Price = price,
            CompareAt = compareAt > price.Amount ? compareAt : null,
            Cost = row.Cost.Or(present?.Cost),
            Barcode = row.Barcode.Or(present?.Barcode),
            WeightGrams = row.Grams.Or(present?.WeightGrams ?? 0),
            WeightUnit = row.WeightUnit.Or(present?.WeightUnit),
            IsTaxable = row.IsTaxable.Or(present?.IsTaxable ?? true),
            RequiresShipping = row.RequiresShipping.Or(present?.RequiresShipping ?? true),
            MediaId = Picture(row, present, pictures, presentPictures),
            Attributes = Merge(present?.Attributes, row.Attributes, header),
        };
    }

    private static MediaId? Picture(
        ImportedVariant row,
        Variant? present,
        IReadOnlyList<MediaDraft>? pictures,
        IReadOnlyList<ProductMedia> presentPictures
    )
    {
        if (pictures is null)
            return present?.MediaId;

        var url = row.Image.IsGiven ? row.Image.Value : presentPictures.FirstOrDefault(picture => picture.Id == present?.MediaId)?.Url;
        return pictures.FirstOrDefault(picture => picture.Url == url || (url is not null && picture.SourceUrl == url))?.Id;
    }

    /// <summary>Columns in this file replace stored values; others are kept.</summary>
    private static string? Merge(string? present, Optional<Dictionary<string, string>> given, ProductFileHeader header)
    {
        if (!given.IsGiven)
            return present;

        var names = header.Attributes.Select(attribute => attribute.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var merged = new Dictionary<string, string>(given.Value);
        foreach (var (name, value) in ProductAttributes.Read(present))
            if (!names.Contains(name))
                merged[name] = value;

        return ProductAttributes.Write(merged);
    }
}
