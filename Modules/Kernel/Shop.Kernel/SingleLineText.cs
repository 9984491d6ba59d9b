using System.Globalization;
using System.Text;

namespace Shop.Kernel;

/// <summary>The rule for names, titles, reasons and other single-line text.</summary>
public static class SingleLineText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// False for line breaks, tabs and other control characters, direction marks, zero-width spaces, unpaired surrogates, and for text
    /// without a visible character. Empty text is left to the rule for required fields.
    /// </summary>
    public static bool IsValid(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return true;

        var isVisible = false;
        for (var index = 0; index < text.Length; )
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
                return false;

            index += rune.Utf16SequenceLength;
            if (IsRefused(rune))
                return false;
            isVisible |= !Rune.IsWhiteSpace(rune) && !IsInvisible(rune);
        }

        return isVisible;
    }

    private static bool IsRefused(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            UnicodeCategory.Format => !IsJoinerOrTag(rune) && !IsArabicNumberSign(rune),
            _ => false,
        };

    /// <summary>Persian and Indic words, and multi-character emoji, need these.</summary>
    private static bool IsJoinerOrTag(Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner or (>= 0xE0020 and <= 0xE007F);

    private static bool IsArabicNumberSign(Rune rune) => rune.Value is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x08E2;

    private static bool IsInvisible(Rune rune) =>
        IsJoinerOrTag(rune) || rune.Value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F);
}
