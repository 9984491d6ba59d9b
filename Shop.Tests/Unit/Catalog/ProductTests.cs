using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Tests.Unit.Catalog;

public sealed class ProductTests
{
    private static readonly DateTimeOffset Tuesday = AProduct.Monday.AddDays(1);
    private static readonly Guid StaffId = Guid.CreateVersion7();

    [Test]
    public void A_new_product_announces_its_creation_and_its_price_once()
    {
        var product = AProduct.Simple(price: 19.99m);

        var changes = product.Changes();

        Assert.That(changes, Has.Count.EqualTo(1));
        Assert.That(changes[0].Kind, Is.EqualTo(Product.ChangeKind.Created));
        Assert.That(
            changes[0].Prices,
            Is.EqualTo(new[] { new Product.PricedVariant(Sku.Of("SHIRT"), null, new Money(19.99m, Currency.Eur)) })
        );
        Assert.That(
            (product.State, product.PublishedAt, product.Version),
            Is.EqualTo((ProductStatus.Active, (DateTimeOffset?)AProduct.Monday, 1))
        );
    }

    [Test]
    public void Setting_the_same_values_again_changes_nothing()
    {
        var product = AProduct.InSizes("S", "M");
        product.TakeDomainEvents();
        var version = product.Version;

        product.Edit("linen-shirt", AProduct.Text(), Tuesday, StaffId);
        product.SetVariants(["Size"], [.. product.Variants.Select(AProduct.AsIs)], Tuesday, StaffId);
        product.Activate(Tuesday, StaffId);

        Assert.That((product.Version, product.TakeDomainEvents().Count, product.ChangedAt), Is.EqualTo((version, 0, AProduct.Monday)));
    }

    [Test]
    public void A_price_change_raises_an_event_and_is_added_to_the_history()
    {
        var product = AProduct.InSizes("S", "M");
        product.TakeDomainEvents();

        var drafts = product.Variants.Select(AProduct.AsIs).ToList();
        drafts[1] = drafts[1] with { Price = new Money(15, Currency.Eur), CompareAt = 20 };
        product.SetVariants(["Size"], drafts, Tuesday, StaffId);

        var change = product.Changes().Single();
        Assert.That(change.Kind, Is.EqualTo(Product.ChangeKind.Priced));
        Assert.That(
            change.Prices,
            Is.EqualTo(new[] { new Product.PricedVariant(Sku.Of("SHIRT-M"), new Money(20, Currency.Eur), new Money(15, Currency.Eur)) })
        );
        Assert.That(
            product.PriceChanges.Select(entry => (entry.Sku.Value, entry.Price.Amount, entry.CompareAt, entry.At)).Last(),
            Is.EqualTo(("SHIRT-M", 15m, (decimal?)20m, Tuesday))
        );
    }

    [Test]
    public void An_unlisted_variant_is_removed_and_the_others_keep_their_ids()
    {
        var product = AProduct.InSizes("S", "M", "L");
        var kept = product.Variants[2];

        product.SetVariants(["Size"], [AProduct.AsIs(kept)], Tuesday, StaffId);

        Assert.That(product.Variants, Is.EqualTo(new[] { kept }));
        Assert.That(kept.Position, Is.Zero);
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case("No variant", [], [], CatalogErrors.NoVariant);
        yield return Case(
            "Two variants without options",
            [],
            [AProduct.Draft("A", 1), AProduct.Draft("B", 1)],
            CatalogErrors.OneVariantOnly
        );
        yield return Case("Four options", ["A", "B", "C", "D"], [AProduct.Draft("A", 1, "a", "b", "c", "d")], CatalogErrors.TooManyOptions);
        yield return Case(
            "The same option twice",
            ["Size", "size"],
            [AProduct.Draft("A", 1, "S", "M")],
            CatalogErrors.SameOptionName("Size")
        );
        yield return Case(
            "The same values twice",
            ["Size"],
            [AProduct.Draft("A", 1, "S"), AProduct.Draft("B", 1, "s")],
            CatalogErrors.SameOptions("s", 1)
        );
        yield return Case("A value missing", ["Size", "Color"], [AProduct.Draft("A", 1, "S")], CatalogErrors.MissingOption("Color", 0));
        yield return Case(
            "The same SKU twice",
            ["Size"],
            [AProduct.Draft("A", 1, "S"), AProduct.Draft("a", 1, "M")],
            CatalogErrors.SkuTwice(Sku.Of("A"), 1)
        );
        yield return Case("A negative price", [], [AProduct.Draft("A", -1)], CatalogErrors.NotAPrice(0));
        yield return Case("A tenth of a cent", [], [AProduct.Draft("A", 1.005m)], CatalogErrors.NotAPrice(0));
        yield return Case(
            "A compare-at price that is not higher",
            [],
            [AProduct.Draft("A", 10) with { CompareAt = 10 }],
            CatalogErrors.CompareAtTooLow(0)
        );
        yield return Case(
            "A picture of another product",
            [],
            [AProduct.Draft("A", 10) with { MediaId = new MediaId(Guid.CreateVersion7()) }],
            CatalogErrors.UnknownMedia(0)
        );
        yield return Case(
            "A variant of another product",
            [],
            [AProduct.Draft("A", 10) with { Id = new VariantId(Guid.CreateVersion7()) }],
            CatalogErrors.UnknownVariant(0)
        );

        static TestCaseData Case(string name, string[] options, VariantDraft[] drafts, Error error) =>
            new TestCaseData(options, drafts, error).SetName(name + " is refused and changes nothing");
    }

