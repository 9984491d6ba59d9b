using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shop.Catalog.Contracts.Imports;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;

namespace Shop.Tests.Integration.Inventory;

/// <summary>Every new variant gets a stock item, however it was created.</summary>
public sealed class NewVariantTests : InventoryFixture
{
    [Test]
    public async Task The_stock_of_a_product_created_by_the_API_can_be_counted_immediately()
    {
        using var staff = await StaffClientAsync();
        var made = await staff.PostAsJsonAsync("/api/v1/admin/products", Product("LAMP-1"));
        var before = await StockAsync(staff, "LAMP-1");

        var counted = await staff.PutAsJsonAsync("/api/v1/admin/inventory/LAMP-1", new { onHand = 7, reason = "Counted" });

        Assert.That((made.StatusCode, counted.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK)));
        Assert.That(before, Is.EqualTo((0, 0, 0, true)));
        Assert.That(await StockAsync(staff, "LAMP-1"), Is.EqualTo((7, 0, 7, true)));
    }

    [Test]
    public async Task An_added_variant_or_a_changed_SKU_has_a_stock_item_immediately()
    {
        using var staff = await StaffClientAsync();
        var made = await ReadAsync(await staff.PostAsJsonAsync("/api/v1/admin/products", Product("LAMP-1")));
        var (id, version) = (made.GetProperty("id").GetGuid(), made.GetProperty("version").GetInt32());
        var shown = await ReadAsync(await staff.GetAsync($"/api/v1/admin/products/{id}"));
        var variant = shown.GetProperty("variants")[0].GetProperty("id").GetGuid();

        var changed = await staff.PutAsJsonAsync(
            $"/api/v1/admin/products/{id}/variants",
            new
            {
                version,
                options = new[] { "Color" },
                variants = new object[]
                {
                    new
                    {
                        id = variant,
                        sku = "LAMP-RED",
                        options = new[] { "Red" },
                        price = new { amount = "20.00", currency = "EUR" },
                    },
                    new
                    {
                        sku = "LAMP-BLUE",
                        options = new[] { "Blue" },
                        price = new { amount = "20.00", currency = "EUR" },
                    },
                },
            }
        );

        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK), await changed.Content.ReadAsStringAsync());
        Assert.That(await StockAsync(staff, "LAMP-RED"), Is.EqualTo((0, 0, 0, true)));
        Assert.That(await StockAsync(staff, "LAMP-BLUE"), Is.EqualTo((0, 0, 0, true)));
    }

    [Test]
    public async Task An_imported_product_without_a_quantity_has_a_stock_item()
    {
        const string file = "Title,URL handle,SKU,Price\nLamp,lamp,LAMP-9,20.00\n";
        await GetAsync(new StartImport(Guid.CreateVersion7(), "lamps.csv", Encoding.UTF8.GetBytes(file), IsDryRun: false, StaffId));
        await Host.RunJobAsync("work-on-imports");

        Assert.That(await LevelAsync(Sku.Of("LAMP-9")), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task A_refused_product_and_a_SKU_without_a_product_have_no_stock_item()
    {
        using var staff = await StaffClientAsync();
        var refused = await staff.PostAsJsonAsync("/api/v1/admin/products", Product("LAMP-1", amount: "-1"));
        var counted = await staff.PutAsJsonAsync("/api/v1/admin/inventory/LAMP-1", new { onHand = 7, reason = "Counted" });

        Assert.That((refused.StatusCode, counted.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.NotFound)));
        Assert.That((await GetAsync(new ListStock("LAMP", StockFilter.All, 1, 10))).Total, Is.Zero);
    }

    private static object Product(string sku, string amount = "20.00") =>
        new { title = "Lamp", variants = new[] { new { sku, price = new { amount, currency = "EUR" } } } };

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    private static async Task<(int OnHand, int Reserved, int Available, bool IsTracked)> StockAsync(HttpClient staff, string sku)
    {
        using var answer = await staff.GetAsync($"/api/v1/admin/inventory/{sku}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var stock = await ReadAsync(answer);
        return (
            stock.GetProperty("onHand").GetInt32(),
            stock.GetProperty("reserved").GetInt32(),
            stock.GetProperty("available").GetInt32(),
            stock.GetProperty("isTracked").GetBoolean()
        );
    }
}
