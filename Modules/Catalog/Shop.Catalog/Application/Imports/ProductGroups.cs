using Shop.Catalog.Domain;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// The products of a file in the order of their last rows, each with all its rows wherever they are: one handle is one product. Reads the
/// file twice instead of holding it in memory.
/// </summary>
internal sealed class ProductGroups
{
    private readonly CsvFile file;
    private readonly List<int> groupOfRow = [];
    private readonly List<(string Handle, int LastRow)> groups = [];

    private ProductGroups(CsvFile file, ProductFileHeader header)
    {
        this.file = file;
        Header = header;
    }

    public ProductFileHeader Header { get; }

    public int RowCount => groupOfRow.Count;

    public int ProductCount => groups.Count;

    /// <exception cref="UnreadableFileException">It is not a product file.</exception>
    public static ProductGroups Read(byte[] content)
    {
        var file = CsvFile.Open(content);
        var records = file.Read().GetEnumerator();
        if (!records.MoveNext())
            throw new UnreadableFileException(CatalogErrors.EmptyFile);

        var found = new ProductGroups(file, ProductFileHeader.Read(records.Current));
        found.Group(records);
        return found.RowCount == 0 ? throw new UnreadableFileException(CatalogErrors.NoRows) : found;
    }

    /// <summary>Starting with the given product.</summary>
    public IEnumerable<ImportedProduct> From(int first)
    {
        var open = new Dictionary<int, List<CsvRecord>>();
        var row = -1;
        var done = 0;
        foreach (var record in file.Read().Skip(1).Where(record => !record.IsBlank))
        {
            row++;
            var group = groupOfRow[row];
            if (!open.TryGetValue(group, out var rows))
                open.Add(group, rows = []);
            rows.Add(record);
            if (groups[group].LastRow != row)
                continue;

            open.Remove(group);
            if (done++ >= first)
                yield return ProductRows.Read(groups[group].Handle, rows, Header);
        }
    }

    private void Group(IEnumerator<CsvRecord> records)
    {
        var byHandle = new Dictionary<string, int>();
        var previous = -1;
        while (records.MoveNext())
        {
            if (records.Current.IsBlank)
                continue;

            var handle = HandleOf(records.Current);
            var group = previous;
            if (handle.Length > 0 && !byHandle.TryGetValue(handle, out group) || group < 0)
            {
                group = groups.Count;
                groups.Add((handle, 0));
                if (handle.Length > 0)
                    byHandle.Add(handle, group);
            }

            groups[group] = (groups[group].Handle, groupOfRow.Count);
            groupOfRow.Add(group);
            previous = group;
        }
    }

    /// <summary>Normalized as a slug; generated from the title if missing; empty for a row that continues the previous product.</summary>
    private string HandleOf(CsvRecord record)
    {
        var handle = Slug.Normalize(Header.Cell(record, Field.Handle));
        if (handle.Length > 0)
            return handle;

        var title = Header.Cell(record, Field.Title);
        return title.Length == 0 ? string.Empty : Slug.From(title, "product");
    }
}
