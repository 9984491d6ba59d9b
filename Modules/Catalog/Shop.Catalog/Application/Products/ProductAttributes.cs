using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shop.Catalog.Application.Products;

/// <summary>Columns of a product file that the shop stores but does not use; sorted by name, so that equal content is equal text.</summary>
internal static class ProductAttributes
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Write(IReadOnlyDictionary<string, string> attributes) =>
        attributes.Count == 0
            ? null
            : JsonSerializer.Serialize(new SortedDictionary<string, string>(attributes.ToDictionary(), StringComparer.Ordinal), Options);

    public static IReadOnlyDictionary<string, string> Read(string? json) =>
        json is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<SortedDictionary<string, string>>(json, Options)!;
}
