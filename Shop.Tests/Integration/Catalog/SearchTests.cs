using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Inventory.Contracts.Events;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Tests.Integration.Catalog;

public sealed class SearchTests : CatalogFixture
{
    [Test]
    public async Task The_name_ranks_above_the_SKU_the_tags_and_the_description()
    {
        await CreateAsync(Text("In the text") with { DescriptionHtml = "<p>made of linen</p>" }, sku: "A");
        await CreateAsync(Text("In the tags", "linen"), sku: "B");
        await CreateAsync(Text("In the code"), sku: "LINEN-7");
        await CreateAsync(Text("Linen shirt"), sku: "C");

        var found = await GetAsync(new SearchProducts("linen"));

        Assert.That(
            found.Products.Items.Select(card => card.Title),
            Is.EqualTo(new[] { "Linen shirt", "In the code", "In the tags", "In the text" })
        );
        Assert.That(found.DidYouMean, Is.Null);
    }

    [TestCase("flo lam")]
    [TestCase("LAMP floor")]
    [TestCase("flór lámp", Description = "mistyped, with accents")]
    [TestCase("lapm")]
    [TestCase("floorr")]
    public async Task Prefixes_case_accents_and_typos_still_match(string query)
    {
        await CreateAsync(Text("Floor lamp"), sku: "L1");
        await CreateAsync(Text("Teapot"), sku: "T1");

        var found = await GetAsync(new SearchProducts(query));

        Assert.That(found.Products.Items.Select(card => card.Title), Is.EqualTo(new[] { "Floor lamp" }));
    }

    [TestCase("龙井")]
    [TestCase("西湖龙井")]
    [TestCase("茶")]
    public async Task Chinese_matches_by_any_two_characters_and_by_the_first_one(string query)
    {
        await CreateAsync(Text("西湖龙井 茶叶"), sku: "CN-1");
        await CreateAsync(Text("碧螺春"), sku: "CN-2");

        var found = await GetAsync(new SearchProducts(query));

        Assert.That(found.Products.Items.Select(card => card.Title), Is.EqualTo(new[] { "西湖龙井 茶叶" }));
    }

    [TestCase("包")]
    [TestCase("洗漱")]
    [TestCase("שלחן")]
    [TestCase("كتاب")]
    [TestCase("istanbul")]
    public async Task The_last_character_and_words_without_accents_match(string query)
    {
        const string all = "旅行洗漱包 שֻׁלְחָן كِتَاب İstanbul";
        await CreateAsync(Text(all), sku: "ALL");
        await CreateAsync(Text("Teapot"), sku: "POT");

        var found = await GetAsync(new SearchProducts(query));

        Assert.That(found.Products.Items.Select(card => card.Title), Is.EqualTo(new[] { all }));
    }

    [TestCase("boxes", "Wooden box")]
    [TestCase("scarves", "Wool scarf, fringed")]
    [TestCase("scarf with a fringe", "Wool scarf, fringed")]
    [TestCase("the lantern", "Lantern")]
    [TestCase("tea pot", "Teapot")]
    [TestCase("flower pots", "Flower pot")]
    [TestCase("flowerpot", "Flower pot")]
    [TestCase("shoes", "Oxford")]
    [TestCase("leather shoe", "Oxford")]
    public async Task Plurals_stop_words_compounds_and_category_names_match(string query, string title)
    {
        var shoes = await CategoryAsync("Shoes");
        var formal = await CategoryAsync("Formal", shoes);
        await CreateAsync(Text("Oxford", "leather") with { CategoryIds = [formal] }, sku: "S1");
        foreach (
            var (other, number) in new[] { "Wooden box", "Wool scarf, fringed", "Lantern", "Teapot", "Flower pot" }.Select(
                (name, at) => (name, at)
            )
        )
            await CreateAsync(Text(other), sku: $"P{number}");

        var found = await GetAsync(new SearchProducts(query));

        Assert.That(found.Products.Items.Select(card => card.Title), Is.EqualTo(new[] { title }));
        Assert.That(found.DidYouMean, Is.Null);
    }

    [Test]
    public async Task A_renamed_category_is_found_immediately()
    {
        var id = await CategoryAsync("Shoes");
        await CreateAsync(Text("Oxford") with { CategoryIds = [id] });

        await GetAsync(new SaveCategory(id, 1, "Boots", null, null, null, null, null, null, StaffId));

        Assert.That((await GetAsync(new SearchProducts("boot"))).Products.Total, Is.EqualTo(1));
        Assert.That((await GetAsync(new SearchProducts("shoes"))).Products.Total, Is.Zero);
    }

    [TestCase("AB-12")]
    [TestCase("ab12")]
    [TestCase("ab 12")]
    public async Task A_SKU_matches_in_any_spelling_and_is_marked_as_the_exact_match(string query)
    {
        await CreateAsync(Text("Bolt"), sku: "AB-12");
        await CreateAsync(Text("Nut"), sku: "AB-121");

        var found = await GetAsync(new SearchProducts(query));

        Assert.That(found.SkuMatch, Is.EqualTo("bolt"));
        Assert.That(found.Products.Items.Select(card => card.Title), Does.Contain("Bolt"));
    }

