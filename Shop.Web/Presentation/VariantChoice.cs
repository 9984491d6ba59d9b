using Shop.Catalog.Contracts.Products;

namespace Shop.Web.Presentation;

/// <summary>The variant a shopper selects: by SKU, or by up to three option values in the parameters <c>o1</c> to <c>o3</c>.</summary>
public sealed record VariantChoice(string? Sku, IReadOnlyList<string?> Values)
{
    public static readonly IReadOnlyList<string> Fields = ["o1", "o2", "o3"];

    public static VariantChoice Read(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> form)
    {
        var given = form.ToDictionary(pair => pair.Key, pair => pair.Value.FirstOrDefault(), StringComparer.OrdinalIgnoreCase);
        return new VariantChoice(given.GetValueOrDefault("sku"), [.. Fields.Select(field => given.GetValueOrDefault(field))]);
    }

    /// <summary>True when every option has a value.</summary>
    public bool IsCompleteFor(ProductPage product) =>
        product.Options.Select((_, index) => Values.ElementAtOrDefault(index)).All(value => !string.IsNullOrEmpty(value));

    /// <summary>The selected variant; null when the combination does not exist.</summary>
    public ProductVariant? Find(ProductPage product)
    {
        if (product.Options.Count == 0)
            return product.Variants.Count > 0 ? product.Variants[0] : null;

        if (!string.IsNullOrEmpty(Sku))
            return product.Variants.FirstOrDefault(variant => string.Equals(variant.Sku.Value, Sku, StringComparison.OrdinalIgnoreCase));

        return product.Variants.FirstOrDefault(variant =>
            variant.Options.Select((option, index) => option.Value == Values.ElementAtOrDefault(index)).All(same => same)
        );
    }

    /// <summary>The variant to show first: the selected one, else the first available, else the first.</summary>
    public ProductVariant? FindOrFirst(ProductPage product) =>
        (Sku is not null || Values.Any(value => value is not null) ? Find(product) : null)
        ?? product.Variants.FirstOrDefault(variant => variant.CanBuy)
        ?? (product.Variants.Count > 0 ? product.Variants[0] : null);

    /// <summary>The product's URL with this selection.</summary>
    public string Address(string slug)
    {
        var query = Fields
            .Zip(Values)
            .Where(pair => !string.IsNullOrEmpty(pair.Second))
            .Select(pair => KeyValuePair.Create(pair.First, pair.Second));
        return Links.Product(slug) + QueryString.Create(query);
    }
}
