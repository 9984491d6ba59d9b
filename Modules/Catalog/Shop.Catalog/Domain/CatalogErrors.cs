using Shop.Kernel;

namespace Shop.Catalog.Domain;

internal static class CatalogErrors
{
    public static Error ProductNotFound { get; } = Error.NotFound("catalog.product-not-found");

    public static Error CategoryNotFound { get; } = Error.NotFound("catalog.category-not-found");

    public static Error PageNotFound { get; } = Error.NotFound("catalog.page-not-found");

    public static Error ImportNotFound { get; } = Error.NotFound("catalog.import-not-found");

    public static Error MediaNotFound { get; } = Error.NotFound("catalog.media-not-found");

    public static Error Deleted { get; } = Error.Refused("catalog.deleted");

    public static Error VersionMissing { get; } = Error.Invalid("catalog.version-missing").At("Version");

    public static Error TitleMissing { get; } = Error.Invalid("catalog.title-missing");

    public static Error NameMissing { get; } = Error.Invalid("catalog.name-missing");

    public static Error TagMissing { get; } = Error.Invalid("catalog.tag-missing");

    public static Error OptionNameMissing { get; } = Error.Invalid("catalog.option-name-missing");

    public static Error OptionValueMissing { get; } = Error.Invalid("catalog.option-value-missing");

    public static Error FileNameMissing { get; } = Error.Invalid("catalog.file-name-missing");

    public static Error NotText { get; } = Error.Invalid("catalog.not-text");

    public static Error BadSort { get; } = Error.Invalid("catalog.sort").At("Sort");

    public static Error NoVariant { get; } = Error.Invalid("catalog.no-variant").At("Variants");

    public static Error OneVariantOnly { get; } = Error.Invalid("catalog.one-variant-only").At("Variants");

    public static Error TooManyVariants { get; } =
        Error.Invalid("catalog.too-many-variants").At("Variants").With("max", Products.Product.MaxVariants);

    public static Error TooManyOptions { get; } =
        Error.Invalid("catalog.too-many-options").At("Options").With("max", Products.Product.MaxOptions);

    public static Error TooManyMedia { get; } = Error.Refused("catalog.too-many-pictures").With("max", Products.Product.MaxMedia);

    public static Error NotASku { get; } = Error.Invalid("catalog.not-a-sku").With("max", Sku.MaxLength);

    public static Error NotAWeight { get; } = Error.Invalid("catalog.not-a-weight");

    public static Error PriceMissing { get; } = Error.Invalid("catalog.price-missing");

    public static Error OrderIncomplete { get; } = Error.Invalid("catalog.order-incomplete").At("MediaIds");

    public static Error TooDeep { get; } = Error.Refused("catalog.too-deep").With("max", Categories.Category.MaxLevels);

    public static Error UnderItself { get; } = Error.Invalid("catalog.under-itself").At("ParentId");

    public static Error HasChildren { get; } = Error.Refused("catalog.has-children");

    public static Error UnknownCategory { get; } = Error.Invalid("catalog.unknown-category").At("Product.CategoryIds");

    public static Error UnknownParent { get; } = Error.Invalid("catalog.unknown-parent").At("ParentId");

    public static Error NotAPicture { get; } = Error.Invalid("catalog.not-a-picture").At("Content");

    public static Error TooManyPixels { get; } = Error.Invalid("catalog.too-many-pixels").At("Content");

    public static Error BrokenPicture { get; } = Error.Invalid("catalog.broken-picture").At("Content");

    public static Error NotAPictureUrl { get; } = Error.Invalid("catalog.not-a-picture-url");

    public static Error PictureUnreachable { get; } = Error.Unavailable("catalog.picture-unreachable");

    public static Error PictureTimeout { get; } = Error.Unavailable("catalog.picture-timeout");

    public static Error NotFinished { get; } = Error.Refused("catalog.import-not-finished");

    public static Error NotADryRun { get; } = Error.Refused("catalog.not-a-dry-run");

    public static Error ImportUnderWay { get; } = Error.Refused("catalog.import-under-way");

    public static Error ImportInterrupted { get; } = Error.Refused("catalog.import-interrupted");

    public static Error EmptyFile { get; } = Error.Invalid("catalog.empty-file").At("Content");

    public static Error NotATextFile { get; } = Error.Invalid("catalog.not-a-text-file").At("Content");

    public static Error MixedSeparators { get; } = Error.Invalid("catalog.mixed-separators").At("Content");

    public static Error NotAProductFile { get; } = Error.Invalid("catalog.not-a-product-file").At("Content");

    public static Error NoRows { get; } = Error.Invalid("catalog.no-rows").At("Content");

    public static Error SkusSwapped { get; } = Error.Refused("catalog.skus-swapped");

    public static Error NotUtf8(int line) => Error.Invalid("catalog.not-utf-8").At("Content").With("line", line);

    public static Error PictureTooLarge(int maxBytes) =>
        Error.Invalid("catalog.picture-too-large").At("Content").With("max", maxBytes / 1024 / 1024);

    public static Error PictureNotServed(int status) => Error.Unavailable("catalog.picture-not-served").With("status", status);

    public static Error TooManyTags(int max) => Error.Invalid("catalog.too-many-tags").With("max", max);

    public static Error OtherCurrency(Currency currency) => Error.Invalid("catalog.other-currency").With("currency", currency.Code);

    public static Error SlugTaken(string slug, string field) => Error.Invalid("catalog.slug-taken").At(field).With("slug", slug);

    public static Error SlugReserved(string slug, string? field = null) =>
        Error.Invalid("catalog.slug-reserved").At(field).With("slug", slug);

    public static Error SkuTaken(Sku sku, int index) =>
        Error.Invalid("catalog.sku-taken").At($"Variants[{index}].Sku").With("sku", sku.Value);

    public static Error SkuTwice(Sku sku, int index) =>
        Error.Invalid("catalog.sku-twice").At($"Variants[{index}].Sku").With("sku", sku.Value);

    public static Error SameOptions(string values, int index) =>
        Error.Invalid("catalog.same-options").At($"Variants[{index}].OptionValues").With("values", values);

    public static Error MissingOption(string option, int index) =>
        Error.Invalid("catalog.missing-option").At($"Variants[{index}].OptionValues").With("option", option);

    public static Error SameOptionName(string option) => Error.Invalid("catalog.same-option-name").At("Options").With("option", option);

    public static Error NotAPrice(string field) => Error.Invalid("catalog.not-a-price").At(field);

    public static Error NotAPrice(int index) => NotAPrice($"Variants[{index}].Price");

    public static Error CompareAtTooLow(int index) => Error.Invalid("catalog.compare-at-too-low").At($"Variants[{index}].CompareAtPrice");

    public static Error UnknownMedia(int index) => Error.Invalid("catalog.unknown-picture").At($"Variants[{index}].MediaId");

    public static Error UnknownVariant(int index) => Error.Invalid("catalog.unknown-variant").At($"Variants[{index}].Id");

    /// <summary>The error as a stored message.</summary>
    public static Message ToMessage(this Error error) => new Message("catalog.error").With("error", error);
}
