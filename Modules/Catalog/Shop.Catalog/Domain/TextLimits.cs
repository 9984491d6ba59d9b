namespace Shop.Catalog.Domain;

/// <summary>Maximum text lengths, in characters.</summary>
internal static class TextLimits
{
    public const int Title = 255;
    public const int Html = 200_000;
    public const int SeoDescription = 1000;
    public const int Option = 255;
    public const int Barcode = 64;
    public const int Url = 2000;
    public const int Alt = 512;
    public const int CategoryName = 100;
    public const int Tag = 100;
    public const int Tags = 250;
    public const int FileName = 255;

    /// <summary>The highest allowed price, in major units.</summary>
    public const decimal MaxMoney = 100_000_000m;

    public const decimal MaxGrams = 100_000_000m;
}
