using System.Text;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Catalog;

/// <summary>Helpers for catalog tests.</summary>
public abstract class CatalogFixture : ShopFixture
{
    private protected static Guid StaffId { get; } = new("0196b000-0000-7000-8000-00000000000a");

    private protected static ProductInput Text(string title, params string[] tags) =>
        new(title, null, null, null, null, tags, [], null, null, false);

    private protected Task<ProductReference> CreateAsync(
        ProductInput text,
        string sku = "TEA-1",
        decimal price = 10,
        decimal? compareAt = null,
        bool activate = true
    ) =>
        GetAsync(
            new CreateProduct(Guid.CreateVersion7(), text, [], [new VariantInput(null, sku, [], price, compareAt)], activate, StaffId)
        );

    private protected async Task<Guid> CategoryAsync(string name, Guid? parent = null)
    {
        var id = Guid.CreateVersion7();
        await GetAsync(new SaveCategory(id, 0, name, null, parent, null, null, null, null, StaffId));
        return id;
    }

    private protected Task StockAsync(string sku, int onHand) =>
        GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of(sku), null, onHand, null, null, "Counted", StaffId));

    private protected Task<ProductImport> ImportAsync(string csv, bool isDryRun = false, bool updateStock = false) =>
        GetAsync(new RunImport(Guid.CreateVersion7(), "products.csv", Encoding.UTF8.GetBytes(csv), isDryRun, StaffId, updateStock));

    private protected async Task<string> ExportAsync(CsvDialect dialect = CsvDialect.Current)
    {
        using var file = new MemoryStream();
        await GetAsync(new ExportProducts(file, dialect));
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private protected async Task<int> OnHandAsync(string sku) => (await GetAsync(new GetStock(Sku.Of(sku)))).OnHand;

    private protected async Task<ProductForEdit> EditAsync(string slug) =>
        await GetAsync(new GetProductForEdit((await GetAsync(new FindProduct(slug))).Id));

    private protected async Task<ProductPage> PageAsync(string slug) => (await GetAsync(new GetProduct(slug))).Product!;
}
