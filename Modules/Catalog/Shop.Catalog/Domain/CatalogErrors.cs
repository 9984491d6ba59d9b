using Shop.Kernel;

namespace Shop.Catalog.Domain;

internal static class CatalogErrors
{
    public static Error ProductNotFound { get; } =
        Error.NotFound("catalog.product-not-found", "There is no such product, or it is not for sale any more.");

    public static Error CategoryNotFound { get; } = Error.NotFound("catalog.category-not-found", "There is no such category.");

    public static Error PageNotFound { get; } = Error.NotFound("catalog.page-not-found", "There is no such page.");

    public static Error ImportNotFound { get; } = Error.NotFound("catalog.import-not-found", "There is no such import.");

    public static Error MediaNotFound { get; } = Error.NotFound("catalog.media-not-found", "There is no such picture.");

    public static Error Deleted { get; } = Error.Refused("catalog.deleted", "This product was deleted.");

    public static Error NoVariant { get; } = Error.Invalid("catalog.no-variant", "A product has one variant at least.", "Variants");

    public static Error OneVariantOnly { get; } =
        Error.Invalid(
            "catalog.one-variant-only",
            "Without options there is exactly one variant. Name an option, for example \"Size\".",
            "Variants"
        );

    public static Error TooManyVariants { get; } =
        Error.Invalid("catalog.too-many-variants", $"A product has at most {Products.Product.MostVariants} variants.", "Variants");

    public static Error TooManyOptions { get; } =
        Error.Invalid("catalog.too-many-options", "A product has at most three options.", "Options");

    public static Error TooManyMedia { get; } =
        Error.Refused("catalog.too-many-pictures", $"A product has at most {Products.Product.MostMedia} pictures.");

    public static Error OrderIncomplete { get; } =
        Error.Invalid("catalog.order-incomplete", "Name every picture of the product exactly once.", "MediaIds");

    public static Error TooDeep { get; } = Error.Refused("catalog.too-deep", "Categories go six levels deep at most.");

    public static Error UnderItself { get; } = Error.Invalid("catalog.under-itself", "A category cannot be below itself.", "ParentId");

    public static Error HasChildren { get; } =
        Error.Refused("catalog.has-children", "There are categories below this one. Move or delete them first.");

    public static Error UnknownCategory { get; } =
        Error.Invalid("catalog.unknown-category", "One of these categories does not exist any more.", "Product.CategoryIds");

    public static Error UnknownParent { get; } =
        Error.Invalid("catalog.unknown-parent", "The parent category does not exist any more.", "ParentId");

    public static Error NotAPicture { get; } =
        Error.Invalid("catalog.not-a-picture", "This is no PNG, JPEG, WebP or GIF picture.", "Content");

    public static Error TooManyPixels { get; } =
        Error.Invalid("catalog.too-many-pixels", "The picture has more than 50 megapixels. Make it smaller first.", "Content");

    public static Error BrokenPicture { get; } =
        Error.Invalid(
            "catalog.broken-picture",
            "The picture is damaged and cannot be read. Save it again and upload that file.",
            "Content"
        );

    public static Error NotFinished { get; } = Error.Refused("catalog.import-not-finished", "The dry run is not finished yet.");

    public static Error NotADryRun { get; } = Error.Refused("catalog.not-a-dry-run", "Only a finished dry run can be done for real.");

    public static Error ImportUnderWay { get; } = Error.Refused("catalog.import-under-way", "The import is still running. Stop it first.");

    public static Error EmptyFile { get; } = Error.Invalid("catalog.empty-file", "The file is empty.", "Content");

    public static Error SkusSwapped { get; } =
        Error.Refused("catalog.skus-swapped", "Variants cannot swap their SKUs in one step. Give one of them another SKU first.");

    public static Error NotFetched(string reason) =>
        Error.Unavailable("catalog.picture-not-fetched", $"The picture could not be fetched: {reason}.");

    public static Error SlugTaken(string slug, string field) =>
        Error.Invalid("catalog.slug-taken", $"The address \"{slug}\" is taken.", field);

    public static Error SlugReserved(string slug, string field) =>
        Error.Invalid("catalog.slug-reserved", $"The address \"{slug}\" is reserved.", field);

    public static Error SkuTaken(Sku sku, int index) =>
        Error.Invalid("catalog.sku-taken", $"The SKU {sku} belongs to another product.", $"Variants[{index}].Sku");

    public static Error SkuTwice(Sku sku, int index) =>
        Error.Invalid("catalog.sku-twice", $"The SKU {sku} is used twice.", $"Variants[{index}].Sku");

    public static Error SameOptions(string values, int index) =>
        Error.Invalid("catalog.same-options", $"Two variants have the same options: {values}.", $"Variants[{index}].OptionValues");

    public static Error MissingOption(string option, int index) =>
        Error.Invalid("catalog.missing-option", $"Give a value for \"{option}\".", $"Variants[{index}].OptionValues");

    public static Error SameOptionName(string option) =>
        Error.Invalid("catalog.same-option-name", $"The option \"{option}\" is named twice.", "Options");

    public static Error NotAPrice(int index) =>
        Error.Invalid(
            "catalog.not-a-price",
            "A price is not negative and has no more decimals than the currency.",
            $"Variants[{index}].Price"
        );

    public static Error CompareAtTooLow(int index) =>
        Error.Invalid(
            "catalog.compare-at-too-low",
            "The compare-at price must be higher than the price, or empty.",
            $"Variants[{index}].CompareAtPrice"
        );

    public static Error UnknownMedia(int index) =>
        Error.Invalid("catalog.unknown-picture", "This picture does not belong to the product.", $"Variants[{index}].MediaId");

    public static Error UnknownVariant(int index) =>
        Error.Invalid("catalog.unknown-variant", "This variant does not belong to the product.", $"Variants[{index}].Id");
}
