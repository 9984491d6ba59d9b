namespace Shop.Kernel;

/// <summary>A currency by its ISO 4217 code.</summary>
public readonly record struct Currency
{
    private static readonly HashSet<string> ZeroDigits =
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ];

    private static readonly HashSet<string> ThreeDigits = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    private Currency(string code) => Code = code;

    public static Currency Eur { get; } = new("EUR");

    public string Code { get; }

    /// <summary>Decimal digits of the minor unit per ISO 4217: 0, 2 or 3.</summary>
    public int Digits =>
        ZeroDigits.Contains(Code) ? 0
        : ThreeDigits.Contains(Code) ? 3
        : 2;

    /// <exception cref="ArgumentException">The code is not three uppercase letters.</exception>
    public static Currency Of(string code) =>
        IsValid(code) ? new Currency(code) : throw new ArgumentException($"'{code}' is not an ISO 4217 code.", nameof(code));

    public static bool IsValid(string? code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);

    public override string ToString() => Code;
}
