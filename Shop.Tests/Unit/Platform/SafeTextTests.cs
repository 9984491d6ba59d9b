using System.Text.Json;
using Shop.Web.Http;

namespace Shop.Tests.Unit.Platform;

public sealed class SafeTextTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new SafeStringConverter() } };

    // The compiler would replace unpaired surrogates in attribute arguments.
    private static readonly string[] Unsafe = ["nul\0inside", "half \ud83c", "\udf75 other half", "\ud83c\ud83c\udf75"];

    [TestCase("plain")]
    [TestCase("")]
    [TestCase("西湖龙井 \U0001F375 مرحبا")]
    [TestCase("line\nbreak\ttab")]
    public void Text_of_any_script_is_safe(string text) => Assert.That(SafeText.IsSafe(text), Is.True);

    [TestCaseSource(nameof(Unsafe))]
    public void Nul_and_half_surrogate_pairs_are_not(string text) => Assert.That(SafeText.IsSafe(text), Is.False);

    [TestCase("\"a\\u0000b\"")]
    [TestCase("\"\\ud83c\"")]
    [TestCase("\"\\udf75\"")]
    public void Json_with_such_text_is_refused_as_json(string json) =>
        Assert.That(
            () => JsonSerializer.Deserialize<string>(json, Options),
            Throws.TypeOf<JsonException>().With.Message.StartsWith(SafeText.Refusal.Code)
        );

    [Test]
    public void Json_with_an_escaped_pair_is_read() =>
        Assert.That(JsonSerializer.Deserialize<string>("\"\\ud83c\\udf75\"", Options), Is.EqualTo("\U0001F375"));
}
