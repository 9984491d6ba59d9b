using System.Text.Json.Nodes;

namespace Shop.Tests.Support;

/// <summary>Malicious and malformed input, and input damaged by copy and paste.</summary>
internal static class Hostile
{
    public static IReadOnlyList<string> Texts { get; } =
    [
        string.Empty,
        " ",
        new('a', 10_000),
        "-1",
        "0",
        "1.5",
        "2147483648",
        "99999999999999999999999999",
        "1e400",
        "NaN",
        "a\0b",
        "🫖👩‍👩‍👧‍👦",
        "\u202eevil\u202c مرحبا",
        "<script>alert(1)</script>",
        "' OR 1=1; --",
        "%",
        "_",
        "\\",
        "../../etc/passwd",
        "a\r\nSet-Cookie: x=1",
        "0001-01-01",
        "9999-12-31",
        "2026-13-45",
        "{0}",
        "=1+1",
        "00000000-0000-0000-0000-000000000000",
        "019a0000-0000-7000-8000-00000000dead",
        "\ufeff",
        "🫖",
    ];

    public static IReadOnlyList<JsonNode?> Values { get; } =
    [
        null,
        string.Empty,
        " ",
        new string('a', 10_000),
        "-1",
        "a\0b",
        "🫖👩‍👩‍👧‍👦",
        "\u202eevil\u202c مرحبا",
        "<script>alert(1)</script>",
        "019a0000-0000-7000-8000-00000000dead",
        JsonValue.Create(-1),
        JsonValue.Create(0),
        JsonValue.Create(1.5),
        JsonValue.Create(int.MaxValue),
        JsonValue.Create(int.MinValue),
        JsonValue.Create(2147483648L),
        JsonNode.Parse("1e30"),
        JsonNode.Parse("1e400"),
        JsonValue.Create(true),
        new JsonArray(),
        new JsonArray((JsonNode?)null),
        new JsonArray(-1),
        new JsonObject(),
        JsonNode.Parse("""{"amount":"5.00","currency":"USD"}"""),
        JsonNode.Parse("""{"amount":"-5.00","currency":"EUR"}"""),
        JsonNode.Parse("""{"amount":"0.001","currency":"EUR"}"""),
        JsonNode.Parse("""{"amount":"79228162514264337593543950335","currency":"EUR"}"""),
        JsonNode.Parse("""{"amount":"1e5","currency":"EUR"}"""),
        JsonNode.Parse("""{"amount":null,"currency":null}"""),
        JsonNode.Parse("""{"amount":"5.00","currency":"XXXXXXXX"}"""),
    ];

    /// <summary>Bodies that are not JSON, or not the JSON of any route.</summary>
    public static IReadOnlyList<(string Body, string ContentType)> Bodies { get; } =
    [
        (string.Empty, "application/json"),
        ("{", "application/json"),
        ("null", "application/json"),
        ("7", "application/json"),
        ("\"text\"", "application/json"),
        ("[]", "application/json"),
        ("[null]", "application/json"),
        ("{\"a\":", "application/json"),
        (new string('[', 5_000), "application/json"),
        ("{\"\ud83c\":1}", "application/json"),
        ("\u0001\u0002", "application/json"),
        ("{}", "text/plain"),
        ("a=b", "application/x-www-form-urlencoded"),
        ("<a/>", "application/xml"),
        ("{}", "application/json; charset=nonsense"),
        ("{}", "application/octet-stream"),
    ];
}
