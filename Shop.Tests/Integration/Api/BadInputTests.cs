using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Api;

/// <summary>
/// Every route of the OpenAPI document with invalid input: no response is a 5xx, a refusal is a problem document that names the field, and
/// a refused request changes nothing. New routes are included automatically.
/// </summary>
public sealed class BadInputTests : ShopFixture
{
    /// <summary>Fields that a valid body of the route leaves out.</summary>
    private static readonly Dictionary<string, string[]> LeftOut = new()
    {
        ["AddDiscountCodes"] = ["code"],
        ["AdjustStock"] = ["delta", "expected"],
        ["PlaceOrder"] = ["acceptedTotal"],
        ["RefundOrder"] = ["lines.0.id", "lines.0.name"],
        ["ReviseOrder"] = ["lines.0.id", "lines.0.name", "added.0.unitPrice", "version", "preview"],
        ["ShipUnits"] = ["lines.0.id", "lines.0.name"],
        ["CreateProduct"] = ["slug", "variants.0.id", "variants.0.mediaId"],
        ["UpdateProduct"] = ["slug", "variants.0.id", "variants.0.mediaId"],
        ["SetVariants"] = ["variants.0.id", "variants.0.mediaId"],
    };

    /// <summary>A refusal may name a related field: a number given twice, a total below the price.</summary>
    private static readonly Dictionary<string, string> Partners = new()
    {
        ["delta"] = "onHand",
        ["onHand"] = "delta",
        ["lines"] = "amount",
        ["restock"] = "lines",
        ["options"] = "variants",
        ["variants"] = "options",
    };

    private ApiWorld world = null!;
    private ApiDocument document = null!;
    private DatabaseContents contents = null!;
    private List<string> wrong = null!;
    private HttpClient client = null!;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new[] { "SignIn", "Register", "Reset", "Webhook", "Search", "Order", "Cart", "Api" }.ToDictionary(
            rule => $"Limits:{rule}PerMinute",
            _ => "1000000"
        );

    [SetUp]
    public async Task StartShop()
    {
        client = NewClient();
        world = new ApiWorld(Host, client);
        await world.OpenAsync();
        document = new ApiDocument(JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!);
        contents = new DatabaseContents(Host, "idempotency_keys");
        wrong = [];
    }

    [TearDown]
    public void CloseClient() => client.Dispose();

    [Test]
    public async Task A_body_with_one_invalid_value_is_refused_at_that_value_or_accepted_without_a_server_error()
    {
        var operations = document.Operations().Where(operation => operation.Body is not null).ToList();
        Assert.That(operations, Has.Count.GreaterThan(10));
        foreach (var operation in operations)
        {
            var example = document.Example(operation.Body)!;
            var body = ApiDocument.Without(example, LeftOut.GetValueOrDefault(operation.Name, []));
            var fits = (await TryAsync(operation, body, "as it should be")).Status != 400;
            foreach (var place in ApiDocument.Places(example))
            foreach (var value in Hostile.Values)
            {
                var answer = await TryAsync(operation, ApiDocument.With(body, example, place, value), $"{place} = {Shorten(value)}");
                if (fits && answer.Status == 400 && !RefersTo(place, answer.Fields))
                    wrong.Add($"{operation}, {place} = {Shorten(value)}: the refusal names {string.Join(", ", answer.Fields)}");
            }
        }

        Assert.That(wrong, Is.Empty, Listing());
    }

    [Test]
    public async Task A_malformed_body_is_refused()
    {
        foreach (var operation in document.Operations().Where(operation => operation.Body is not null))
        foreach (var (body, contentType) in Hostile.Bodies)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            await TryAsync(operation, content, $"{Shorten(body)} as {contentType}");
        }

