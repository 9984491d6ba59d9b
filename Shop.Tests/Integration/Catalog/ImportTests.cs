using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog.Application.Imports;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Catalog.Contracts.Search;
using Shop.Catalog.Domain;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Web.Presentation;

namespace Shop.Tests.Integration.Catalog;

public sealed class ImportTests : CatalogFixture
{
    private const string Header =
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,"
        + "Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src\n";
    private const string Shirt =
        "shirt,Shirt,<p onclick=x>Linen</p>,Acme,Shirts,\"linen, summer\",Size,S,SHIRT-S,shopify,5,20.00,https://i.example/1.png\n"
        + "shirt,,,,,,,M,SHIRT-M,shopify,0,22.00,\n";

    /// <summary>Small batches, so that an import has several of them.</summary>
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Catalog:ImportBatch"] = "10" };

    [Test]
    public async Task A_new_product_is_created_with_variants_images_category_and_stock()
    {
        var import = await ImportAsync(Header + Shirt);

        Assert.That(
            (import.Status, import.ProductsCreated, import.RowsTaken, import.VariantsRead, import.StockLevelsSet, import.PriceTotal),
            Is.EqualTo((ImportStatus.Finished, 1, 2, 2, 1, (Money?)new Money(42, Currency.Eur)))
        );
        var page = await PageAsync("shirt");
        Assert.That(
            (page.DescriptionHtml, page.Vendor, string.Join('/', page.Tags), page.Breadcrumbs.Single().Name, page.Media.Single().Url),
            Is.EqualTo(("<p>Linen</p>", "Acme", "linen/summer", "Shirts", "https://i.example/1.png"))
        );
        Assert.That(
            page.Variants.Select(variant => (variant.Sku.Value, variant.Title, variant.Price.Amount, variant.Available)),
            Is.EqualTo(new[] { ("SHIRT-S", "S", 20m, 5), ("SHIRT-M", "M", 22m, 0) })
        );
        Assert.That((await GetAsync(new SearchProducts("linen", InStock: true))).Products.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task A_dry_run_previews_the_import_and_changes_nothing_until_it_is_confirmed()
    {
        var id = Guid.CreateVersion7();
        var content = Encoding.UTF8.GetBytes(Header + Shirt + "bad,Bad,,,,,,,BAD,,,free,\n");
        await GetAsync(new StartImport(id, "shirts.csv", content, IsDryRun: true, StaffId));
        await Host.RunJobAsync("work-on-imports");

        var dry = await GetAsync(new GetImport(id));
        Assert.That(
            (dry.Status, dry.IsDryRun, dry.ProductsCreated, dry.ProductsRejected, dry.CanConfirm),
            Is.EqualTo((ImportStatus.Finished, true, 1, 1, true))
        );
        Assert.That((await GetAsync(new ListProducts(null, null, null, ProductOrder.Newest, 1, 10))).Total, Is.Zero);

        await GetAsync(new ConfirmImport(id, StaffId));
        await GetAsync(new ConfirmImport(id, StaffId));
        await Host.RunJobAsync("work-on-imports");

        var real = await GetAsync(new GetImport(id));
        Assert.That(
            (real.Status, real.IsDryRun, real.ProductsCreated, real.RowsTaken, real.RowsRejected),
            Is.EqualTo((ImportStatus.Finished, false, 1, 2, 1))
        );
        Assert.That((await PageAsync("shirt")).Title, Is.EqualTo("Shirt"));
        var rows = await GetAsync(new ListImportRows(id, ImportSeverity.Error, 1, 10));
        Assert.That(
            rows.Items.Select(row => (row.Line, row.Handle, row.Column, row.Value)),
            Is.EqualTo(new[] { (4, "bad", "Variant Price", "free") })
        );
    }

    [Test]
    public async Task A_product_with_one_invalid_row_is_rejected_entirely_and_the_others_are_imported()
    {
        var import = await ImportAsync(
            Header + "shirt,Shirt,,,,,Size,S,SHIRT-S,,,20,\nshirt,,,,,,,M,SHIRT-M,,,-1,\ntea,Tea,,,,,,,TEA,,,5,\n"
        );

        Assert.That(
            (import.ProductsCreated, import.ProductsRejected, import.RowsTaken, import.RowsRejected, import.Errors),
            Is.EqualTo((1, 1, 1, 2, 1))
        );
        Assert.That((await FailAsync(new FindProduct("shirt"))).Kind, Is.EqualTo(ErrorKind.NotFound));
    }

    [Test]
    public async Task An_older_file_does_not_change_the_stock_of_existing_variants()
    {
        await ImportAsync(Header + Shirt);
        var export = await ExportAsync();
        await StockAsync("SHIRT-S", 2);

        var import = await ImportAsync(export.Replace("Shirt,shirt", "Linen shirt,shirt", StringComparison.Ordinal));

        Assert.That((import.ProductsUpdated, import.StockLevelsSet, import.Warnings), Is.EqualTo((1, 0, 0)));
        Assert.That((await OnHandAsync("SHIRT-S"), (await EditAsync("shirt")).Title), Is.EqualTo((2, "Linen shirt")));
    }

    [Test]
    public async Task A_new_variant_of_an_existing_product_gets_its_stock()
    {
        await ImportAsync(Header + Shirt);

        await ImportAsync(Header + Shirt + "shirt,,,,,,,L,SHIRT-L,shopify,9,24.00,\n");

        Assert.That((await OnHandAsync("SHIRT-S"), await OnHandAsync("SHIRT-L")), Is.EqualTo((5, 9)));
    }

    [Test]
    public async Task Stock_is_updated_on_request_and_only_if_it_is_unchanged_since_the_export()
    {
        await ImportAsync(Header + Shirt);
        var edited = (await ExportAsync())
            .Replace(",5,5,DENY", ",12,5,DENY", StringComparison.Ordinal)
            .Replace(",0,0,DENY", ",7,0,DENY", StringComparison.Ordinal);
        await StockAsync("SHIRT-S", 2);

        var dry = await ImportAsync(edited, isDryRun: true, updateStock: true);
        Assert.That((await OnHandAsync("SHIRT-S"), await OnHandAsync("SHIRT-M"), dry.StockLevelsSet), Is.EqualTo((2, 0, 1)));
        var real = await ImportAsync(edited, updateStock: true);

        Assert.That((await OnHandAsync("SHIRT-S"), await OnHandAsync("SHIRT-M"), real.StockLevelsSet), Is.EqualTo((2, 7, 1)));
        Assert.That(
            (await GetAsync(new ListImportRows(dry.Id, null, 1, 10))).Items.Select(row =>
                (row.Line, row.Severity, row.Value, row.Reason.Text())
            ),
            Is.EqualTo(
                new[]
                {
                    (
                        2,
                        ImportSeverity.Warning,
                        "12",
                        "Stock of SHIRT-S was 5 when the file was exported and is 2 now, so it wasn't changed."
                    ),
                    (3, ImportSeverity.Info, "7", "Stock of SHIRT-M at Main warehouse changes from 0 to 7."),
                }
            )
        );
        Assert.That((dry.Infos, dry.Warnings, real.Infos, real.Warnings), Is.EqualTo((1, 1, 0, 1)));
    }

    [Test]
    public async Task A_file_without_exported_quantities_sets_stock_on_request()
    {
        await ImportAsync(Header + Shirt);
        await StockAsync("SHIRT-S", 2);

        var import = await ImportAsync(Header + Shirt, updateStock: true);

        Assert.That((await OnHandAsync("SHIRT-S"), import.StockLevelsSet), Is.EqualTo((5, 1)));
    }

    [Test]
    public async Task A_row_without_a_handle_does_not_overwrite_the_product_with_its_title()
    {
        await CreateAsync(Text("Green tea"), sku: "TEA-1", price: 10);
        await StockAsync("TEA-1", 4);
        var before = await EditAsync("green-tea");

        var import = await ImportAsync("Title,SKU,Price,Inventory quantity\nGreen Tea,OTHER,99,50\n", updateStock: true);

        Assert.That((import.ProductsUpdated, import.ProductsRejected), Is.EqualTo((0, 1)));
        var issue = (await GetAsync(new ListImportRows(import.Id, ImportSeverity.Error, 1, 10))).Items.Single();
        Assert.That((issue.Line, issue.Value, issue.Reason.Code), Is.EqualTo((2, "Green Tea", "catalog.import-title-in-use")));
        var after = await EditAsync("green-tea");
        Assert.That(
            (after.Version, after.Variants.Single().Sku.Value, await OnHandAsync("TEA-1")),
            Is.EqualTo((before.Version, "TEA-1", 4))
        );

        var own = await ImportAsync("Title,SKU,Price\nGreen Tea,TEA-1,99\n");
        Assert.That((own.ProductsUpdated, (await EditAsync("green-tea")).Variants.Single().Price.Amount), Is.EqualTo((1, 99m)));
    }

    [Test]
    public async Task A_file_without_handles_and_SKUs_can_be_imported_repeatedly()
    {
        await ImportAsync("Title,Price\nGreen tea,5\n");

        Assert.That((await ImportAsync("Title,Price\nGreen tea,6\n")).ProductsUpdated, Is.EqualTo(1));
    }

    [Test]
    public async Task At_most_a_thousand_messages_are_kept_with_errors_first_and_the_rest_counted()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 1300).Select(number => $"p-{number},Tea {number},,,,,,,SKU-{number},,,5,ftp://i.example/{number}\n")
        );
        var bad = string.Concat(Enumerable.Range(1, 30).Select(number => $"bad-{number},Tea,,,,,,,BAD-{number},,,free,\n"));

