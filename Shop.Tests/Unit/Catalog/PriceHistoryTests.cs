using Shop.Catalog.Application.Search;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Tests.Unit.Catalog;

public sealed class PriceHistoryTests
{
    [Test]
    public void The_lowest_price_of_the_30_days_before_the_reduction_counts() =>
        Assert.That(ProductIndex.LowestPrior([At(0, 50), At(10, 30), At(20, 40), At(25, 25)], 25), Is.EqualTo(30m));

    [Test]
    public void A_price_that_ended_more_than_30_days_before_does_not_count() =>
        Assert.That(ProductIndex.LowestPrior([At(0, 10), At(5, 40), At(60, 25)], 25), Is.EqualTo(40m));

    [Test]
    public void A_price_that_never_changed_has_no_prior_price() => Assert.That(ProductIndex.LowestPrior([At(0, 25)], 25), Is.Null);

    [Test]
    public void A_new_compare_at_price_alone_is_not_a_price_change() =>
        Assert.That(ProductIndex.LowestPrior([At(0, 40), At(10, 25), At(12, 25)], 25), Is.EqualTo(40m));

    private static PriceChange At(int day, decimal price)
    {
        var id = new VariantId(Guid.CreateVersion7());
        return new PriceChange(
            Guid.CreateVersion7(),
            new ProductId(Guid.CreateVersion7()),
            id,
            Sku.Of("A"),
            new Money(price, Currency.Eur),
            null,
            AProduct.Monday.AddDays(day),
            null
        );
    }
}
