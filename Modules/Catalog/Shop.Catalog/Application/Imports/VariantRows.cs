using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Catalog.Domain;
using Shop.Catalog.Domain.Products;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

/// <summary>Parses the variants of a product: one for each row with a price, a SKU or option values.</summary>
internal static partial class VariantRows
{
    private const string NoOption = "Title";
    private const string NoValue = "Default Title";
    private const int MaxUnits = 1_000_000;

    private static readonly Message ConvertedToNumber = new Message("catalog.import-converted-to-number");

    private static readonly (Field Name, Field Value)[] OptionFields =
    [
        (Field.Option1Name, Field.Option1Value),
        (Field.Option2Name, Field.Option2Value),
        (Field.Option3Name, Field.Option3Value),
    ];

    public static void Read(ImportedProduct product, ProductFileHeader header)
    {
        product.HasOptionColumns = header.Has(Field.Option1Value);
        var rows = product.Rows.Where(record => IsVariant(header, record)).ToList();
        var options = Options(product, header, rows);
        foreach (var record in rows)
            product.Variants.Add(Variant(product, header, record, options, record == product.Rows[0]));

        foreach (var record in product.Rows.Skip(1).Except(rows))
            if (header.AttributesOf(record).Count > 0)
                product.Warn(record.Line, header.AttributesOf(record).First().Key, null, new Message("catalog.import-picture-row"));

        CheckCombinations(product);
        if (product.Variants.Count > Product.MaxVariants)
            product.Reject(product.FirstLine, null, null, CatalogErrors.TooManyVariants);
    }

    private static bool IsVariant(ProductFileHeader header, CsvRecord record) =>
        header.Cell(record, Field.Price).Length > 0
        || header.Cell(record, Field.Sku).Length > 0
        || OptionFields.Any(option => header.Cell(record, option.Value).Length > 0);

    /// <summary>The indexes of the options in use; adds their names to the product.</summary>
    private static List<int> Options(ImportedProduct product, ProductFileHeader header, List<CsvRecord> rows)
    {
        var used = new List<int>();
        if (rows.Count == 0 || IsWithoutOptions(header, rows))
            return used;

        for (var index = 0; index < OptionFields.Length; index++)
        {
            var (nameField, valueField) = OptionFields[index];
            if (!rows.Exists(record => header.Cell(record, valueField).Length > 0))
                continue;

            var named = product.Rows.FirstOrDefault(record => header.Cell(record, nameField).Length > 0);
            var name = named is null ? null : Trimmed(ProductRows.Text(product, header, named, nameField, TextLimits.Option));
            if (name is null)
            {
                name = $"Option {index + 1}";
                product.Warn(
                    product.FirstLine,
                    header.NameOf(nameField),
                    null,
                    new Message("catalog.import-unnamed-option").With("name", name)
                );
            }
            else if (product.Options.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                product.Reject(named!.Line, header.NameOf(nameField), name, CatalogErrors.SameOptionName(name));
            }

            used.Add(index);
            product.Options.Add(name);
        }

        return used;
    }

    private static bool IsWithoutOptions(ProductFileHeader header, List<CsvRecord> rows) =>
        rows.Count == 1
        && header.Cell(rows[0], Field.Option1Value) is "" or NoValue
        && header.Cell(rows[0], Field.Option1Name) is "" or NoOption
        && header.Cell(rows[0], Field.Option2Value).Length == 0
        && header.Cell(rows[0], Field.Option3Value).Length == 0;

