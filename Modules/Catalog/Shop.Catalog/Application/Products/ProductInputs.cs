using FluentValidation;
using Shop.Catalog.Application.Html;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Products;

internal sealed class ProductInputValidator : AbstractValidator<ProductInput>
{
    private const int MostTags = 50;
    private const int MostCategories = 20;

    public ProductInputValidator()
    {
        RuleFor(input => input.Title).RequiredText(TextLimits.Title, "A title");
        RuleFor(input => input.Slug).SlugText();
        RuleFor(input => input.DescriptionHtml).Text(TextLimits.Html, "The description");
        RuleFor(input => input.Vendor).LineOfText(TextLimits.Title, "The vendor");
        RuleFor(input => input.ProductType).LineOfText(TextLimits.Title, "The type");
        RuleFor(input => input.SeoTitle).LineOfText(TextLimits.Title, "The title for search engines");
        RuleFor(input => input.SeoDescription).Text(TextLimits.SeoDescription, "The description for search engines");
        RuleFor(input => input.Tags)
            .NotNull()
            .Must(tags => tags is null || tags.Count <= MostTags)
            .WithErrorCode("catalog.too-many-tags")
            .WithMessage($"A product has at most {MostTags} tags.");
        RuleForEach(input => input.Tags)
            .RequiredText(TextLimits.Tag, "A tag")
            .Must(tag => tag is null || !tag.Contains(','))
            .WithErrorCode("catalog.tag-with-comma")
            .WithMessage("A tag has no comma.");
        RuleFor(input => input.CategoryIds)
            .NotNull()
            .Must(ids => ids is null || ids.Count <= MostCategories)
            .WithErrorCode("catalog.too-many-categories")
            .WithMessage($"A product is in {MostCategories} categories at most.");
    }
}

internal sealed class VariantInputValidator : AbstractValidator<VariantInput>
{
    public VariantInputValidator()
    {
        RuleFor(input => input.Sku)
            .Must(sku => Sku.TryParse(sku, out _))
            .WithErrorCode("catalog.not-a-sku")
            .WithMessage($"A SKU has 1 to {Sku.MaxLength} characters.");
        RuleFor(input => input.OptionValues).NotNull();
        RuleForEach(input => input.OptionValues).RequiredText(TextLimits.Option, "An option value");
        RuleFor(input => input.Price)
            .InclusiveBetween(0, TextLimits.MostMoney)
            .WithErrorCode("catalog.not-a-price")
            .WithMessage("Give a price from 0, for example 12.50.");
        RuleFor(input => input.CompareAtPrice)
            .InclusiveBetween(0, TextLimits.MostMoney)
            .WithErrorCode("catalog.not-a-price")
            .WithMessage("Give a price from 0, for example 12.50, or leave it empty.");
        RuleFor(input => input.Cost)
            .InclusiveBetween(0, TextLimits.MostMoney)
            .PrecisionScale(19, 4, true)
            .WithErrorCode("catalog.not-a-price")
            .WithMessage("Give a price from 0, for example 12.50, or leave it empty.");
        RuleFor(input => input.Barcode)
            .LineOfText(TextLimits.Barcode, "The barcode")
            .Must(barcode => !Barcode.IsMangled(barcode))
            .WithErrorCode("catalog.not-a-barcode")
            .WithMessage("A spreadsheet has turned this barcode into a number. Enter its digits.");
        RuleFor(input => input.WeightGrams)
            .InclusiveBetween(0, TextLimits.MostGrams)
            .WithErrorCode("catalog.not-a-weight")
            .WithMessage("Give a weight in grams from 0.");
    }
}

internal sealed class VariantListValidator : AbstractValidator<(IReadOnlyList<string> Options, IReadOnlyList<VariantInput> Variants)>
{
    public VariantListValidator()
    {
        RuleFor(lists => lists.Options).NotNull().OverridePropertyName("Options");
        RuleForEach(lists => lists.Options).RequiredText(TextLimits.Option, "The name of an option").OverridePropertyName("Options");
        RuleFor(lists => lists.Variants)
            .NotEmpty()
            .WithErrorCode("catalog.no-variant")
            .WithMessage("A product has one variant at least.")
            .OverridePropertyName("Variants");
        RuleForEach(lists => lists.Variants).SetValidator(new VariantInputValidator()).OverridePropertyName("Variants");
    }
}

/// <summary>Maps a merchant's input to the domain.</summary>
internal static class ProductInputs
{
    /// <param name="present">Current values of fields that the form does not contain.</param>
    public static ProductText Text(ProductInput input, Product? present) =>
        new(
            input.Title.Trim(),
            HtmlSanitizer.Sanitize(input.DescriptionHtml),
            input.Vendor.Blank(),
            input.ProductType.Blank(),
            [.. input.Tags.Select(tag => tag.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)],
            input.SeoTitle.Blank(),
            input.SeoDescription.Blank(),
            input.IsFeatured,
            present?.TaxonomyPath,
            present?.Attributes,
            [.. input.CategoryIds.Distinct().Select(id => new CategoryId(id))]
        );

    public static List<VariantDraft> Variants(IReadOnlyList<VariantInput> inputs, Currency currency, Product? present)
    {
        var known = present?.Variants.ToDictionary(variant => variant.Id) ?? [];
        return
        [
            .. inputs.Select(input =>
            {
                var id = input.Id is { } value ? new VariantId(value) : (VariantId?)null;
                var before = id is { } found ? known.GetValueOrDefault(found) : null;
                return new VariantDraft(
                    id,
                    Sku.Of(input.Sku),
                    [.. input.OptionValues.Select(option => option.Trim())],
                    new Money(input.Price, currency),
                    input.CompareAtPrice,
                    input.Cost,
                    input.Barcode.Blank() is { } barcode ? Barcode.Clean(barcode) : null,
                    decimal.Round(input.WeightGrams, 3),
                    before?.WeightUnit,
                    input.IsTaxable,
                    input.RequiresShipping,
                    input.MediaId is { } media ? new MediaId(media) : null,
                    before?.Attributes
                );
            }),
        ];
    }
}
