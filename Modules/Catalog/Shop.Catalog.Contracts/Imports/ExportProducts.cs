using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Imports;

public enum CsvDialect
{
    /// <summary>Shopify's template of 2024 and later: Title, URL handle, Description, …</summary>
    Current,

    /// <summary>The earlier export layout: Handle, Title, Body (HTML), …</summary>
    Legacy,
}

/// <summary>
/// Exports the catalog as a product file: products by slug, without deleted ones. Importing the file again changes nothing. Cells that a
/// spreadsheet would run as a formula get a leading apostrophe, which the import removes.
/// </summary>
/// <param name="Output">Receives the file in batches: UTF-8 without byte-order mark, commas, CRLF. Left open.</param>
/// <param name="Status">Only products with this status; null for all.</param>
/// <param name="CategoryId">Only products of this category or its subcategories; null for all.</param>
public sealed record ExportProducts(
    Stream Output,
    CsvDialect Dialect = CsvDialect.Current,
    ProductStatus? Status = null,
    Guid? CategoryId = null
) : IQuery<ProductFile>, IBulkRequest;

/// <param name="FileName">Suggested file name with today's date.</param>
public sealed record ProductFile(string FileName, int Products, int Rows);