    private static ImportedVariant Variant(
        ImportedProduct product,
        ProductFileHeader header,
        CsvRecord record,
        List<int> options,
        bool isFirst
    )
    {
        var variant = new ImportedVariant(record.Line)
        {
            Sku = ReadSku(product, header, record),
            Price = Amount(product, header, record, Field.Price),
            Attributes = Optional<Dictionary<string, string>>.Of(
                header.AttributesOf(record).Where(entry => !isFirst || ProductColumns.IsOfVariant(entry.Key)).ToDictionary()
            ),
        };
        foreach (var option in options)
        {
            var field = OptionFields[option].Value;
            var value = Trimmed(ProductRows.Text(product, header, record, field, TextLimits.Option));
            if (value is null)
                product.Reject(
                    record.Line,
                    header.NameOf(field),
                    null,
                    CatalogErrors.MissingOption(product.Options[options.IndexOf(option)], product.Variants.Count)
                );
            variant.Values.Add(value ?? string.Empty);
        }

        if (header.Has(Field.CompareAt))
            variant.CompareAt = Optional<decimal?>.Of(CompareAt(product, header, record, variant.Price));
        if (header.Has(Field.Cost))
            variant.Cost = Optional<decimal?>.Of(Amount(product, header, record, Field.Cost));
        if (header.Has(Field.Barcode))
            variant.Barcode = Optional<string?>.Of(ReadBarcode(product, header, record));
        if (header.Has(Field.Grams))
            variant.Grams = Optional<decimal>.Of(Grams(product, header, record));
        if (header.Has(Field.WeightUnit))
            variant.WeightUnit = Optional<string?>.Of(WeightUnit(product, header, record));
        if (header.Has(Field.Taxable))
            variant.IsTaxable = Optional<bool>.Of(ProductRows.Flag(product, header, record, Field.Taxable, true));
        if (header.Has(Field.Ships))
            variant.RequiresShipping = Optional<bool>.Of(ProductRows.Flag(product, header, record, Field.Ships, true));
        if (header.Has(Field.VariantImage))
            variant.Image = Optional<string?>.Of(header.Cell(record, Field.VariantImage) is { Length: > 0 } url ? url : null);
        if (header.Has(Field.Tracker))
            variant.IsTracked = Optional<bool>.Of(header.Cell(record, Field.Tracker).Length > 0);
        if (header.Has(Field.Policy))
            variant.CanBackorder = Optional<bool>.Of(Policy(product, header, record));
        if (header.Has(Field.Currency) && header.Cell(record, Field.Currency) is { Length: > 0 } currency)
            variant.Currency = currency.ToUpperInvariant();
        variant.Quantity = Quantity(product, header, record, Field.Quantity);
        variant.ExportedQuantity = Quantity(product, header, record, Field.ExportedQuantity);
        return variant;
    }

    private static string? ReadSku(ImportedProduct product, ProductFileHeader header, CsvRecord record)
    {
        var text = Barcode.Clean(header.Cell(record, Field.Sku));
        if (text.Length == 0)
            return null;

        var isMangled = Barcode.IsMangled(text) && text.Contains('E', StringComparison.OrdinalIgnoreCase);
        if (!isMangled && Sku.TryParse(text, out _))
            return text;

        product.Reject(record.Line, header.NameOf(Field.Sku), text, isMangled ? ConvertedToNumber : CatalogErrors.NotASku.ToMessage());
        return null;
    }

    private static string? ReadBarcode(ImportedProduct product, ProductFileHeader header, CsvRecord record)
    {
        if (ProductRows.Text(product, header, record, Field.Barcode, TextLimits.Barcode) is not { } text)
            return null;

        var barcode = Barcode.Clean(text);
        if (Barcode.IsMangled(barcode))
        {
            product.Reject(record.Line, header.NameOf(Field.Barcode), text, ConvertedToNumber);
            return null;
        }

        if (Barcode.HasWrongCheckDigit(barcode))
            product.Warn(record.Line, header.NameOf(Field.Barcode), text, new Message("catalog.import-check-digit"));
        return barcode;
    }

    /// <summary>Accepts a decimal comma, as spreadsheets of many locales write it.</summary>
    private static decimal? Amount(ImportedProduct product, ProductFileHeader header, CsvRecord record, Field field)
    {
        var text = header.Cell(record, field);
        if (text.Length == 0)
            return null;

        var plain = DecimalComma().IsMatch(text) ? text.Replace(',', '.') : text;
        if (
            !decimal.TryParse(
                plain,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var amount
            )
        )
            product.Reject(record.Line, header.NameOf(field), text, new Message("catalog.import-not-a-price"));
        else if (amount < 0)
            product.Reject(record.Line, header.NameOf(field), text, new Message("catalog.import-negative-price"));
        else if (amount > TextLimits.MaxMoney)
            product.Reject(record.Line, header.NameOf(field), text, new Message("catalog.import-price-too-high"));
        else
            return amount;

        return null;
    }

