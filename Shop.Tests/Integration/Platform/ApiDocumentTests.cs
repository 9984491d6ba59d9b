using System.Text.Json;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

public sealed class ApiDocumentTests : ShopFixture
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>One line per route, as a record of the published API.</summary>
    [Test]
    public async Task The_routes_of_the_API_are_unchanged()
    {
        var document = await DocumentAsync();

        var routes =
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            let id = operation.Value.TryGetProperty("operationId", out var name) ? name.GetString() : "(unnamed)"
            orderby path.Name, operation.Name
            select $"{operation.Name.ToUpperInvariant(), -6} {path.Name} {id}";

        Verified.Match(string.Join('\n', routes), "Api/routes");
    }

    [Test]
    public async Task The_schemas_of_the_API_are_unchanged() =>
        Verified.Match(
            JsonSerializer.Serialize((await DocumentAsync()).GetProperty("components").GetProperty("schemas"), Indented),
            "Api/schemas"
        );

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = NewClient();
        return JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement.Clone();
    }
}
