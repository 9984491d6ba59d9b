namespace Shop.Kernel;

/// <summary>
/// The code of a variant, the key that modules share. 1 to 255 characters on one line, without surrounding spaces; case-insensitive, stored
/// in uppercase.
/// </summary>
public readonly record struct Sku
{
    public const int MaxLength = 255;

    private Sku(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="ArgumentException">The text is not a valid SKU.</exception>
    public static Sku Of(string text) => TryParse(text, out var sku) ? sku : throw new ArgumentException("Not a SKU.", nameof(text));

    public static bool TryParse(string? text, out Sku sku)
    {
        var trimmed = text?.Trim();
        var valid = trimmed is { Length: > 0 and <= MaxLength } && SingleLineText.IsValid(trimmed) && !trimmed.Any(char.IsSurrogate);
        sku = valid ? new Sku(trimmed!.ToUpperInvariant()) : default;
        return valid;
    }

    public override string ToString() => Value;
}
