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
    private const int MaxTags = 50;
    private const int MaxCategories = 20;

    public ProductInputValidator()
    {
        RuleFor(input => input.Title).RequiredText(TextLimits.Title, CatalogErrors.TitleMissing);
        RuleFor(input => input.Slug).SlugText();
        RuleFor(input => input.DescriptionHtml).Text(TextLimits.Html);
        RuleFor(input => input.Vendor).LineOfText(TextLimits.Title);
        RuleFor(input => input.ProductType).LineOfText(TextLimits.Title);
        RuleFor(input => input.SeoTitle).LineOfText(TextLimits.Title);
        RuleFor(input => input.SeoDescription).Text(TextLimits.SeoDescription);
        RuleFor(input => input.Tags)
            .NotNull()
            .Must(tags => tags is null || tags.Count <= MaxTags)
            .WithError(CatalogErrors.TooManyTags(MaxTags));
        RuleForEach(input => input.Tags)
            .RequiredText(TextLimits.Tag, CatalogErrors.TagMissing)
            .Must(tag => tag is null || !tag.Contains(','))
            .WithError("catalog.tag-with-comma");
        RuleFor(input => input.CategoryIds)
            .NotNull()
            .Must(ids => ids is null || ids.Count <= MaxCategories)
            .WithError("catalog.too-many-categories", ("max", MaxCategories));
    }
}

internal sealed class VariantInputValidator : AbstractValidator<VariantInput>
{
    public VariantInputValidator()
    {
        RuleFor(input => input.Sku).Must(sku => Sku.TryParse(sku, out _)).WithError(CatalogErrors.NotASku);
        RuleFor(input => input.OptionValues).NotNull();
        RuleForEach(input => input.OptionValues).RequiredText(TextLimits.Option, CatalogErrors.OptionValueMissing);
        RuleFor(input => input.Price).InclusiveBetween(0, TextLimits.MaxMoney).WithError("catalog.not-a-price");
        RuleFor(input => input.CompareAtPrice).InclusiveBetween(0, TextLimits.MaxMoney).WithError("catalog.not-a-price");
        RuleFor(input => input.Cost)
            .InclusiveBetween(0, TextLimits.MaxMoney)
            .WithError("catalog.not-a-cost")
            .PrecisionScale(19, 4, true)
            .WithError("catalog.not-a-cost");
        RuleFor(input => input.Barcode)
            .LineOfText(TextLimits.Barcode)
            .Must(barcode => !Barcode.IsMangled(barcode))
            .WithError("catalog.not-a-barcode");
        RuleFor(input => input.WeightGrams).InclusiveBetween(0, TextLimits.MaxGrams).WithError(CatalogErrors.NotAWeight);
    }
}

internal sealed class VariantListValidator : AbstractValidator<(IReadOnlyList<string> Options, IReadOnlyList<VariantInput> Variants)>
{
    public VariantListValidator()
    {
        RuleFor(lists => lists.Options).NotNull().OverridePropertyName("Options");
        RuleForEach(lists => lists.Options)
            .RequiredText(TextLimits.Option, CatalogErrors.OptionNameMissing)
            .OverridePropertyName("Options");
        RuleFor(lists => lists.Variants).NotEmpty().WithError(CatalogErrors.NoVariant).OverridePropertyName("Variants");
        RuleForEach(lists => lists.Variants).SetValidator(new VariantInputValidator()).OverridePropertyName("Variants");
    }
}

/// <summary>Maps a merchant's input to the domain.</summary>
internal static class ProductInputs
{
    /// <param name="present">Current values of fields that the form does not contain.</param>
    public static ProductText Text(ProductInput input, Product? present) =>
        new()
        {
            Title = input.Title.Trim(),
            DescriptionHtml = HtmlSanitizer.Sanitize(input.DescriptionHtml),
            Vendor = input.Vendor.Blank(),
            ProductType = input.ProductType.Blank(),
            Tags = [.. input.Tags.Select(tag => tag.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)],
            SeoTitle = input.SeoTitle.Blank(),
            SeoDescription = input.SeoDescription.Blank(),
            IsFeatured = input.IsFeatured,
            TaxonomyPath = present?.TaxonomyPath,
            Attributes = present?.Attributes,
            Categories = [.. input.CategoryIds.Distinct().Select(id => new CategoryId(id))],
        };

    public static List<VariantDraft> Variants(IReadOnlyList<VariantInput> inputs, Currency currency, Product? present)
    {
        var known = present?.Variants.ToDictionary(variant => variant.Id) ?? [];
        return
        [
            .. inputs.Select(input =>
            {
                var id = input.Id is { } value ? new VariantId(value) : (VariantId?)null;
                var before = id is { } found ? known.GetValueOrDefault(found) : null;
                return new VariantDraft
                {
                    Id = id,
                    Sku = Sku.Of(input.Sku),
                    Values = [.. input.OptionValues.Select(option => option.Trim())],
                    Price = new Money(input.Price, currency),
                    CompareAt = input.CompareAtPrice,
                    Cost = input.Cost,
                    Barcode = input.Barcode.Blank() is { } barcode ? Barcode.Clean(barcode) : null,
                    WeightGrams = decimal.Round(input.WeightGrams, 3),
                    WeightUnit = before?.WeightUnit,
                    IsTaxable = input.IsTaxable,
                    RequiresShipping = input.RequiresShipping,
                    MediaId = input.MediaId is { } media ? new MediaId(media) : null,
                    Attributes = before?.Attributes,
                };
            }),
        ];
    }
}
