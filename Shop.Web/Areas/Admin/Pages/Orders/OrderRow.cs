using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shop.Kernel;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>An order row as typed by staff; rendered by <c>_Rows</c>.</summary>
public sealed partial record OrderRow
{
    /// <summary>The maximum number of lines in an order.</summary>
    private const int Max = 100;

    public string? Sku { get; set; }

    public string? Quantity { get; set; }

    public string? UnitPrice { get; set; }

    private bool IsEmpty => string.IsNullOrWhiteSpace(Sku) && string.IsNullOrWhiteSpace(Quantity) && string.IsNullOrWhiteSpace(UnitPrice);

    public static void Fill(List<OrderRow> rows, int minimum)
    {
        while (rows.Count < Math.Min(minimum, Max))
            rows.Add(new OrderRow());
    }

    /// <summary>
    /// Parses the rows that are filled in, with the index of each. Values that cannot be parsed add an error to their field.
    /// </summary>
    /// <param name="prefix">The model-binding prefix of the rows.</param>
    public static IReadOnlyList<(int Row, Sku Sku, int Quantity, Money? Price)> Read(
        ModelStateDictionary state,
        string prefix,
        IReadOnlyList<OrderRow> rows,
        Currency currency
    )
    {
        List<(int, Sku, int, Money?)> read = [];
        foreach (var (row, index) in rows.Select((row, index) => (row, index)).Where(entry => !entry.row.IsEmpty))
        {
            var key = $"{prefix}[{index}]";
            if (!Kernel.Sku.TryParse(row.Sku?.Trim(), out var sku))
                state.AddModelError(key + ".Sku", T("Admin.Orders.SkuNeeded"));
            if (
                !int.TryParse(
                    string.IsNullOrWhiteSpace(row.Quantity) ? "1" : row.Quantity.Trim(),
                    NumberStyles.None,
                    CultureInfo.CurrentCulture,
                    out var quantity
                )
            )
                state.AddModelError(key + ".Quantity", T("Admin.Orders.WholeNumberFrom1"));
            read.Add((index, sku, quantity, state.ReadMoney(key + ".UnitPrice", row.UnitPrice, currency)));
        }

        return read;
    }

    /// <summary>Maps a field of the request to its field in the form, which also has the empty rows.</summary>
    public static string? FieldOf(string? field, string requested, string shown, IReadOnlyList<int> rows) =>
        field is null || field == requested ? null
        : Entry().Match(field) is { Success: true } match
        && match.Groups[1].Value == requested
        && int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is var index
        && index < rows.Count
            ? $"{shown}[{rows[index]}]{match.Groups[3].Value}"
        : field;

    [GeneratedRegex(@"^(\w+)\[(\d+)\](.*)$")]
    private static partial Regex Entry();
}
