using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Imports;

public enum CsvDialect
{
    /// <summary>The template of 2024 and later: Title, URL handle, Description, …</summary>
    Current,

    /// <summary>The layout of exports before it: Handle, Title, Body (HTML), …</summary>
    Legacy,
}

/// <summary>
/// Writes the catalog as a product file: products by slug, deleted ones left out. Importing it again changes nothing. Cells that a
/// spreadsheet would run as a formula get a leading apostrophe, which the import takes off.
/// </summary>
/// <param name="Output">Gets the file, a batch of products at a time: UTF-8 without byte-order mark, commas, CRLF. Stays open.</param>
/// <param name="Status">Only these; null for all.</param>
/// <param name="CategoryId">Only products of this category or one below it; null for all.</param>
public sealed record ExportProducts(
    Stream Output,
    CsvDialect Dialect = CsvDialect.Current,
    ProductStatus? Status = null,
    Guid? CategoryId = null
) : IQuery<ProductFile>, IBulkRequest;

/// <param name="FileName">A name for it with the date of today.</param>
public sealed record ProductFile(string FileName, int Products, int Rows);
