using Shop.Kernel;

namespace Shop.Tests.Unit.Kernel;

public sealed class SkuTests
{
    [TestCase("tea-1", "TEA-1")]
    [TestCase("  Tea 1 \t", "TEA 1")]
    [TestCase("größe/xl", "GRÖßE/XL")]
    [TestCase("茶-1", "茶-1")]
    [TestCase("i", "I")]
    public void Spellings_of_a_SKU_are_normalized(string text, string expected)
    {
        Assert.That(Sku.Of(text).Value, Is.EqualTo(expected));
        Assert.That(Sku.Of(text), Is.EqualTo(Sku.Of(expected)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("a\0b")]
    [TestCase("a\nb")]
    [TestCase("a\u202Eb")]
    [TestCase("\u200B")]
    [TestCase("a\ud83c\udf75")]
    public void Empty_text_control_characters_and_emoji_are_not_SKUs(string? text)
    {
        Assert.That(Sku.TryParse(text, out _), Is.False);
        Assert.That(() => Sku.Of(text!), Throws.ArgumentException);
    }

    [Test]
    public void A_SKU_has_at_most_255_characters()
    {
        Assert.That(Sku.TryParse(new string('x', 255), out _), Is.True);
        Assert.That(Sku.TryParse(new string('x', 256), out _), Is.False);
        Assert.That(Sku.TryParse(' ' + new string('x', 255) + ' ', out _), Is.True, "surrounding spaces do not count");
    }
}
