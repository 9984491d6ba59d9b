using Shop.Kernel;

namespace Shop.Tests.Unit.Kernel;

public sealed class SingleLineTextTests
{
    [TestCase("Floor lamp")]
    [TestCase("  Größe 42 – “blau”  ")]
    [TestCase("茶 شاي שולחן")]
    [TestCase("نمی‌خواهم", Description = "a zero-width non-joiner is part of Persian words")]
    [TestCase("👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", Description = "joiners and tags are part of emoji")]
    [TestCase("\u00a0non-breaking\u3000spaces")]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase(null)]
    public void A_single_line_in_any_script_is_valid(string? text) => Assert.That(SingleLineText.IsValid(text), Is.True);

    [TestCase("a\tb")]
    [TestCase("a\nb")]
    [TestCase("a\r\nb")]
    [TestCase("a\0b")]
    [TestCase("a\u0085b", Description = "next line")]
    [TestCase("a\u2028b", Description = "line separator")]
    [TestCase("a\u202Eb", Description = "right-to-left override")]
    [TestCase("a\u200Fb", Description = "right-to-left mark")]
    [TestCase("a\u2066b", Description = "isolate")]
    [TestCase("a\u200Bb", Description = "zero-width space")]
    [TestCase("\uFEFFa", Description = "byte-order mark")]
    [TestCase("\u200B\u200B")]
    [TestCase("\u200D", Description = "joins nothing")]
    [TestCase("\u3164", Description = "an invisible letter")]
    [TestCase("\u2800", Description = "an empty Braille cell")]
    public void Control_characters_direction_marks_and_invisible_text_are_refused(string text) =>
        Assert.That(SingleLineText.IsValid(text), Is.False);

    [Test]
    public void An_unpaired_surrogate_is_refused() => Assert.That(SingleLineText.IsValid("a\ud83d"), Is.False);
}