    [TestCase("'; DROP TABLE catalog.products; --")]
    [TestCase("a & b | !c:*")]
    [TestCase("100% _x_")]
    [TestCase("🎁")]
    [TestCase("\\")]
    public async Task Special_characters_of_the_database_are_treated_as_text(string query)
    {
        await CreateAsync(Text("Teapot"));

        Assert.That((await GetAsync(new SearchProducts(query))).Products.Total, Is.Zero);
        Assert.That((await GetAsync(new SearchProducts())).Products.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Lists_are_filtered_sorted_paged_and_counted()
    {
        var home = await CategoryAsync("Home");
        var lamps = await CategoryAsync("Lamps", home);
        for (var number = 1; number <= 5; number++)
            await CreateAsync(
                Text($"Lamp {number}") with
                {
                    CategoryIds = [number <= 3 ? lamps : home],
                    Vendor = number % 2 == 0 ? "Even" : "Odd",
                },
                sku: $"L{number}",
                price: number * 10
            );
        await StockAsync("L2", 10);
        await StockAsync("L5", 10);
        await DeliverEvents();

        var inHome = await GetAsync(new SearchProducts(Category: "home", Sort: ProductSort.PriceDesc, PageSize: 2, Page: 2));
        var cheap = await GetAsync(new SearchProducts(Category: "home", MaxPrice: 20));
        var inStock = await GetAsync(new SearchProducts(Category: "lamps", InStock: true));

        Assert.That(
            (inHome.Products.Total, string.Join(',', inHome.Products.Items.Select(card => card.Title))),
            Is.EqualTo((5, "Lamp 3,Lamp 2"))
        );
        Assert.That(inHome.Facets.Categories.Select(facet => (facet.Slug, facet.Count)), Is.EqualTo(new[] { ("home", 5), ("lamps", 3) }));
        Assert.That(inHome.Facets.Vendors, Is.EqualTo(new[] { new VendorFacet("Odd", 3), new VendorFacet("Even", 2) }));
        Assert.That(
            (cheap.Products.Total, cheap.Facets.LowestPrice, cheap.Facets.HighestPrice, cheap.Facets.InStockCount),
            Is.EqualTo((2, (Money?)new Money(10, Currency.Eur), (Money?)new Money(50, Currency.Eur), 2))
        );
        Assert.That(inStock.Products.Items.Select(card => card.Title), Is.EqualTo(new[] { "Lamp 2" }));
        Assert.That((await GetAsync(new SearchProducts(Category: "nothing"))).Products.Total, Is.Zero);
    }

    [Test]
    public async Task Repeated_and_outdated_stock_events_leave_the_lists_up_to_date()
    {
        var product = await CreateAsync(Text("Teapot"), sku: "POT");
        Assert.That(await AvailabilityAsync(), Is.EqualTo(AvailabilityState.SoldOut));

        await StockAsync("POT", 50);
        await DeliverEvents();
        Assert.That(await AvailabilityAsync(), Is.EqualTo(AvailabilityState.InStock));

        await StockAsync("POT", 0);
        await DeliverEvents();
        Assert.That(await AvailabilityAsync(), Is.EqualTo(AvailabilityState.SoldOut));

        await using var scope = Host.Services.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<Kernel.Messaging.IIntegrationEventHandler<AvailabilityChanged>>();
        await handler.Handle(
            new AvailabilityChanged(Guid.CreateVersion7(), Clock.Now, [new Availability(Sku.Of("POT"), 50, true, false, false)]),
            CancellationToken.None
        );
        Assert.That(await AvailabilityAsync(), Is.EqualTo(AvailabilityState.SoldOut), "An outdated event is ignored.");
        Assert.That(product.Version, Is.EqualTo((await EditAsync("teapot")).Version));
    }

    [Test]
    public async Task Rebuilding_the_index_yields_the_same_lists()
    {
        var teas = await CategoryAsync("Teas");
        await CreateAsync(Text("Green tea") with { CategoryIds = [teas], IsFeatured = true });
        var gone = await CreateAsync(Text("Black tea"), sku: "TEA-2");
        await DoAsync(new DeleteProduct(gone.Id, StaffId));
        var before = await GetAsync(new SearchProducts("tea", "teas"));

        var count = await GetAsync(new RebuildSearch());

        Assert.That(count, Is.EqualTo(2));
        var after = await GetAsync(new SearchProducts("tea", "teas"));
        Assert.That(after.Products.Items, Is.EqualTo(before.Products.Items));
        Assert.That((await GetAsync(new GetHomePage())).Featured.Select(card => card.Slug), Is.EqualTo(new[] { "green-tea" }));
        Assert.That(
            (await GetAsync(new ListSitemap())).Select(entry => entry.Path),
            Is.SupersetOf(new[] { "/c/teas", "/p/green-tea", "/pages/imprint" })
        );
    }

    private async Task<AvailabilityState> AvailabilityAsync() =>
        (await GetAsync(new SearchProducts())).Products.Items.Single().Availability;
}
