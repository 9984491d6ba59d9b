using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Api;

/// <summary>The API accepts the values that the OpenAPI document describes.</summary>
public sealed class ParameterValueTests : ShopFixture
{
    private ApiWorld world = null!;
    private JsonNode document = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task StartShop()
    {
        client = NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dev-shop-key");
        world = new ApiWorld(Host, client);
        await world.OpenAsync();
        document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task Every_documented_parameter_value_is_accepted_and_its_name_in_the_code_is_not()
    {
        var (tried, wrong) = (0, new List<string>());
        foreach (var operation in new ApiDocument(document).Operations())
        foreach (var parameter in Parameters(operation))
        foreach (var value in parameter.Values)
        {
            tried++;
            if (await IsRefusedAsync(operation, parameter.Name, value))
                wrong.Add($"{operation}: {parameter.Name}={value} is refused");
            if (!await IsRefusedAsync(operation, parameter.Name, char.ToUpperInvariant(value[0]) + value[1..]))
                wrong.Add($"{operation}: {parameter.Name}={value} is taken in another spelling");
        }

        Assert.That(tried, Is.GreaterThan(8));
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [Test]
    public async Task Every_documented_value_in_a_body_is_accepted_and_another_spelling_is_not()
    {
        var (tried, wrong) = (0, new List<string>());
        foreach (var operation in new ApiDocument(document).Operations().Where(operation => operation.Body is not null))
        foreach (var (name, schema) in Resolve(operation.Body)?["properties"]?.AsObject().ToList() ?? [])
        foreach (var value in ValuesOf(schema))
        {
            tried++;
            if (await IsRefusedInBodyAsync(operation, name, value))
                wrong.Add($"{operation}: {name} = {value} is refused");
            if (!await IsRefusedInBodyAsync(operation, name, value.ToUpperInvariant()))
                wrong.Add($"{operation}: {name} = {value} is taken in another spelling");
        }

        Assert.That(tried, Is.GreaterThan(3));
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [Test]
    public async Task A_value_in_another_spelling_is_refused_with_the_values_that_can_be_used()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/products")
        {
            Content = JsonContent.Create(new { title = "Cup", status = "Active" }),
        };

        using var response = await client.SendAsync(request);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            problem.GetProperty("errors").GetProperty("status").EnumerateArray().Single().GetString(),
            Is.EqualTo("Use one of: draft, active, archived.")
        );
    }

    [TestCase("2026-11-30T10:00:00", true)]
    [TestCase("2026-11-30", true)]
    [TestCase("2026-11-30 10:00:00Z", true)]
    [TestCase("2026-11-30T10:00:00Z", false)]
    [TestCase("2026-11-30T10:00:00.123456789+01:00", false)]
    public async Task A_time_in_a_body_needs_its_offset_from_UTC(string time, bool isRefused)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/promotions")
        {
            Content = JsonContent.Create(new { title = "Tea time", startsAt = time }),
        };

        Assert.That(
            await RefusedFieldsAsync(request, code: "kernel.not-instant"),
            Is.EqualTo(isRefused ? new[] { "startsAt" } : Array.Empty<string>())
        );
    }

    [TestCase("3,00")]
    [TestCase("1,000")]
    [TestCase("1e3")]
    [TestCase("%2B3")]
    [TestCase("3.")]
    [TestCase("3.005")]
    [TestCase("%203")]
    public async Task A_price_in_a_query_string_has_digits_and_a_dot_only(string price)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/products?minPrice={price}");

