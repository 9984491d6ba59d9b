using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Imports;
using Shop.Kernel;
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

    public Optional<string?> Description { get; set; }

    public Optional<string?> Vendor { get; set; }

    public Optional<string?> Category { get; set; }

    public Optional<string?> Type { get; set; }

    public Optional<IReadOnlyList<string>> Tags { get; set; }

    public Optional<string?> SeoTitle { get; set; }

    public Optional<string?> SeoDescription { get; set; }

    public ProductStatus? State { get; set; }

    public Optional<Dictionary<string, string>> Attributes { get; set; }

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

    public void Reject(int line, string? column, string? value, Error error) => Reject(line, column, value, error.ToMessage());

    public void Reject(int line, string? column, string? value, Message reason) => Add(ImportSeverity.Error, line, column, value, reason);

    public void Warn(int line, string? column, string? value, Message reason) => Add(ImportSeverity.Warning, line, column, value, reason);

    public void Note(int line, string? column, string? value, Message reason) => Add(ImportSeverity.Info, line, column, value, reason);

    private void Add(ImportSeverity severity, int line, string? column, string? value, Message reason) =>
        Messages.Add(
            new ImportMessage
            {
                Line = line,
                Handle = ImportTexts.Cut(Handle, 255),
                ColumnName = ImportTexts.Cut(column, 200),
                Value = ImportTexts.Cut(value, 200),
                Severity = severity,
                Reason = reason,
            }
        );
}

/// <summary>An optional column: an empty cell clears the value, a missing column keeps it.</summary>
internal readonly record struct Optional<T>(bool IsGiven, T Value)
{
    public static Optional<T> Of(T value) => new(true, value);

    public T Or(T present) => IsGiven ? Value : present;
}

internal sealed class ImportedVariant(int line)
{
    public int Line { get; } = line;

    public List<string> Values { get; set; } = [];

    /// <summary>Null when blank.</summary>
    public string? Sku { get; set; }

    public decimal? Price { get; set; }

    public Optional<decimal?> CompareAt { get; set; }

    public Optional<decimal?> Cost { get; set; }

    public Optional<string?> Barcode { get; set; }

    public Optional<decimal> Grams { get; set; }

    public Optional<string?> WeightUnit { get; set; }

    public Optional<bool> IsTaxable { get; set; }

    public Optional<bool> RequiresShipping { get; set; }

    public Optional<string?> Image { get; set; }

    public Optional<Dictionary<string, string>> Attributes { get; set; }

    public Optional<bool> IsTracked { get; set; }

    public Optional<bool> CanBackorder { get; set; }

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
    public static string? Cut(string? text, int max)
    {
        if (text is null)
            return null;

        var cut = text.Length <= max ? text : text[..(max - 1)];
        return TextRules.IsStorable(cut) ? cut : string.Concat(cut.Where(letter => letter != '\0' && !char.IsSurrogate(letter)));
    }
}
