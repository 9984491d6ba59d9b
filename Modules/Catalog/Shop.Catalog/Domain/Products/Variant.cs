using Shop.Kernel;

namespace Shop.Catalog.Domain.Products;

/// <summary>What is sold. A product without options has one variant, without option values.</summary>
internal sealed class Variant
{
    private Variant() { }

    internal Variant(VariantId id, ProductId productId)
    {
        Id = id;
        ProductId = productId;
    }

    public VariantId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    public int Position { get; private set; }

    public Sku Sku { get; private set; }

    /// <summary>Letters and digits of the SKU only, so that AB-12 is found as ab12.</summary>
    public string SkuKey { get; private set; } = string.Empty;

    public string? Option1 { get; private set; }

    public string? Option2 { get; private set; }

    public string? Option3 { get; private set; }

    public Money Price { get; private set; }

    public decimal? CompareAt { get; private set; }

    public decimal? Cost { get; private set; }

    public string? Barcode { get; private set; }

    public decimal WeightGrams { get; private set; }

    public string? WeightUnit { get; private set; }

    public bool IsTaxable { get; private set; }

    public bool RequiresShipping { get; private set; }

    public MediaId? MediaId { get; private set; }

    public string? Attributes { get; private set; }

    /// <summary>Set when the product was deleted, which frees the SKU.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public Money? CompareAtPrice => CompareAt is { } amount ? new Money(amount, Price.Currency) : null;

    public Money? CostPrice => Cost is { } amount ? new Money(amount, Price.Currency) : null;

    public IReadOnlyList<string> Values => [.. new[] { Option1, Option2, Option3 }.OfType<string>()];

    public static string KeyOf(string sku) => string.Concat(sku.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>True when something changed.</summary>
    internal bool Become(VariantDraft draft, int position)
    {
        var values = draft.Values;
        if (
            Position == position
            && Sku == draft.Sku
            && Values.SequenceEqual(values)
            && Price == draft.Price
            && CompareAt == draft.CompareAt
            && Cost == draft.Cost
            && Barcode == draft.Barcode
            && WeightGrams == draft.WeightGrams
            && WeightUnit == draft.WeightUnit
            && IsTaxable == draft.IsTaxable
            && RequiresShipping == draft.RequiresShipping
            && MediaId == draft.MediaId
            && Attributes == draft.Attributes
        )
            return false;

        (Position, Sku, SkuKey) = (position, draft.Sku, KeyOf(draft.Sku.Value));
        (Option1, Option2, Option3) = (values.ElementAtOrDefault(0), values.ElementAtOrDefault(1), values.ElementAtOrDefault(2));
        (Price, CompareAt, Cost) = (draft.Price, draft.CompareAt, draft.Cost);
        (Barcode, WeightGrams, WeightUnit) = (draft.Barcode, draft.WeightGrams, draft.WeightUnit);
        (IsTaxable, RequiresShipping, MediaId, Attributes) = (draft.IsTaxable, draft.RequiresShipping, draft.MediaId, draft.Attributes);
        return true;
    }

    internal void Retire(DateTimeOffset now) => RetiredAt = now;

    internal void ForgetMedia(MediaId media)
    {
        if (MediaId == media)
            MediaId = null;
    }
}