        var import = await ImportAsync(Header + rows + bad, isDryRun: true);

        var errors = await GetAsync(new ListImportRows(import.Id, ImportSeverity.Error, 1, 100));
        Assert.That((import.Warnings, import.Errors, import.RowsRead), Is.EqualTo((1300, 30, 1330)));
        Assert.That(errors.Items.Select(row => row.Line), Is.EqualTo(Enumerable.Range(1302, 30)));
        Assert.That((await GetAsync(new ListImportRows(import.Id, null, 1, 1))).Total, Is.EqualTo(1000));
    }

    [Test]
    public async Task A_finished_import_can_be_deleted_with_its_messages()
    {
        var waiting = Guid.CreateVersion7();
        await GetAsync(new StartImport(waiting, "shirts.csv", Encoding.UTF8.GetBytes(Header + Shirt), IsDryRun: false, StaffId));
        var done = await ImportAsync(Header + Shirt + "bad,Bad,,,,,,,BAD,,,free,\n");

        Assert.That((await FailAsync(new DeleteImport(waiting))).Code, Is.EqualTo("catalog.import-under-way"));
        await DoAsync(new DeleteImport(done.Id));

        Assert.That((await GetAsync(new GetImport(waiting))).Status, Is.EqualTo(ImportStatus.Waiting));
        Assert.That((await FailAsync(new GetImport(done.Id))).Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That((await GetAsync(new ListImportRows(done.Id, null, 1, 10))).Total, Is.Zero);
        Assert.That((await FailAsync(new DeleteImport(done.Id))).Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That((await PageAsync("shirt")).Title, Is.EqualTo("Shirt"), "imported products are kept");
    }

    [Test]
    public async Task A_file_over_the_size_limit_is_refused_however_it_is_uploaded()
    {
        var content = new byte[StartImport.MaxBytes + 1];

        var started = await FailAsync(new StartImport(Guid.CreateVersion7(), "big.csv", content, IsDryRun: true, StaffId));
        var run = await FailAsync(new RunImport(Guid.CreateVersion7(), "big.csv", content, IsDryRun: true, StaffId));

        Assert.That((started.Code, run.Code), Is.EqualTo(("catalog.file-too-large", "catalog.file-too-large")));
        Assert.That(run.Text(), Is.EqualTo("Product files can be up to 48 MB. Split the file and import the parts."));
        Assert.That((await GetAsync(new ListImports(1, 10))).Total, Is.Zero);
    }

    [Test]
    public async Task An_invalid_row_leaves_an_existing_product_unchanged()
    {
        await ImportAsync(Header + Shirt);
        var before = await EditAsync("shirt");

        var import = await ImportAsync(
            "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nshirt,Other,Size,S,SHIRT-S,20\nshirt,,,M,SHIRT-M,1.005\n"
        );

        var after = await EditAsync("shirt");
        Assert.That((import.ProductsRejected, import.RowsRejected), Is.EqualTo((1, 2)));
        Assert.That((after.Version, after.Title, after.Variants.Count), Is.EqualTo((before.Version, "Shirt", 2)));
    }

    [Test]
    public async Task Empty_cells_clear_values_and_missing_columns_keep_them()
    {
        await ImportAsync(Header + Shirt);

        var import = await ImportAsync(
            "Handle,Title,Vendor,Variant SKU,Option1 Name,Option1 Value\nshirt,Shirt,,SHIRT-S,Size,S\nshirt,,,SHIRT-M,,M\n"
        );

        var product = await EditAsync("shirt");
        Assert.That(import.ProductsUpdated, Is.EqualTo(1));
        Assert.That(
            (product.Vendor, product.ProductType, string.Join('/', product.Tags), product.Media.Count),
            Is.EqualTo(((string?)null, "Shirts", "linen/summer", 1))
        );
        Assert.That(product.Variants.Select(variant => variant.Price.Amount), Is.EqualTo(new[] { 20m, 22m }));
    }

    [Test]
    public async Task A_SKU_of_another_product_is_replaced_with_a_warning_and_keeps_its_replacement_next_time()
    {
        await CreateAsync(Text("Tea"), sku: "SHIRT-S");

        var first = await ImportAsync(Header + Shirt);
        var second = await ImportAsync(Header + Shirt);

        Assert.That((await EditAsync("shirt")).Variants.Select(variant => variant.Sku.Value), Is.EqualTo(new[] { "SHIRT-S-S", "SHIRT-M" }));
        Assert.That((first.Warnings, first.RowsRejected, second.ProductsUnchanged), Is.EqualTo((1, 0, 1)));
        var warning = (await GetAsync(new ListImportRows(first.Id, null, 1, 10))).Items.Single();
        Assert.That(
            (warning.Line, warning.Column, warning.Value, warning.Severity),
            Is.EqualTo((2, "Variant SKU", "SHIRT-S", ImportSeverity.Warning))
        );
    }

    [Test]
    public async Task Variants_of_a_product_may_swap_option_values_but_not_SKUs()
    {
        await ImportAsync(Header + Shirt);

        var import = await ImportAsync(
            "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nshirt,Shirt,Size,S,SHIRT-M,20\nshirt,,,M,SHIRT-S,22\n"
        );

        Assert.That((import.ProductsRejected, import.RowsRejected), Is.EqualTo((1, 2)));
        Assert.That(
            (await GetAsync(new ListImportRows(import.Id, ImportSeverity.Error, 1, 10))).Items.Single().Reason.Text(),
            Is.EqualTo(CatalogErrors.SkusSwapped.Text())
        );
        Assert.That((await EditAsync("shirt")).Variants.Select(variant => variant.Sku.Value), Is.EqualTo(new[] { "SHIRT-S", "SHIRT-M" }));
    }

    [Test]
    public async Task A_product_renamed_in_the_shop_still_matches_the_file()
    {
        await ImportAsync(Header + Shirt);
        var product = await EditAsync("shirt");
        await GetAsync(
            new UpdateProduct(
                product.Id,
                product.Version,
                Text("Shirt", "linen", "summer") with
                {
                    Slug = "linen-shirt",
                    Vendor = "Acme",
                    ProductType = "Shirts",
                    DescriptionHtml = product.DescriptionHtml,
                    CategoryIds = [product.Categories[0].Id],
                },
                StaffId
            )
        );

        var import = await ImportAsync(Header + Shirt);

        Assert.That((import.ProductsCreated, import.ProductsUnchanged), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task An_import_keeps_a_category_that_was_assigned_in_the_shop()
    {
        await ImportAsync(Header + Shirt);
        var summer = await CategoryAsync("Summer");
        var product = await EditAsync("shirt");
        await GetAsync(
            new UpdateProduct(
                product.Id,
                product.Version,
                Text("Shirt", "linen", "summer") with
                {
                    Vendor = "Acme",
                    ProductType = "Shirts",
                    CategoryIds = [summer],
                },
                StaffId
            )
        );

        await ImportAsync(Header + Shirt);

        Assert.That((await EditAsync("shirt")).Categories.Select(category => category.Slug), Is.EqualTo(new[] { "summer" }));
    }

    [Test]
    public async Task Formulas_round_trip_and_are_escaped_in_exports()
    {
        await ImportAsync("Handle,Title,Price,Vendor,Tags\ntea,\"'=HYPERLINK(\"\"http://evil\"\")\",5,=cmd|' /C calc'!A0,@home\n");

        var export = await ExportAsync();
        var product = await EditAsync("tea");

        Assert.That(
            (product.Title, product.Vendor, product.Tags.Single()),
            Is.EqualTo(("=HYPERLINK(\"http://evil\")", "=cmd|' /C calc'!A0", "@home"))
        );
        Assert.That(export, Does.Contain("\"'=HYPERLINK(").And.Contain(",'=cmd|' /C calc'!A0,").And.Contain(",'@home,"));
        Assert.That((await ImportAsync(export)).ProductsUnchanged, Is.EqualTo(1));
    }

    [TestCase("\n", "The file is empty.")]
    [TestCase("Handle,Title,Price\n", "The file has a header but no rows.")]
    [TestCase("name,street\nAda,Main\n", "Line 1 has no Title, URL handle or Handle column.")]
    [TestCase("\u0001\0\u0002", "This isn't a text file.")]
    public async Task A_file_that_is_not_a_product_file_fails_with_a_reason(string content, string reason)
    {
        var import = await ImportAsync(content);

        Assert.That((import.Status, import.RowsRead), Is.EqualTo((ImportStatus.Failed, 0)));
        Assert.That(import.Failure!.Text(), Does.StartWith(reason));
    }

    [Test]
    public async Task Without_a_price_column_each_new_product_is_rejected_with_its_line()
    {
        var import = await ImportAsync("Handle,Title\ntea,Tea\npot,Pot\n");

        var rows = (await GetAsync(new ListImportRows(import.Id, null, 1, 10))).Items;
        Assert.That(
            rows.Select(row => (row.Line, row.Reason.Code)),
            Is.EqualTo(new[] { (2, "catalog.import-no-price-column"), (3, "catalog.import-no-price-column") })
        );
        Assert.That(import.RowsRejected, Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_in_another_currency_is_rejected()
    {
        var import = await ImportAsync("Handle,Title,Price,Currency\ntea,Tea,5,USD\npot,Pot,5,eur\n");

        Assert.That((import.ProductsCreated, import.ProductsRejected), Is.EqualTo((1, 1)));
        Assert.That(
            (await GetAsync(new ListImportRows(import.Id, ImportSeverity.Error, 1, 10))).Items.Single().Reason.Text(),
            Is.EqualTo("Enter the price in EUR.")
        );
    }

    [Test]
    public async Task A_pending_import_can_be_canceled_and_then_does_nothing()
    {
        var id = Guid.CreateVersion7();
        await GetAsync(new StartImport(id, "shirts.csv", Encoding.UTF8.GetBytes(Header + Shirt), IsDryRun: false, StaffId));

        var canceled = await GetAsync(new CancelImport(id, StaffId));
        await Host.RunJobAsync("work-on-imports");

        Assert.That(canceled.Status, Is.EqualTo(ImportStatus.Canceled));
        Assert.That((await FailAsync(new FindProduct("shirt"))).Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That((await FailAsync(new ConfirmImport(Guid.CreateVersion7(), StaffId))).Kind, Is.EqualTo(ErrorKind.NotFound));
    }

    [Test]
    public async Task An_import_whose_worker_died_resumes_after_its_last_batch()
    {
        var id = Guid.CreateVersion7();
        var rows = string.Concat(
            Enumerable.Range(1, 450).Select(number => $"p-{number},Product {number},,,,,,,SKU-{number},shopify,3,{number},\n")
        );
        await GetAsync(new StartImport(id, "many.csv", Encoding.UTF8.GetBytes(Header + rows), IsDryRun: false, StaffId));
        using (var stop = new CancellationTokenSource())
        {
            var work = KillAfterFirstBatchAsync(id, stop);
            Assert.That(async () => await work, Throws.InstanceOf<OperationCanceledException>());
        }

        var killed = await GetAsync(new GetImport(id));
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Host.RunJobAsync("work-on-imports");

        var done = await GetAsync(new GetImport(id));
        Assert.That(killed.ProductsCreated, Is.LessThan(450));
        Assert.That(
            (done.Status, done.RowsRead, done.ProductsCreated + done.ProductsUnchanged, done.RowsRejected, done.PriceTotal!.Value.Amount),
            Is.EqualTo((ImportStatus.Finished, 450, 450, 0, 450 * 451 / 2m))
        );
        Assert.That((await GetAsync(new ListProducts(null, null, null, ProductOrder.Newest, 1, 1))).Total, Is.EqualTo(450));
        Assert.That((await GetAsync(new GetStock(Sku.Of("SKU-450")))).OnHand, Is.EqualTo(3));
    }

    [Test]
    public async Task The_progress_of_a_large_file_is_counted_row_by_row()
    {
        var rows = string.Concat(
            Enumerable
                .Range(1, 1000)
                .Select(number => $"p-{number / 2},Product,,,,,Size,{number},SKU-{number},shopify,3,{(number % 10 == 0 ? "x" : "5")},\n")
        );

        var import = await ImportAsync(Header + rows);

        Assert.That(
            (import.RowsTotal, import.RowsRead, import.RowsTaken + import.RowsRejected, import.Errors),
            Is.EqualTo(((int?)1000, 1000, 1000, 100))
        );
        Assert.That(import.RowsRejected, Is.EqualTo(199), "Both rows of a product are rejected; only the last product has one row.");
    }

    private async Task KillAfterFirstBatchAsync(Guid id, CancellationTokenSource stop)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<IMediator>().Send(new WorkOnImports(), stop.Token);
        while (!work.IsCompleted && (await GetAsync(new GetImport(id))).ProductsCreated == 0)
            await Task.Yield();
        await stop.CancelAsync();
        await work;
    }
}
