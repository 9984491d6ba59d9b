using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Catalog.Contracts.Products;

namespace Shop.Tests.Integration.Catalog;

public sealed class CatalogApiTests : CatalogFixture
{
    [Test]
    public async Task List_items_and_products_have_the_published_JSON()
    {
        var teas = await CategoryAsync("Teas");
        await CreateAsync(
            Text("Green tea", "loose") with
            {
                CategoryIds = [teas],
                DescriptionHtml = "<p>Fresh</p>",
            },
            price: 12.5m,
            compareAt: 15
        );
        await StockAsync("TEA-1", 7);
        await DeliverEvents();

        var list = await JsonAsync("/api/v1/products?query=green&category=teas&sort=price-asc&minPrice=1&maxPrice=100&inStock=true");
        var product = await JsonAsync("/api/v1/products/green-tea");
        var categories = await JsonAsync("/api/v1/categories");

        var item = list.GetProperty("items")[0];
        Assert.Multiple(() =>
        {
            Assert.That(
                (list.GetProperty("total").GetInt32(), list.GetProperty("page").GetInt32(), list.GetProperty("pageSize").GetInt32()),
                Is.EqualTo((1, 1, 24))
            );
            Assert.That(list.GetProperty("facets").GetProperty("categories")[0].GetProperty("count").GetInt32(), Is.EqualTo(1));
            Assert.That(
                (item.GetProperty("slug").GetString(), item.GetProperty("title").GetString(), item.GetProperty("availability").GetString()),
                Is.EqualTo(("green-tea", "Green tea", "in_stock"))
            );
            Assert.That(item.GetProperty("price").ToString(), Is.EqualTo("{\"amount\":\"12.50\",\"currency\":\"EUR\"}"));
            Assert.That(
                (product.GetProperty("description").GetString(), product.GetProperty("categories")[0].GetProperty("slug").GetString()),
                Is.EqualTo(("<p>Fresh</p>", "teas"))
            );
            Assert.That(product.GetProperty("compareAtPrice").GetProperty("amount").GetString(), Is.EqualTo("15.00"));
            Assert.That(
                (
                    product.GetProperty("variants")[0].GetProperty("sku").GetString(),
                    product.GetProperty("variants")[0].GetProperty("available").GetInt32()
                ),
                Is.EqualTo(("TEA-1", 7))
            );
            Assert.That(
                (product.GetProperty("media").GetArrayLength(), product.GetProperty("options").GetArrayLength()),
                Is.EqualTo((0, 0))
            );
            Assert.That(
                (
                    categories[0].GetProperty("slug").GetString(),
                    categories[0].GetProperty("name").GetString(),
                    categories[0].GetProperty("children").GetArrayLength()
                ),
                Is.EqualTo(("teas", "Teas", 0))
            );
        });
    }

    [TestCase("/api/v1/products?sort=best", "sort")]
    [TestCase("/api/v1/products?pageSize=101", "pageSize")]
    [TestCase("/api/v1/products?page=0", "page")]
    [TestCase("/api/v1/products?minPrice=-1", "minPrice")]
    [TestCase("/api/v1/products?minPrice=cheap", "minPrice")]
    [TestCase("/api/v1/products?inStock=perhaps", "inStock")]
    [TestCase("/api/v1/products?page=99999999999", "page")]
    public async Task Invalid_input_is_a_problem_that_names_the_field(string address, string field)
    {
        var response = await NewClient().GetAsync(address);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(
            (response.StatusCode, problem.GetProperty("type").GetString()),
            Is.EqualTo((HttpStatusCode.BadRequest, "/problems/validation"))
        );
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(entry => entry.Name), Is.EqualTo(new[] { field }));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Not.Contain("parameter"), "the shop's message, not the framework's");
    }

    [TestCase("DELETE", "/api/v1/products", null, 405, "doesn't support this method")]
    [TestCase("POST", "/api/v1/carts/0196b000-0000-7000-8000-000000000001/lines", "text/plain", 415, "application/json")]
    [TestCase("POST", "/api/v1/carts/0196b000-0000-7000-8000-000000000001/lines", "application/json", 400, "Send the body as JSON.")]
    public async Task A_request_with_the_wrong_method_or_type_is_answered_with_the_supported_ones(
        string method,
        string address,
        string? type,
        int status,
        string words
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (type is not null)
            request.Content = new ByteArrayContent(type == "text/plain" ? "x"u8.ToArray() : []) { Headers = { ContentType = new(type) } };

        var response = await NewClient().SendAsync(request);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(
            ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType),
            Is.EqualTo((status, "application/problem+json"))
        );
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(words));
    }

    [Test]
    public async Task Unknown_products_are_not_found_and_moved_ones_redirect()
    {
        var product = await CreateAsync(Text("Tea") with { Slug = "old" });
        await GetAsync(new UpdateProduct(product.Id, product.Version, Text("Tea") with { Slug = "new-tea" }, StaffId));

        var missing = await NewClient().GetAsync("/api/v1/products/nothing");
        var moved = await NewClient().GetAsync("/api/v1/products/old");

        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            (moved.StatusCode, moved.Headers.Location!.OriginalString),
            Is.EqualTo((HttpStatusCode.MovedPermanently, "/api/v1/products/new-tea"))
        );
    }

    [TestCase("GET", "/api/v1/admin/products")]
    [TestCase("POST", "/api/v1/admin/products")]
    [TestCase("PUT", "/api/v1/admin/products/tea")]
    [TestCase("DELETE", "/api/v1/admin/products/tea")]
    [TestCase("POST", "/api/v1/admin/product-imports")]
    [TestCase("GET", "/api/v1/admin/product-exports")]
    public async Task Anonymous_requests_are_refused(string method, string address)
    {
        await CreateAsync(Text("Tea"));

        var response = await NewClient()
            .SendAsync(new HttpRequestMessage(new HttpMethod(method), address) { Content = JsonContent.Create(new { title = "x" }) });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await PageAsync("tea")).Title, Is.EqualTo("Tea"));
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        var response = await NewClient().GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