    private static decimal? CompareAt(ImportedProduct product, ProductFileHeader header, CsvRecord record, decimal? price)
    {
        var compareAt = Amount(product, header, record, Field.CompareAt);
        if (compareAt is not { } amount || amount > (price ?? 0))
            return compareAt;

        if (amount > 0)
            product.Warn(
                record.Line,
                header.NameOf(Field.CompareAt),
                header.Cell(record, Field.CompareAt),
                new Message("catalog.import-compare-at-skipped")
            );
        return null;
    }

    private static decimal Grams(ImportedProduct product, ProductFileHeader header, CsvRecord record)
    {
        var text = header.Cell(record, Field.Grams);
        if (text.Length == 0)
            return 0;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var grams)
            && grams <= TextLimits.MaxGrams
        )
            return decimal.Round(grams, 3, MidpointRounding.AwayFromZero);

        product.Reject(record.Line, header.NameOf(Field.Grams), text, CatalogErrors.NotAWeight);
        return 0;
    }

    private static string? WeightUnit(ImportedProduct product, ProductFileHeader header, CsvRecord record)
    {
        var text = header.Cell(record, Field.WeightUnit);
        switch (text.ToLowerInvariant())
        {
            case "":
                return null;
            case "g" or "kg" or "lb" or "oz":
                return text.ToLowerInvariant();
            default:
                product.Warn(record.Line, header.NameOf(Field.WeightUnit), text, new Message("catalog.import-weight-unit"));
                return null;
        }
    }

    private static bool Policy(ImportedProduct product, ProductFileHeader header, CsvRecord record)
    {
        var text = header.Cell(record, Field.Policy);
        switch (text.ToLowerInvariant())
        {
            case "" or "deny" or "false" or "no":
                return false;
            case "continue" or "true" or "yes":
                return true;
            default:
                product.Reject(record.Line, header.NameOf(Field.Policy), text, new Message("catalog.import-not-a-policy"));
                return false;
        }
    }

    private static int? Quantity(ImportedProduct product, ProductFileHeader header, CsvRecord record, Field field)
    {
        var text = header.Cell(record, field);
        if (text.Length == 0)
            return null;

        if (
            !decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var quantity
            )
            || quantity != decimal.Truncate(quantity)
        )
            product.Reject(record.Line, header.NameOf(field), text, new Message("catalog.import-not-a-quantity"));
        else if (quantity > MaxUnits)
            product.Reject(record.Line, header.NameOf(field), text, new Message("catalog.import-quantity-too-high").With("max", MaxUnits));
        else if (quantity < 0)
            product.Warn(record.Line, header.NameOf(field), text, new Message("catalog.import-negative-quantity"));

        return product.IsRejected ? null : (int)Math.Max(0, quantity);
    }

    private static void CheckCombinations(ImportedProduct product)
    {
        if (product.Variants.Count > 1 && product.Options.Count == 0)
        {
            product.Reject(
                product.Variants[1].Line,
                null,
                null,
                new Message("catalog.import-variants-without-options").With("line", product.Variants[0].Line).With("handle", product.Handle)
            );
            return;
        }

        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var variant in product.Variants.Where(variant => variant.Values.Count > 0))
            if (!seen.TryAdd(string.Join('\n', variant.Values), variant.Line))
                product.Reject(
                    variant.Line,
                    null,
                    string.Join(" / ", variant.Values),
                    new Message("catalog.import-same-options").With("line", seen[string.Join('\n', variant.Values)])
                );
    }

    private static string? Trimmed(string? text) => text.Blank();

    [GeneratedRegex(@"^-?\d+,\d{1,2}$")]
    private static partial Regex DecimalComma();
}