        Assert.That(wrong, Is.Empty, Listing());
    }

    [Test]
    public async Task An_invalid_value_in_the_URL_never_causes_a_server_error()
    {
        foreach (var operation in document.Operations())
        {
            var body = operation.Body is null
                ? null
                : ApiDocument.Without(document.Example(operation.Body)!, LeftOut.GetValueOrDefault(operation.Name, []));
            foreach (var parameter in operation.PathParameters)
            foreach (var value in Hostile.Texts.Where(text => text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal)))
                await TryAsync(operation, body, $"{parameter} = {Shorten(value)}", (parameter, value));
            foreach (var parameter in operation.QueryParameters)
            foreach (var value in Hostile.Texts)
                await TryAsync(operation, body, $"?{parameter} = {Shorten(value)}", query: $"?{parameter}={Uri.EscapeDataString(value)}");
        }

        Assert.That(wrong, Is.Empty, Listing());
    }

    private async Task<(int Status, IReadOnlyList<string> Fields)> TryAsync(
        ApiOperation operation,
        object? body,
        string what,
        (string Name, string Value)? parameter = null,
        string query = ""
    )
    {
        var address = operation.Path;
        foreach (var name in operation.PathParameters)
            address = address.Replace(
                $"{{{name}}}",
                Uri.EscapeDataString(
                    parameter is { } given && given.Name == name ? given.Value : await world.ValueAsync(operation.Path, name)
                ),
                StringComparison.Ordinal
            );
        var cartSecret =
            operation.Path.Contains("/carts/", StringComparison.Ordinal) || operation.Name == "PlaceOrder"
                ? await world.CartAsync("secret")
                : null;
        var orderToken = operation.Path.StartsWith("/api/v1/orders/", StringComparison.Ordinal) ? await world.OrderAsync("token") : null;
        if (body is JsonObject fields)
            body = await FillInAsync(operation, fields);

        var mark = await contents.ReadMarkAsync();
        var before = await SeenAsync(mark);
        using var content =
            body as HttpContent
            ?? (body is null ? null : new StringContent(((JsonNode)body).ToJsonString(), Encoding.UTF8, "application/json"));
        using var response = await world.SendAsync(new HttpMethod(operation.Method), address + query, content, cartSecret, orderToken);
        var status = (int)response.StatusCode;
        var text = await response.Content.ReadAsStringAsync();
        if (status >= 500)
            wrong.Add($"{operation}, {what}: answered {status} {text}");
        if (status < 400)
        {
            if (!operation.IsRead)
                world.Forget(operation.Path);
            return (status, []);
        }

        if (await contents.ReadMarkAsync() != mark && (await contents.ReadAsync()).Except(before).ToList() is { Count: > 0 } changed)
            wrong.Add($"{operation}, {what}: answered {status} and changed {string.Join("; ", changed)}");
        return (status, FieldsOf(operation, what, response, text));
    }

    private IReadOnlyList<string> FieldsOf(ApiOperation operation, string what, HttpResponseMessage response, string text)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            wrong.Add($"{operation}, {what}: answered {(int)response.StatusCode} without a problem document: {text}");
            return [];
        }

        var problem = JsonDocument.Parse(text).RootElement;
        if (problem.GetProperty("status").GetInt32() != (int)response.StatusCode || !problem.TryGetProperty("title", out _))
            wrong.Add($"{operation}, {what}: the problem document is not whole: {text}");
        if ((int)response.StatusCode != 400)
            return [];
        if (
            problem.GetProperty("type").GetString() == "/problems/validation"
            && problem.TryGetProperty("errors", out var errors)
            && errors.EnumerateObject().Any()
        )
            return [.. errors.EnumerateObject().Select(error => error.Name)];

        wrong.Add($"{operation}, {what}: a bad request without fields: {text}");
        return [];
    }

    /// <summary>Ids and versions that are known only at runtime.</summary>
    private async Task<JsonNode> FillInAsync(ApiOperation operation, JsonObject body)
    {
        const string placeholder = "019a0000-0000-7000-8000-000000000009";
        if (body["cartId"] is JsonValue cart && cart.TryGetValue<string>(out var id) && id == placeholder)
            body = (JsonObject)ApiDocument.With(body, body, "cartId", await world.CartAsync("id"));
        if (
            operation.Name is "UpdateProduct" or "SetVariants"
            && body["version"] is JsonValue version
            && version.TryGetValue<int>(out var number)
            && number == 1
        )
            body = (JsonObject)
                ApiDocument.With(body, body, "version", int.Parse(await world.ProductAsync("version"), CultureInfo.InvariantCulture));
        if (
            (body["variants"] as JsonArray)?.FirstOrDefault() is JsonObject variant
            && variant["sku"] is JsonValue sku
            && sku.TryGetValue<string>(out var text)
            && text == "TEA-1"
        )
            body = (JsonObject)ApiDocument.With(body, body, "variants.0.sku", ApiWorld.NewSku());
        return body;
    }

    private IReadOnlyList<string> seen = [];
    private string? seenAt;

    private async Task<IReadOnlyList<string>> SeenAsync(string mark)
    {
        if (mark != seenAt)
            (seen, seenAt) = (await contents.ReadAsync(), mark);
        return seen;
    }

    /// <summary>At the value, at its parent, or at its related field.</summary>
    private static bool RefersTo(string place, IReadOnlyList<string> fields)
    {
        var root = place.Split('.')[0];
        return fields.Any(field =>
            field.Split('.', '[')[0] is var named
            && (named.Equals(root, StringComparison.OrdinalIgnoreCase) || Partners.GetValueOrDefault(root) == named)
        );
    }

    private static string Shorten(JsonNode? value) => Shorten(value?.ToJsonString() ?? "null");

    private static string Shorten(string text) =>
        text.Length > 60 ? string.Create(CultureInfo.InvariantCulture, $"{text[..60]}… ({text.Length})") : text;

    private string Listing() =>
        $"{wrong.Count} answers are wrong:\n"
        + string.Join('\n', wrong.GroupBy(entry => entry.Split(" = ")[0]).Take(60).Select(group => group.First()));
}
