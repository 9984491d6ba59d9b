using Shop.Catalog.Application.Html;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;
using ProductStatus = Shop.Catalog.Contracts.Products.ProductStatus;

namespace Shop.Catalog.Application.Imports;

/// <summary>Parses a product from its rows; problems are reported with line, column and value.</summary>
internal static class ProductRows
{
    private const int MaxAttribute = 20_000;

    public static ImportedProduct Read(string handle, IReadOnlyList<CsvRecord> rows, ProductFileHeader header)
    {
        var product = new ImportedProduct(handle, rows);
        if (CheckRows(product, header))
        {
            ReadText(product, header);
            VariantRows.Read(product, header);
            ReadPictures(product, header);
        }

        product.Seal();
        return product;
    }

    /// <summary>The text of a cell, or null when it is blank or invalid.</summary>
    public static string? Text(ImportedProduct product, ProductFileHeader header, CsvRecord record, Field field, int max)
    {
        var text = LongText(product, header, record, field, max);
        if (SingleLineText.IsValid(text))
            return text;

        product.Reject(record.Line, header.NameOf(field), text, KernelErrors.NotSingleLine);
        return null;
    }

    /// <summary>As <see cref="Text"/>, for multi-line text.</summary>
    private static string? LongText(ImportedProduct product, ProductFileHeader header, CsvRecord record, Field field, int max)
    {
        var text = header.Cell(record, field);
        if (text.Length <= max)
            return text.Length == 0 ? null : text;

        product.Reject(record.Line, header.NameOf(field), text, TooLong(max, text));
        return null;
    }

    /// <summary>TRUE or FALSE, also yes, no, 1 and 0; the default for a blank or missing cell.</summary>
    public static bool Flag(ImportedProduct product, ProductFileHeader header, CsvRecord record, Field field, bool otherwise)
    {
        var text = header.Cell(record, field);
        switch (text.ToLowerInvariant())
        {
            case "":
                return otherwise;
            case "true" or "yes" or "1" or "y":
                return true;
            case "false" or "no" or "0" or "n":
                return false;
            default:
                product.Reject(record.Line, header.NameOf(field), text, new Message("catalog.import-not-a-flag"));
                return otherwise;
        }
    }

    private static Message TooLong(int max, string text) =>
        new Message("catalog.import-too-long").With("max", max).With("length", text.Length);

    private static bool CheckRows(ImportedProduct product, ProductFileHeader header)
    {
        foreach (var record in product.Rows)
        {
            if (record.Problem is { } problem)
                product.Reject(record.Line, null, null, problem);
            if (record.Cells.Length > header.Count && Array.Exists(record.Cells[header.Count..], cell => !string.IsNullOrWhiteSpace(cell)))
                product.Reject(
                    record.Line,
                    null,
                    null,
                    new Message("catalog.import-too-many-cells").With("cells", record.Cells.Length).With("columns", header.Count)
                );
            if (Array.Find(record.Cells, cell => !TextRules.IsStorable(cell)) is { } cell)
                product.Reject(record.Line, null, cell, CatalogErrors.NotText);
        }

        if (product.Handle.Length == 0)
            product.Reject(product.FirstLine, null, null, new Message("catalog.import-no-handle"));
        else if (Slug.IsReserved(product.Handle))
            product.Reject(product.FirstLine, header.NameOf(Field.Handle), product.Handle, CatalogErrors.SlugReserved(product.Handle));
        else if (header.Cell(product.Rows[0], Field.Handle) is { Length: > 0 } written && written != product.Handle)
            product.Warn(
                product.FirstLine,
                header.NameOf(Field.Handle),
                written,
                new Message("catalog.import-handle-changed").With("handle", product.Handle)
            );

        return !product.IsRejected;
    }

    private static void ReadText(ImportedProduct product, ProductFileHeader header)
    {
        var first = product.Rows[0];
        foreach (var record in product.Rows)
            if (product.Title is null)
                product.Title = Text(product, header, record, Field.Title, TextLimits.Title);

        if (header.Has(Field.Description))
            product.Description = Optional<string?>.Of(
                HtmlSanitizer.Sanitize(LongText(product, header, first, Field.Description, TextLimits.Html))
            );
        if (header.Has(Field.Vendor))
            product.Vendor = Optional<string?>.Of(Text(product, header, first, Field.Vendor, TextLimits.Title));
        if (header.Has(Field.Category))
            product.Category = Optional<string?>.Of(Text(product, header, first, Field.Category, 1000));
        if (header.Has(Field.Type))
            product.Type = Optional<string?>.Of(Text(product, header, first, Field.Type, TextLimits.Title));
        if (header.Has(Field.SeoTitle))
            product.SeoTitle = Optional<string?>.Of(Text(product, header, first, Field.SeoTitle, TextLimits.Title));
        if (header.Has(Field.SeoDescription))
            product.SeoDescription = Optional<string?>.Of(
                LongText(product, header, first, Field.SeoDescription, TextLimits.SeoDescription)
            );
        if (header.Has(Field.Tags))
            product.Tags = Optional<IReadOnlyList<string>>.Of(Tags(product, header, first));

        product.State = State(product, header, first);
        product.Attributes = Optional<Dictionary<string, string>>.Of(
            header.AttributesOf(first).Where(entry => !ProductColumns.IsOfVariant(entry.Key)).ToDictionary()
        );
        foreach (var record in product.Rows)
        foreach (var (name, value) in header.AttributesOf(record).Where(entry => entry.Value.Length > MaxAttribute))
            product.Reject(record.Line, name, value, TooLong(MaxAttribute, value));
    }

