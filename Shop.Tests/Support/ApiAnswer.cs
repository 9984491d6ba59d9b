using System.Net;
using System.Text.Json;

namespace Shop.Tests.Support;

/// <summary>A response of the API.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>A problem's type without its path, <c>out-of-stock</c>; null for other responses.</summary>
    public string? Problem =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("type", out var type) ? type.GetString()?.Split('/')[^1] : null;

    public string Detail => Text("detail");

    public string Text(string name) => Body.GetProperty(name).GetString()!;

    public decimal Amount(string name) =>
        decimal.Parse(Body.GetProperty(name).GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    public IEnumerable<JsonElement> List(string name) => Body.GetProperty(name).EnumerateArray();
}
