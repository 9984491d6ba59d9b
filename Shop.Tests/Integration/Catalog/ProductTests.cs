using Shop.Catalog.Application.Media;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Content;
using Shop.Catalog.Contracts.Media;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Kernel;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Catalog;

public sealed class ProductTests : CatalogFixture
{
    [Test]
    public async Task A_product_is_shown_with_its_variants_price_stock_and_breadcrumbs()
    {
        var home = await CategoryAsync("Home");
        var lamps = await CategoryAsync("Lamps", home);
        await GetAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                Text("Floor lamp", "brass") with
                {
                    CategoryIds = [lamps],
                    DescriptionHtml = "<p onclick=x>Tall</p>",
                    Vendor = "Acme",
                },
                ["Color"],
                [
                    new VariantInput(null, "LAMP-BLACK", ["Black"], 89.90m, 120m, WeightGrams: 4200),
                    new VariantInput(null, "LAMP-BRASS", ["Brass"], 99.90m),
                ],
                Activate: true,
                StaffId
            )
        );
        await StockAsync("LAMP-BLACK", 3);

        var page = await PageAsync("floor-lamp");

        Assert.That(
            (page.Title, page.DescriptionHtml, page.Price, page.HighestPrice, page.CompareAtPrice),
            Is.EqualTo(
                (
                    "Floor lamp",
                    "<p>Tall</p>",
                    new Money(89.90m, Currency.Eur),
                    new Money(99.90m, Currency.Eur),
                    (Money?)new Money(120m, Currency.Eur)
                )
            )
        );
        Assert.That(page.Breadcrumbs.Select(link => link.Slug), Is.EqualTo(new[] { "home", "lamps" }));
        Assert.That(
            page.Options.Select(option => (option.Name, string.Join('/', option.Values))),
            Is.EqualTo(new[] { ("Color", "Black/Brass") })
        );
        Assert.That(
            page.Variants.Select(variant =>
                (variant.Sku.Value, variant.Title, variant.Available, variant.CanBuy, variant.AvailabilityMessage.Text())
            ),
            Is.EqualTo(new[] { ("LAMP-BLACK", "Black", 3, true, "Only 3 left"), ("LAMP-BRASS", "Brass", 0, false, "Sold out") })
        );
        Assert.That(page.Availability, Is.EqualTo(AvailabilityState.Low));
    }

    [Test]
    public async Task A_product_is_visible_only_while_it_is_active()
    {
        var product = await CreateAsync(Text("Green tea"), activate: false);

        Assert.That((await FailAsync(new GetProduct("green-tea"))).Kind, Is.EqualTo(ErrorKind.NotFound));
        await GetAsync(new ActivateProduct(product.Id, StaffId));
        Assert.That((await PageAsync("green-tea")).Title, Is.EqualTo("Green tea"));
        await GetAsync(new ArchiveProduct(product.Id, StaffId));
        Assert.That((await FailAsync(new GetProduct("green-tea"))).Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That((await GetAsync(new SearchProducts("green"))).Products.Total, Is.Zero);
    }

    [Test]
    public async Task Old_URLs_redirect_to_the_current_one_without_chains_or_loops()
    {
        var product = await CreateAsync(Text("Tea") with { Slug = "first" });
        var second = await GetAsync(new UpdateProduct(product.Id, product.Version, Text("Tea") with { Slug = "second" }, StaffId));
        var third = await GetAsync(new UpdateProduct(product.Id, second.Version, Text("Tea") with { Slug = "third" }, StaffId));

        Assert.That((await GetAsync(new GetProduct("first"))).MovedTo, Is.EqualTo("/p/third"));
        Assert.That((await GetAsync(new GetProduct("second"))).MovedTo, Is.EqualTo("/p/third"));

        await GetAsync(new UpdateProduct(product.Id, third.Version, Text("Tea") with { Slug = "first" }, StaffId));
        Assert.That((await GetAsync(new GetProduct("first"))).Product!.Slug, Is.EqualTo("first"));
        Assert.That((await GetAsync(new GetProduct("third"))).MovedTo, Is.EqualTo("/p/first"));
    }

    [Test]
    public async Task A_deleted_product_redirects_to_its_category_and_frees_its_URL_and_SKU()
    {
        var teas = await CategoryAsync("Teas");
        var product = await CreateAsync(Text("Green tea") with { CategoryIds = [teas] });

        await DoAsync(new DeleteProduct(product.Id, StaffId));
        await DoAsync(new DeleteProduct(product.Id, StaffId));

        Assert.That((await GetAsync(new GetProduct("green-tea"))).MovedTo, Is.EqualTo("/c/teas"));
        var again = await CreateAsync(Text("Green tea"));
        Assert.That((await PageAsync("green-tea")).Id, Is.EqualTo(again.Id));
    }

    [Test]
    public async Task Creating_a_product_twice_with_the_same_id_returns_the_first_one()
    {
        var command = new CreateProduct(
            Guid.CreateVersion7(),
            Text("Green tea"),
            [],
            [new VariantInput(null, "TEA-1", [], 5)],
            Activate: true,
            StaffId
        );

        var first = await GetAsync(command);
        var second = await GetAsync(command);

        Assert.That(second, Is.EqualTo(first));
        Assert.That((await GetAsync(new ListProducts(null, null, null, ProductOrder.Newest, 1, 10))).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task A_SKU_or_slug_in_use_is_refused_at_its_field()
    {
        await CreateAsync(Text("Green tea"));

        var sku = await FailAsync(
            new CreateProduct(Guid.CreateVersion7(), Text("Other"), [], [new VariantInput(null, "tea-1", [], 5)], Activate: true, StaffId)
        );
        var slug = await FailAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                Text("Other") with
                {
                    Slug = "green-tea",
                },
                [],
                [new VariantInput(null, "X", [], 5)],
                Activate: true,
                StaffId
            )
        );

        Assert.That((sku.Code, sku.Field), Is.EqualTo(("catalog.sku-taken", "Variants[0].Sku")));
        Assert.That((slug.Code, slug.Field), Is.EqualTo(("catalog.slug-taken", "Product.Slug")));
        Assert.That((await CreateAsync(Text("Green tea"), sku: "TEA-2")).Slug, Is.EqualTo("green-tea-2"));
    }

    [Test]
    public async Task Invalid_input_is_reported_at_its_field_and_changes_nothing()
    {
        (string Field, CreateProduct Command)[] cases =
        [
            ("Product.Title", New(Text(" "))),
            ("Product.Title", New(Text(new string('x', 256)))),
            ("Product.Title", New(Text("half \ud83d"))),
            ("Product.Slug", New(Text("Tea") with { Slug = "No Slug" })),
            ("Product.Slug", New(Text("Tea") with { Slug = "admin" })),
            ("Product.Tags[0]", New(Text("Tea", "a,b"))),
            ("Product.CategoryIds", New(Text("Tea") with { CategoryIds = [Guid.CreateVersion7()] })),
            ("Variants[0].Price", New(Text("Tea"), new VariantInput(null, "A", [], -1))),
            ("Variants[0].Price", New(Text("Tea"), new VariantInput(null, "A", [], 1.005m))),
            ("Variants[0].CompareAtPrice", New(Text("Tea"), new VariantInput(null, "A", [], 5, 5))),
            ("Variants[0].Sku", New(Text("Tea"), new VariantInput(null, new string('x', 256), [], 5))),
        ];

        foreach (var (field, command) in cases)
            Assert.That((await FailAsync(command)).Field, Is.EqualTo(field), command.Product.Title);
        Assert.That((await GetAsync(new ListProducts(null, null, null, ProductOrder.Newest, 1, 10))).Total, Is.Zero);

        static CreateProduct New(ProductInput text, VariantInput? variant = null) =>
            new(Guid.CreateVersion7(), text, [], [variant ?? new VariantInput(null, "A", [], 5)], true, StaffId);
    }

    [TestCase("/p/CREME-BRULEE", "/p/creme-brulee")]
    [TestCase("/p/Istanbul%20?option=1", "/p/istanbul?option=1")]
    [TestCase("/p/%C4%B0STANBUL", "/p/istanbul")]
    [TestCase("/c/TEAS", "/c/teas")]
    [TestCase("/pages/IMPRINT", "/pages/imprint")]
    [TestCase("/api/v1/products/CREME-BRULEE", "/api/v1/products/creme-brulee")]
    public async Task Another_spelling_of_a_URL_redirects_to_the_canonical_one(string path, string canonical)
    {
        await CategoryAsync("Teas");
        await CreateAsync(Text("Crème brûlée"), sku: "CB");
        await CreateAsync(Text("İstanbul"), sku: "IST");

        var answer = await NewClient().GetAsync(path);

        Assert.That(
            (answer.StatusCode, answer.Headers.Location?.OriginalString),
            Is.EqualTo((System.Net.HttpStatusCode.MovedPermanently, canonical))
        );
        Assert.That((await NewClient().GetAsync(canonical)).StatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
    }

    [TestCase("Te\ta")]
    [TestCase("Te\na")]
    [TestCase("\u200B\u200B")]
    [TestCase("Te\u202Ea")]
    public async Task A_title_is_one_line_of_visible_text(string title)
    {
        var error = await FailAsync(
            new CreateProduct(Guid.CreateVersion7(), Text(title), [], [new VariantInput(null, "A", [], 5)], true, StaffId)
        );

        Assert.That((error.Code, error.Field), Is.EqualTo(("kernel.not-single-line", "Product.Title")));
        Assert.That((await GetAsync(new ListProducts(null, null, null, ProductOrder.Newest, 1, 10))).Total, Is.Zero);
    }

    [Test]
    public async Task The_second_save_is_refused_as_a_conflict()
    {
        var product = await CreateAsync(Text("Tea"));
        await GetAsync(new UpdateProduct(product.Id, product.Version, Text("Tea one"), StaffId));

        var error = await FailAsync(new UpdateProduct(product.Id, product.Version, Text("Tea two"), StaffId));

        Assert.That(error.Kind, Is.EqualTo(ErrorKind.Conflict));
        Assert.That((await EditAsync("tea-one")).Title, Is.EqualTo("Tea one"));
    }

    [Test]
    public async Task Sellable_variants_include_price_and_options_but_no_drafts()
    {
        await GetAsync(
            new CreateProduct(
                Guid.CreateVersion7(),
                Text("Shirt"),
                ["Size"],
                [new VariantInput(null, "SHIRT-M", ["M"], 20, WeightGrams: 180.4m, Barcode: "4006381333931")],
                Activate: true,
                StaffId
            )
        );
        await CreateAsync(Text("Draft"), sku: "DRAFT", activate: false);

        var variants = await GetAsync(new GetSellableVariants([Sku.Of("shirt-m"), Sku.Of("DRAFT"), Sku.Of("NONE")]));

        Assert.That(variants, Has.Count.EqualTo(1));
        Assert.That(
            (variants[0].ProductTitle, variants[0].VariantTitle, variants[0].Price, variants[0].WeightGrams, variants[0].Barcode),
            Is.EqualTo(("Shirt", "M", new Money(20, Currency.Eur), 180.4m, "4006381333931"))
        );
        Assert.That(variants[0].Options, Is.EqualTo(new[] { new SellableOption("Size", "M") }));
    }

    [Test]
    public async Task A_reduced_price_shows_the_lowest_price_of_the_30_days_before()
    {
        var product = await CreateAsync(Text("Tea"), price: 30);
        var variant = (await EditAsync("tea")).Variants[0];
        Clock.Advance(TimeSpan.FromDays(10));

        await GetAsync(new SetVariants(product.Id, product.Version, [], [new VariantInput(variant.Id, "TEA-1", [], 20, 40)], StaffId));

        Assert.That((await PageAsync("tea")).LowestPriorPrice, Is.EqualTo(new Money(30, Currency.Eur)));
        var history = await GetAsync(new ListPriceHistory(product.Id));
        Assert.That(
            history.Select(entry => (entry.Price.Amount, entry.CompareAtPrice?.Amount)),
            Is.EqualTo(new[] { (20m, (decimal?)40m), (30m, null) })
        );
    }

    [Test]
    public async Task An_uploaded_image_is_served_under_a_generated_name_and_other_files_are_refused()
    {
        var product = await CreateAsync(Text("Tea"));
        var gif = APicture.Gif(16, 32);

        var added = await GetAsync(new AddMedia(product.Id, Guid.CreateVersion7(), gif, "A cup", StaffId));
        var served = await NewClient().GetAsync(added.Url);

        Assert.That(added.Url, Does.Match("^/media/w640/[0-9a-f]{40}\\.webp$"));
        Assert.That(
            (served.Content.Headers.ContentType!.MediaType, Pictures.Measure(await served.Content.ReadAsByteArrayAsync()).Value),
            Is.EqualTo(("image/webp", new PictureSize(16, 32)))
        );
        Assert.That(
            (await PageAsync("tea")).Media.Select(media => (media.Url, media.Alt, media.Width, media.Height)),
            Is.EqualTo(new[] { (added.Url, "A cup", (int?)16, (int?)32) })
        );
        Assert.That(
            (await FailAsync(new AddMedia(product.Id, Guid.CreateVersion7(), "<svg/>"u8.ToArray(), "", StaffId))).Code,
            Is.EqualTo("catalog.not-a-picture")
        );
        Assert.That(
            (await FailAsync(new AddMedia(product.Id, Guid.CreateVersion7(), APicture.Jpeg(640, 640)[..600], "", StaffId))).Code,
            Is.EqualTo("catalog.broken-picture")
        );
        Assert.That(
            (await FailAsync(new AddMedia(product.Id, Guid.CreateVersion7(), APicture.Png(8000, 7000), "", StaffId))).Code,
            Is.EqualTo("catalog.too-many-pixels")
        );
        Assert.That(
            (await FailAsync(new AddMedia(product.Id, Guid.CreateVersion7(), new byte[(10 * 1024 * 1024) + 1], "", StaffId))).Code,
            Is.EqualTo("catalog.picture-too-large")
        );
        Assert.That(
            (await NewClient().GetAsync("/media/w640/..%2f..%2fetc%2fpasswd")).StatusCode,
            Is.EqualTo(System.Net.HttpStatusCode.NotFound)
        );
        Assert.That(
            (await NewClient().GetAsync(added.Url.Replace("w640", "w641", StringComparison.Ordinal))).StatusCode,
            Is.EqualTo(System.Net.HttpStatusCode.NotFound)
        );
        Assert.That((await PageAsync("tea")).Media, Has.Count.EqualTo(1), "refused files are not stored");
    }

    [Test]
    public async Task A_moved_category_keeps_its_products()
    {
        var home = await CategoryAsync("Home");
        var garden = await CategoryAsync("Garden");
        var lamps = await CategoryAsync("Lamps", home);
        await CreateAsync(Text("Lantern") with { CategoryIds = [lamps] });

        await DoAsync(new MoveCategory(lamps, garden, 0, StaffId));

        Assert.That((await GetAsync(new SearchProducts(Category: "garden"))).Products.Total, Is.EqualTo(1));
        Assert.That((await GetAsync(new SearchProducts(Category: "home"))).Products.Total, Is.Zero);
        Assert.That((await FailAsync(new MoveCategory(garden, lamps, 0, StaffId))).Code, Is.EqualTo("catalog.under-itself"));
        Assert.That((await FailAsync(new DeleteCategory(garden, StaffId))).Code, Is.EqualTo("catalog.has-children"));
    }

    [Test]
    public async Task A_deleted_category_redirects_to_its_parent_and_keeps_its_products()
    {
        var home = await CategoryAsync("Home");
        var lamps = await CategoryAsync("Lamps", home);
        await CreateAsync(Text("Lantern") with { CategoryIds = [lamps] });

        await DoAsync(new DeleteCategory(lamps, StaffId));

        Assert.That((await GetAsync(new GetCategory("lamps"))).MovedTo, Is.EqualTo("/c/home"));
        Assert.That((await PageAsync("lantern")).Breadcrumbs, Is.Empty);
        Assert.That(
            (await GetAsync(new GetCategoryTree())).Select(node => (node.Slug, node.ProductCount, node.Children.Count)),
            Is.EqualTo(new[] { ("home", 0, 0) })
        );
    }

    [Test]
    public async Task A_new_shop_has_content_pages_that_can_be_edited()
    {
        var pages = await GetAsync(new ListPages());
        var terms = await GetAsync(new GetPage("terms"));

        await GetAsync(new SavePage(terms.Id, terms.Version, "terms", "Terms", "<p>Ours</p><script>x</script>", StaffId));

        Assert.That(
            pages.Select(page => page.Slug).Order(),
            Is.EqualTo(new[] { "delivery", "help", "imprint", "privacy", "returns", "terms" })
        );
        Assert.That((await GetAsync(new GetPage("terms"))).BodyHtml, Is.EqualTo("<p>Ours</p>"));
        Assert.That(
            (await FailAsync(new SavePage(terms.Id, terms.Version, "terms", "Terms", "<p>Late</p>", StaffId))).Kind,
            Is.EqualTo(ErrorKind.Conflict)
        );
    }
}