    private static List<string> Tags(ImportedProduct product, ProductFileHeader header, CsvRecord record)
    {
        var tags = header
            .Cell(record, Field.Tags)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (tags.Count > TextLimits.Tags)
            product.Reject(record.Line, header.NameOf(Field.Tags), null, CatalogErrors.TooManyTags(TextLimits.Tags));
        if (tags.Find(tag => tag.Length > TextLimits.Tag) is { } tooLong)
            product.Reject(record.Line, header.NameOf(Field.Tags), tooLong, TooLong(TextLimits.Tag, tooLong));
        if (tags.Find(tag => !SingleLineText.IsValid(tag)) is { } broken)
            product.Reject(record.Line, header.NameOf(Field.Tags), broken, KernelErrors.NotSingleLine);

        return tags;
    }

    /// <summary>The status column if the file has one; otherwise published means active and unpublished means draft.</summary>
    private static ProductStatus? State(ImportedProduct product, ProductFileHeader header, CsvRecord record)
    {
        ProductStatus? published = header.Has(Field.Published)
            ? Flag(product, header, record, Field.Published, true)
                ? ProductStatus.Active
                : ProductStatus.Draft
            : null;
        var status = header.Cell(record, Field.Status);
        switch (status.ToLowerInvariant())
        {
            case "":
                return published;
            case "active" when published == ProductStatus.Draft:
                return ProductStatus.Draft;
            case "active":
                return ProductStatus.Active;
            case "draft":
                return ProductStatus.Draft;
            case "archived":
                return ProductStatus.Archived;
            case "unlisted":
                product.Warn(record.Line, header.NameOf(Field.Status), status, new Message("catalog.import-unlisted"));
                return ProductStatus.Draft;
            default:
                product.Reject(record.Line, header.NameOf(Field.Status), status, new Message("catalog.import-not-a-status"));
                return null;
        }
    }

    private static void ReadPictures(ImportedProduct product, ProductFileHeader header)
    {
        if (!header.Has(Field.ImageUrl))
            return;

        var pictures = new List<ImportedPicture>();
        foreach (var record in product.Rows)
        {
            var url = header.Cell(record, Field.ImageUrl);
            if (url.Length == 0 || pictures.Exists(picture => picture.Url == url))
                continue;

            if (!TextRules.IsPictureUrl(url))
            {
                product.Warn(record.Line, header.NameOf(Field.ImageUrl), url, new Message("catalog.import-picture-url"));
                continue;
            }

            var position = int.MaxValue;
            if (header.Cell(record, Field.ImagePosition) is { Length: > 0 } written && !int.TryParse(written, out position))
            {
                position = int.MaxValue;
                product.Warn(record.Line, header.NameOf(Field.ImagePosition), written, new Message("catalog.import-picture-position"));
            }

            pictures.Add(new ImportedPicture(url, Text(product, header, record, Field.ImageAlt, TextLimits.Alt) ?? string.Empty, position));
        }

        product.Pictures = [.. pictures.OrderBy(picture => picture.Position)];
        foreach (var variant in product.Variants.Where(variant => variant.Image is { IsGiven: true, Value: not null }))
        {
            var url = variant.Image.Value!;
            if (!TextRules.IsPictureUrl(url))
            {
                product.Warn(variant.Line, header.NameOf(Field.VariantImage), url, new Message("catalog.import-picture-url"));
                variant.Image = Optional<string?>.Of(null);
            }
            else if (!product.Pictures.Exists(picture => picture.Url == url))
            {
                product.Pictures.Add(new ImportedPicture(url, string.Empty, int.MaxValue));
            }
        }

        if (product.Pictures.Count > Product.MaxMedia)
            product.Reject(product.FirstLine, header.NameOf(Field.ImageUrl), null, CatalogErrors.TooManyMedia);
    }
}
