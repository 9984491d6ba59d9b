using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Kernel.Texts;

/// <summary>
/// The named values of a message, stored as JSON: money as <c>{"amount":12.5,"currency":"EUR"}</c>, a date as
/// <c>{"day":"2026-12-02"}</c>, an instant as <c>{"at":…}</c>, an error as <c>{"code":…,"arguments":{…}}</c>, a message as
/// <c>{"message":…,"arguments":{…}}</c>.
/// </summary>
public static class MessageArguments
{
    public static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();

    public static string ToJson(IReadOnlyDictionary<string, object?> arguments) => ObjectOf(arguments).ToJsonString();

    /// <exception cref="JsonException">Not a JSON object.</exception>
    public static IReadOnlyDictionary<string, object?> FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    /// <summary>Compares by value; numbers of different types, as they come back from JSON, are equal.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, object?> first, IReadOnlyDictionary<string, object?> second) =>
        first.Count == second.Count
        && first.All(argument => second.TryGetValue(argument.Key, out var other) && AreEqual(argument.Value, other));

    private static bool AreEqual(object? first, object? second) =>
        (first, second) switch
        {
            (int or long or decimal, int or long or decimal) => Convert.ToDecimal(first, CultureInfo.InvariantCulture)
                == Convert.ToDecimal(second, CultureInfo.InvariantCulture),
            (IEnumerable<object?> firsts, IEnumerable<object?> seconds) => firsts.Zip(seconds, AreEqual).All(same => same)
                && firsts.Count() == seconds.Count(),
            _ => Equals(first, second),
        };

    private static JsonObject ObjectOf(IReadOnlyDictionary<string, object?> arguments)
    {
        var json = new JsonObject();
        foreach (var (name, value) in arguments)
            json[name] = NodeOf(value);
        return json;
    }

    private static JsonNode? NodeOf(object? value) =>
        value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            int number => JsonValue.Create(number),
            long number => JsonValue.Create(number),
            decimal number => JsonValue.Create(number),
            Money money => new JsonObject { ["amount"] = money.Amount, ["currency"] = money.Currency.Code },
            DateOnly day => new JsonObject { ["day"] = day.ToString("O", CultureInfo.InvariantCulture) },
            DateTimeOffset instant => new JsonObject { ["at"] = instant.ToUniversalTime() },
            Error error => new JsonObject { ["code"] = error.Code, ["arguments"] = ObjectOf(error.Arguments) },
            Message message => new JsonObject { ["message"] = message.Code, ["arguments"] = ObjectOf(message.Arguments) },
            IEnumerable<object?> list => new JsonArray([.. list.Select(NodeOf)]),
            _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
        };

    private static Dictionary<string, object?> Read(JsonElement json) =>
        json.EnumerateObject().ToDictionary(property => property.Name, property => ValueOf(property.Value));

    private static object? ValueOf(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number => json.TryGetInt64(out var number) ? number : json.GetDecimal(),
            JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToArray(),
            JsonValueKind.Object when json.TryGetProperty("currency", out var currency) => new Money(
                json.GetProperty("amount").GetDecimal(),
                Currency.Of(currency.GetString()!)
            ),
            JsonValueKind.Object when json.TryGetProperty("day", out var day) => DateOnly.ParseExact(
                day.GetString()!,
                "O",
                CultureInfo.InvariantCulture
            ),
            JsonValueKind.Object when json.TryGetProperty("at", out var at) => at.GetDateTimeOffset(),
            JsonValueKind.Object when json.TryGetProperty("message", out var message) => new Message(message.GetString()!)
            {
                Arguments = Read(json.GetProperty("arguments")),
            },
            JsonValueKind.Object => new Error(json.GetProperty("code").GetString()!, ErrorKind.Refused)
            {
                Arguments = Read(json.GetProperty("arguments")),
            },
            JsonValueKind.String => json.GetString()!,
            _ => json.ToString(),
        };
}
