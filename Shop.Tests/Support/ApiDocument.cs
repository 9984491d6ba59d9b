using System.Text.Json.Nodes;

namespace Shop.Tests.Support;

/// <summary>One route of the API as the OpenAPI document describes it.</summary>
/// <param name="Body">The schema of the JSON body; null for none.</param>
internal sealed record ApiOperation(
    string Method,
    string Path,
    string Name,
    IReadOnlyList<string> PathParameters,
    IReadOnlyList<string> QueryParameters,
    JsonNode? Body
)
{
    public bool IsRead => Method == "GET";

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Reads the OpenAPI document to generate tests: its routes, and a body for every schema.</summary>
internal sealed class ApiDocument(JsonNode document)
{
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["sku"] = "\"TEA-1\"",
        ["quantity"] = "1",
        ["email"] = "\"buyer@example.com\"",
        ["country"] = "\"DE\"",
        ["postalCode"] = "\"10115\"",
        ["name"] = "\"Ada Lovelace\"",
        ["phone"] = "\"+49 30 1234567\"",
        ["paymentMethod"] = "\"bank-transfer\"",
        ["shippingMethod"] = "\"standard\"",
        ["card"] = "\"4242424242424242\"",
        ["slug"] = "\"some-tea\"",
        ["options"] = "[\"Large\"]",
        ["tags"] = "[\"loose\"]",
        ["categories"] = "[]",
        ["location"] = "\"main\"",
        ["carrier"] = "\"DHL\"",
        ["description"] = "\"<p>Fresh</p>\"",
    };

    public IEnumerable<ApiOperation> Operations() =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let parameters = operation.Value!["parameters"]?.AsArray().ToList() ?? []
        select new ApiOperation(
            operation.Key.ToUpperInvariant(),
            path.Key,
            operation.Value!["operationId"]?.GetValue<string>() ?? path.Key,
            NamesOf(parameters, "path"),
            NamesOf(parameters, "query"),
            operation.Value["requestBody"]?["content"]?["application/json"]?["schema"]
        );

    /// <summary>A value of the schema with every field set.</summary>
    public JsonNode? Example(JsonNode? schema, string field = "")
    {
        schema = Resolve(schema, out var name);
        switch (name)
        {
            case "Money":
                return JsonNode.Parse(
                    field == "compareAtPrice" ? """{"amount":"20.00","currency":"EUR"}""" : """{"amount":"1.00","currency":"EUR"}"""
                );
            case "Sku":
                return JsonNode.Parse(Examples["sku"]);
        }

        if (schema?["enum"] is JsonArray values)
            return values.First(value => value is not null)!.DeepClone();
        if (schema?["properties"] is JsonObject properties)
            return new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Example(property.Value, property.Key))));
        if (Examples.TryGetValue(field, out var example))
            return JsonNode.Parse(example);

        var types =
            schema?["type"] is JsonArray several ? [.. several.Select(type => type!.GetValue<string>())]
            : schema?["type"] is { } one ? new[] { one.GetValue<string>() }
            : [];
        if (types.Contains("array"))
            return new JsonArray(Example(schema!["items"]));
        if (types.Contains("integer") || types.Contains("number"))
            return JsonValue.Create(1);
        if (types.Contains("boolean"))
            return JsonValue.Create(false);

        return JsonValue.Create(schema?["format"]?.GetValue<string>() == "uuid" ? "019a0000-0000-7000-8000-000000000009" : "text");
    }

    /// <summary>
    /// The paths in a value that can be invalidated, from the whole to its leaves: <c>shippingAddress</c>, <c>shippingAddress.name</c>,
    /// <c>lines.0.sku</c>.
    /// </summary>
    public static IEnumerable<string> Places(JsonNode? value, string prefix = "")
    {
        IEnumerable<(string Name, JsonNode? Value)> children = value switch
        {
            JsonObject fields => fields.Select(field => (field.Key, field.Value)),
            JsonArray items => items.Select((item, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        return children.SelectMany(child => Places(child.Value, prefix + child.Name + ".").Prepend(prefix + child.Name));
    }

    /// <summary>A copy of the body with another value at the path; missing parents come from the example.</summary>
    public static JsonNode With(JsonNode body, JsonNode example, string place, JsonNode? value)
    {
        var copy = body.DeepClone();
        var (target, model) = (copy, example);
        var steps = place.Split('.');
        foreach (var step in steps[..^1])
        {
            model = Child(model, step)!;
            if (Child(target, step) is not { } next)
                Put(target, step, next = model.DeepClone());
            target = next;
        }

        Put(target, steps[^1], value?.DeepClone());
        return copy;
    }

    public static JsonNode Without(JsonNode body, params IEnumerable<string> places)
    {
        var copy = body.DeepClone();
        foreach (var steps in places.Select(place => place.Split('.')))
        {
            var target = copy;
            foreach (var step in steps[..^1])
                target = target is null ? null : Child(target, step);
            (target as JsonObject)?.Remove(steps[^1]);
        }

        return copy;
    }

    private static JsonNode? Child(JsonNode node, string step) =>
        node is JsonArray items
            ? int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) is var index && index < items.Count
                ? items[index]
                : null
            : (node as JsonObject)?[step];

    private static void Put(JsonNode node, string step, JsonNode? value)
    {
        if (node is not JsonArray items)
            node[step] = value;
        else if (int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) is var index && index < items.Count)
            items[index] = value;
        else
            items.Add(value);
    }

    private JsonNode? Resolve(JsonNode? schema, out string? name)
    {
        name = null;
        if (schema?["oneOf"] is JsonArray choices)
            schema = choices.First(choice => choice!["type"] is not JsonValue type || type.GetValue<string>() != "null");
        if (schema?["$ref"]?.GetValue<string>() is not { } reference)
            return schema;

        name = reference[(reference.LastIndexOf('/') + 1)..];
        return document["components"]!["schemas"]![name];
    }

    private static List<string> NamesOf(List<JsonNode?> parameters, string place) =>
        [
            .. parameters
                .Where(parameter => parameter!["in"]!.GetValue<string>() == place)
                .Select(parameter => parameter!["name"]!.GetValue<string>()),
        ];
}