    [TestCaseSource(nameof(Refusals))]
    public void Refused(object options, object drafts, object error)
    {
        var product = AProduct.InSizes("S", "M");
        var (version, before) = (product.Version, product.Variants.ToList());

        var refusal = Assert.Throws<DomainException>(() =>
            product.SetVariants((string[])options, (VariantDraft[])drafts, Tuesday, StaffId)
        );

        Assert.That((refusal!.Error.ToString(), refusal.Error.Field), Is.EqualTo((error.ToString(), ((Error)error).Field)));
        Assert.That(product.Version, Is.EqualTo(version));
        Assert.That(product.Variants, Is.EqualTo(before));
    }

    [Test]
    public void Variants_cannot_swap_SKUs_in_a_cycle()
    {
        var product = AProduct.InSizes("S", "M");
        var drafts = product.Variants.Select(AProduct.AsIs).ToList();

        var refusal = Assert.Throws<DomainException>(() =>
            product.SetVariants(
                ["Size"],
                [drafts[0] with { Sku = drafts[1].Sku }, drafts[1] with { Sku = drafts[0].Sku }],
                Tuesday,
                StaffId
            )
        );

        Assert.That(refusal!.Error, Is.EqualTo(CatalogErrors.SkusSwapped));
    }

    [Test]
    public void A_variant_may_take_the_SKU_of_one_that_is_removed_or_renamed()
    {
        var product = AProduct.InSizes("S", "M", "L");
        var drafts = product.Variants.Select(AProduct.AsIs).ToList();

        product.SetVariants(
            ["Size"],
            [drafts[0] with { Sku = Sku.Of("SHIRT-M") }, drafts[1] with { Sku = Sku.Of("SHIRT-L") }],
            Tuesday,
            StaffId
        );

        Assert.That(product.Variants.Select(variant => variant.Sku.Value), Is.EqualTo(new[] { "SHIRT-M", "SHIRT-L" }));
    }

    [Test]
    public void Archiving_and_reactivating_keeps_the_first_publication_date()
    {
        var product = AProduct.Simple();

        product.Archive(Tuesday, StaffId);
        product.Activate(Tuesday.AddDays(1), StaffId);

        Assert.That((product.State, product.PublishedAt), Is.EqualTo((ProductStatus.Active, (DateTimeOffset?)AProduct.Monday)));
        Assert.That(
            product.Changes().Select(change => change.Kind),
            Is.EqualTo(new[] { Product.ChangeKind.Created, Product.ChangeKind.Archived, Product.ChangeKind.Activated })
        );
    }

    [Test]
    public void A_deleted_product_frees_its_SKUs_and_refuses_every_change()
    {
        var product = AProduct.Simple();

        product.Delete(Tuesday, StaffId);
        product.Delete(Tuesday.AddDays(1), StaffId);

        Assert.That(product.DeletedAt, Is.EqualTo(Tuesday));
        Assert.That(product.Variants[0].RetiredAt, Is.EqualTo(Tuesday));
        Action[] changes =
        [
            () => product.Edit("other", AProduct.Text(), Tuesday, StaffId),
            () => product.SetVariants([], [AProduct.Draft("A", 1)], Tuesday, StaffId),
            () => product.Activate(Tuesday, StaffId),
            () => product.Archive(Tuesday, StaffId),
            () => product.RemoveMedia(new MediaId(Guid.CreateVersion7()), Tuesday, StaffId),
        ];
        foreach (var change in changes)
            Assert.That(Assert.Throws<DomainException>(() => change())!.Error, Is.EqualTo(CatalogErrors.Deleted));
    }

    [Test]
    public void Removing_an_image_detaches_its_variants_and_closes_the_gap()
    {
        var pictures = Enumerable
            .Range(0, 3)
            .Select(number => new MediaDraft(
                new MediaId(Guid.CreateVersion7()),
                $"https://img.example/{number}.jpg",
                string.Empty,
                null,
                null,
                null
            ))
            .ToList();
        var product = Product.Create(
            new ProductId(Guid.CreateVersion7()),
            "shirt",
            AProduct.Text(),
            [],
            [AProduct.Draft("SHIRT", 20) with { MediaId = pictures[0].Id }],
            pictures,
            ProductStatus.Active,
            AProduct.Monday,
            null
        );

        product.RemoveMedia(pictures[0].Id, Tuesday, StaffId);

        Assert.That(product.Variants[0].MediaId, Is.Null);
        Assert.That(
            product.Media.Select(picture => (picture.Id, picture.Position)),
            Is.EqualTo(new[] { (pictures[1].Id, 0), (pictures[2].Id, 1) })
        );
    }

    [Test]
    public void An_image_order_that_omits_an_image_is_refused()
    {
        var product = AProduct.Simple();
        product.AddMedia(new MediaDraft(new MediaId(Guid.CreateVersion7()), "/a.png", string.Empty, 1, 1, null), Tuesday, StaffId);

        var refusal = Assert.Throws<DomainException>(() => product.ReorderMedia([], Tuesday, StaffId));

        Assert.That(refusal!.Error, Is.EqualTo(CatalogErrors.OrderIncomplete));
    }

    [Test]
    public void The_first_category_is_listed_first_regardless_of_the_previous_order()
    {
        var (home, lamps) = (new CategoryId(Guid.CreateVersion7()), new CategoryId(Guid.CreateVersion7()));
        var product = AProduct.Simple();

        product.Edit("linen-shirt", AProduct.Text() with { Categories = [home, lamps] }, Tuesday, StaffId);
        product.Edit("linen-shirt", AProduct.Text() with { Categories = [lamps, home] }, Tuesday, StaffId);

        Assert.That(
            product.Categories.OrderBy(entry => entry.Position).Select(entry => entry.CategoryId),
            Is.EqualTo(new[] { lamps, home })
        );
    }
}
