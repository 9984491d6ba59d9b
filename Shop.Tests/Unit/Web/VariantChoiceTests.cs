using Microsoft.Extensions.Primitives;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Web.Presentation;

namespace Shop.Tests.Unit.Web;

public class VariantChoiceTests
{
    [Test]
    public void Options_identify_one_variant() =>
        Assert.That(Choose(("o1", "Red"), ("o2", "L")).Find(Tee)!.Sku, Is.EqualTo(Sku.Of("TEE-RED-L")));

    [Test]
    public void A_combination_that_does_not_exist_has_no_variant() => Assert.That(Choose(("o1", "Blue"), ("o2", "L")).Find(Tee), Is.Null);

    [Test]
    public void A_partial_choice_is_incomplete()
    {
        Assert.That(Choose(("o1", "Red")).IsCompleteFor(Tee), Is.False);
        Assert.That(Choose(("o1", "Red"), ("o2", "M")).IsCompleteFor(Tee), Is.True);
    }

    [Test]
    public void Without_a_choice_the_first_available_variant_is_shown() =>
        Assert.That(Choose().FindOrFirst(Tee)!.Sku, Is.EqualTo(Sku.Of("TEE-RED-L")));

    [Test]
    public void A_SKU_takes_precedence_regardless_of_case() =>
        Assert.That(Choose(("sku", "tee-blue-m")).Find(Tee)!.Sku, Is.EqualTo(Sku.Of("TEE-BLUE-M")));

    [Test]
    public void The_URL_contains_the_encoded_choice() =>
        Assert.That(Choose(("o1", "Red & blue"), ("o2", "M")).Address("tee"), Is.EqualTo("/p/tee?o1=Red%20%26%20blue&o2=M"));

    private static ProductPage Tee { get; } =
        new()
        {
            Id = Guid.Empty,
            Slug = "tee",
            Title = "Tee",
            DescriptionHtml = "",
            Vendor = null,
            ProductType = null,
            Tags = [],
            Breadcrumbs = [],
            Categories = [],
            Price = Euro(10),
            HighestPrice = Euro(10),
            CompareAtPrice = null,
            LowestPriorPrice = null,
            Availability = AvailabilityState.InStock,
            Media = [],
            Options = [new ProductOption("Color", ["Red", "Blue"]), new ProductOption("Size", ["M", "L"])],
            Variants = [Variant("Red", "M", canBuy: false), Variant("Red", "L", canBuy: true), Variant("Blue", "M", canBuy: true)],
            WeightGrams = 100,
            SeoTitle = "Tee",
            SeoDescription = "",
            Related = [],
            ChangedAt = DateTimeOffset.UnixEpoch,
        };

    private static Money Euro(decimal amount) => new(amount, Currency.Eur);

    private static ProductVariant Variant(string color, string size, bool canBuy) =>
        new()
        {
            Id = Guid.Empty,
            Sku = Sku.Of($"TEE-{color}-{size}"),
            Title = $"{color} / {size}",
            Options = [new SellableOption("Color", color), new SellableOption("Size", size)],
            Price = Euro(10),
            CompareAtPrice = null,
            Available = canBuy ? 5 : 0,
            CanBuy = canBuy,
            Availability = canBuy ? AvailabilityState.InStock : AvailabilityState.SoldOut,
            AvailabilityMessage = new Message("catalog.sold-out"),
            Barcode = null,
            WeightGrams = 100,
            RequiresShipping = true,
            ImageUrl = null,
        };

    private static VariantChoice Choose(params (string Name, string Value)[] form) =>
        VariantChoice.Read(form.Select(field => KeyValuePair.Create(field.Name, new StringValues(field.Value))));
}
