using System.Text.Json;
using Shop.Kernel.Messaging;
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
    public void NUL_and_unpaired_surrogates_are_unsafe(string text) => Assert.That(SafeText.IsSafe(text), Is.False);

    [TestCase("\"a\\u0000b\"")]
    [TestCase("\"\\ud83c\"")]
    [TestCase("\"\\udf75\"")]
    public void JSON_with_unsafe_text_is_refused_as_invalid_JSON(string json) =>
        Assert.That(
            () => JsonSerializer.Deserialize<string>(json, Options),
            Throws.TypeOf<InvalidJsonValueException>().With.Property(nameof(InvalidJsonValueException.Error)).EqualTo(SafeText.Refusal)
        );

    [Test]
    public void JSON_with_an_escaped_surrogate_pair_is_read() =>
        Assert.That(JsonSerializer.Deserialize<string>("\"\\ud83c\\udf75\"", Options), Is.EqualTo("\U0001F375"));
}