        Assert.That(await RefusedFieldsAsync(request), Is.EqualTo(new[] { "minPrice" }));
    }

    [Test]
    public async Task A_price_in_a_query_string_is_culture_invariant()
    {
        var below = await client.GetFromJsonAsync<JsonElement>("/api/v1/products?maxPrice=9.99");
        var at = await client.GetFromJsonAsync<JsonElement>("/api/v1/products?maxPrice=10.00");

        Assert.That((below.GetProperty("total").GetInt32(), at.GetProperty("total").GetInt32()), Is.EqualTo((0, 1)));
    }

    [TestCase("orders", "status", "canceled_")]
    [TestCase("orders", "paymentStatus", "Paid")]
    [TestCase("orders", "fulfillmentStatus", "2")]
    [TestCase("returns", "status", "approved,declined")]
    public async Task An_unknown_status_is_refused_at_its_parameter(string list, string parameter, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/admin/{list}?{parameter}={value}");

        Assert.That(await RefusedFieldsAsync(request, code: "orders.unknown-status"), Is.EqualTo(new[] { parameter }));
    }

    [TestCase("orders?status=&paymentStatus=&fulfillmentStatus=")]
    [TestCase("returns?status=")]
    public async Task An_empty_status_is_the_same_as_none(string list)
    {
        using var response = await client.GetAsync("/api/v1/admin/" + list);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void Every_schema_property_and_parameter_has_a_type()
    {
        var schemas = document["components"]!["schemas"]!.AsObject();
        var untyped = schemas
            .Where(schema => !IsTyped(schema.Value!))
            .Select(schema => schema.Key)
            .Concat(
                from schema in schemas
                from property in schema.Value!["properties"]?.AsObject().ToList() ?? []
                where !IsTyped(property.Value!)
                select $"{schema.Key}.{property.Key}"
            )
            .Concat(
                from path in document["paths"]!.AsObject()
                from operation in path.Value!.AsObject()
                from parameter in operation.Value!["parameters"]?.AsArray().ToList() ?? []
                where parameter!["schema"] is not { } schema || !IsTyped(schema)
                select $"{path.Key} {parameter!["name"]}"
            );

        Assert.That(schemas, Has.Count.GreaterThan(50));
        Assert.That(untyped, Is.Empty);
    }

    [Test]
    public void Every_operation_that_needs_a_permission_documents_its_authentication()
    {
        var schemes = document["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key).ToList();
        var open = (
            from path in document["paths"]!.AsObject()
            where path.Key.StartsWith("/api/v1/admin/", StringComparison.Ordinal)
            from operation in path.Value!.AsObject()
            where operation.Value!["security"] is not JsonArray { Count: > 0 }
            select $"{operation.Key} {path.Key}"
        ).ToList();

        Assert.That(schemes, Is.EquivalentTo(new[] { "apiKey", "session", "cartSecret", "orderToken" }));
        Assert.That(open, Is.Empty);
    }

    private static bool IsTyped(JsonNode schema) =>
        schema["$ref"] is not null
        || schema["enum"] is not null
        || (schema["type"] is not null && (schema["items"] is not { } items || IsTyped(items)))
        || new[] { "oneOf", "anyOf" }.Any(kind =>
            schema[kind] is JsonArray { Count: > 0 } choices && choices.All(choice => IsTyped(choice!))
        );

    private List<(string Name, IReadOnlyList<string> Values)> Parameters(ApiOperation operation) =>
        [
            .. from parameter in document["paths"]![operation.Path]![operation.Method.ToLowerInvariant()]!["parameters"]?.AsArray().ToList()
                ?? []
            where parameter!["in"]!.GetValue<string>() == "query"
            let values = ValuesOf(parameter["schema"])
            where values.Count > 0
            select (parameter["name"]!.GetValue<string>(), values),
        ];

    private async Task<bool> IsRefusedAsync(ApiOperation operation, string parameter, string value)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(operation.Method),
            $"{await AddressAsync(operation)}?{parameter}={Uri.EscapeDataString(value)}"
        );
        return (await RefusedFieldsAsync(request)).Contains(parameter);
    }

    private async Task<bool> IsRefusedInBodyAsync(ApiOperation operation, string field, string value)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), await AddressAsync(operation))
        {
            Content = JsonContent.Create(new Dictionary<string, string> { [field] = value }),
        };
        return (await RefusedFieldsAsync(request, code: "kernel.not-one-of")).Contains(field);
    }

    private async Task<string> AddressAsync(ApiOperation operation)
    {
        var address = operation.Path;
        foreach (var name in operation.PathParameters)
            address = address.Replace($"{{{name}}}", await world.ValueAsync(operation.Path, name), StringComparison.Ordinal);
        return address;
    }

    private async Task<IReadOnlyList<string>> RefusedFieldsAsync(HttpRequestMessage request, string? code = null)
    {
        using var response = await client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.BadRequest)
            return [];

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (code is not null && problem.GetProperty("code").GetString() != code)
            return [];

        return problem.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(error => error.Name)] : [];
    }

    private List<string> ValuesOf(JsonNode? schema) =>
        [.. (Resolve(schema)?["enum"]?.AsArray() ?? []).Where(value => value is not null).Select(value => value!.GetValue<string>())];

    private JsonNode? Resolve(JsonNode? schema)
    {
        if (schema?["oneOf"] is JsonArray choices)
            schema = choices.First(choice => choice!["type"] is not JsonValue type || type.GetValue<string>() != "null");
        return schema?["$ref"]?.GetValue<string>() is { } reference
            ? document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]
            : schema;
    }
}
