using Shop.Catalog.Domain.Imports;
using ImportSeverity = Shop.Catalog.Contracts.Imports.ImportSeverity;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Catalog.Application.Imports;

/// <summary>A product as described by a file. Null for fields that the file does not contain.</summary>
internal sealed class ImportedProduct(string handle, IReadOnlyList<CsvRecord> rows)
{
    private int sealedAt;

    public string Handle { get; } = handle;

    public IReadOnlyList<CsvRecord> Rows { get; } = rows;

    public int FirstLine => Rows[0].Line;

    public List<ImportMessage> Messages { get; } = [];

    public bool IsRejected => Messages.Exists(message => message.Severity == ImportSeverity.Error);

    public string? Title { get; set; }

    public Told<string?> Description { get; set; }

    public Told<string?> Vendor { get; set; }

    public Told<string?> Category { get; set; }

    public Told<string?> Type { get; set; }

    public Told<IReadOnlyList<string>> Tags { get; set; }

    public Told<string?> SeoTitle { get; set; }

    public Told<string?> SeoDescription { get; set; }

    public ProductStatus? State { get; set; }

    public Told<Dictionary<string, string>> Attributes { get; set; }

    /// <summary>Empty for a product without options.</summary>
    public List<string> Options { get; } = [];

    /// <summary>False when the file has no columns for option values.</summary>
    public bool HasOptionColumns { get; set; }

    public List<ImportedVariant> Variants { get; } = [];

    /// <summary>Null when the file has no image columns.</summary>
    public List<ImportedPicture>? Pictures { get; set; }

    /// <summary>Marks the messages from parsing, so that another save attempt can reset to them.</summary>
    public void Seal() => sealedAt = Messages.Count;

    public void Unseal() => Messages.RemoveRange(sealedAt, Messages.Count - sealedAt);

    public void Reject(int line, string? column, string? value, string reason) => Say(ImportSeverity.Error, line, column, value, reason);

    public void Warn(int line, string? column, string? value, string reason) => Say(ImportSeverity.Warning, line, column, value, reason);

    public void Note(int line, string? column, string? value, string reason) => Say(ImportSeverity.Info, line, column, value, reason);

    private void Say(ImportSeverity severity, int line, string? column, string? value, string reason) =>
        Messages.Add(
            new ImportMessage
            {
                Line = line,
                Handle = ImportTexts.Cut(Handle, 255),
                ColumnName = ImportTexts.Cut(column, 200),
                Value = ImportTexts.Cut(value, 200),
                Severity = severity,
                Reason = ImportTexts.Cut(reason, 1000)!,
            }
        );
}

/// <summary>An optional column: an empty cell clears the value, a missing column keeps it.</summary>
internal readonly record struct Told<T>(bool IsTold, T Value)
{
    public static Told<T> As(T value) => new(true, value);

    public T Or(T present) => IsTold ? Value : present;
}

internal sealed class ImportedVariant(int line)
{
    public int Line { get; } = line;

    public List<string> Values { get; set; } = [];

    /// <summary>Null when blank.</summary>
    public string? Sku { get; set; }

    public decimal? Price { get; set; }

    public Told<decimal?> CompareAt { get; set; }

    public Told<decimal?> Cost { get; set; }

    public Told<string?> Barcode { get; set; }

    public Told<decimal> Grams { get; set; }

    public Told<string?> WeightUnit { get; set; }

    public Told<bool> IsTaxable { get; set; }

    public Told<bool> RequiresShipping { get; set; }

    public Told<string?> Image { get; set; }

    public Told<Dictionary<string, string>> Attributes { get; set; }

    public Told<bool> IsTracked { get; set; }

    public Told<bool> CanBackorder { get; set; }

    public int? Quantity { get; set; }

    /// <summary>Quantity at the time of the export; null when the file does not contain it.</summary>
    public int? ExportedQuantity { get; set; }

    /// <summary>Currency of the prices in the file; null when not specified.</summary>
    public string? Currency { get; set; }
}

internal sealed record ImportedPicture(string Url, string Alt, int Position);

internal static class ImportTexts
{
    /// <summary>Truncates text to a length, without unstorable characters.</summary>
    public static string? Cut(string? text, int most)
    {
        if (text is null)
            return null;

        var cut = text.Length <= most ? text : text[..(most - 1)];
        return TextRules.IsStorable(cut) ? cut : string.Concat(cut.Where(letter => letter != '\0' && !char.IsSurrogate(letter)));
    }
}
