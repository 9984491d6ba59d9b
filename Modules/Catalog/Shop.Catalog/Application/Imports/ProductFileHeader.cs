using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

/// <summary>Maps the columns of a product file.</summary>
internal sealed class ProductFileHeader
{
    private readonly Dictionary<Field, int> fields = [];
    private readonly List<(int Index, string Name, string? Usual)> attributes = [];
    private readonly string[] names;

    private ProductFileHeader(string[] names) => this.names = names;

    public Message Dialect { get; private set; } = null!;

    /// <summary>Problems with single columns.</summary>
    public List<(string Column, Message Reason)> Warnings { get; } = [];

    public IReadOnlyList<(int Index, string Name, string? Usual)> Attributes => attributes;

    public int Count => names.Length;

    /// <exception cref="UnreadableFileException">It is not a product file.</exception>
    public static ProductFileHeader Read(CsvRecord record)
    {
        var header = new ProductFileHeader([.. record.Cells.Select(cell => CsvText.Unguard(cell).Trim())]);
        for (var index = 0; index < header.names.Length; index++)
            header.Add(index, header.names[index]);

        if (!header.Has(Field.Title) && !header.Has(Field.Handle))
            throw new UnreadableFileException(CatalogErrors.NotAProductFile);

        var isLegacy = header.names.Contains("Handle", StringComparer.OrdinalIgnoreCase);
        var isCurrent = header.names.Contains("URL handle", StringComparer.OrdinalIgnoreCase);
        header.Dialect =
            isCurrent ? new Message("catalog.layout-current")
            : isLegacy && header.Has(Field.Description) ? new Message("catalog.layout-legacy")
            : new Message("catalog.layout-mixed");
        return header;
    }

    public bool Has(Field field) => fields.ContainsKey(field);

    public string NameOf(Field field) =>
        fields.TryGetValue(field, out var index)
            ? names[index]
            : ProductColumns.Template.FirstOrDefault(column => column.Field == field)?.Current ?? field.ToString();

    /// <summary>The trimmed cell without its formula guard; empty when the file has no such column.</summary>
    public string Cell(CsvRecord record, Field field)
    {
        if (!fields.TryGetValue(field, out var index) || index >= record.Cells.Length)
            return string.Empty;

        // Some programs write ="0123" to keep spreadsheets from turning codes into numbers.
        var cell = record.Cells[index].Trim();
        return cell.Length > 3 && cell.StartsWith("=\"", StringComparison.Ordinal) && cell.IndexOf('"', 2) == cell.Length - 1
            ? cell[2..^1].Trim()
            : CsvText.Unguard(record.Cells[index]).Trim();
    }

    /// <summary>The row's values in columns that the shop stores but does not use.</summary>
    public Dictionary<string, string> AttributesOf(CsvRecord record)
    {
        var found = new Dictionary<string, string>();
        foreach (var (index, name, usual) in attributes)
            if (
                index < record.Cells.Length
                && CsvText.Unguard(record.Cells[index]) is var value
                && !string.IsNullOrWhiteSpace(value)
                && !value.Trim().Equals(usual, StringComparison.OrdinalIgnoreCase)
            )
                found[name] = value;

        return found;
    }

    private void Add(int index, string name)
    {
        if (name.Length == 0)
            return;

        var column = ProductColumns.Find(name);
        if (column?.Field is { } field)
        {
            if (!fields.TryAdd(field, index))
                Warnings.Add((name, new Message("catalog.import-same-column").With("name", names[fields[field]])));
            return;
        }

        var key = column?.Current ?? name;
        if (name.Length > TextLimits.Title || !TextRules.IsStorable(name))
            Warnings.Add((name[..Math.Min(name.Length, 50)], new Message("catalog.import-bad-column-name")));
        else if (attributes.Exists(attribute => attribute.Name.Equals(key, StringComparison.OrdinalIgnoreCase)))
            Warnings.Add((name, new Message("catalog.import-repeated-column")));
        else
        {
            if (column is null && !ProductColumns.IsKnownExtra(name))
                Warnings.Add((name, new Message("catalog.import-unknown-column")));
            attributes.Add((index, key, column?.Usual));
        }
    }
}
