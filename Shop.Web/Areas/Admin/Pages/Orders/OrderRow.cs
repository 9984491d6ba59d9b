using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shop.Kernel;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>A row for goods that staff put into an order, as it is typed; shown by <c>_Rows</c>.</summary>
public sealed partial record OrderRow
{
    /// <summary>An order has at most so many lines.</summary>
    private const int Most = 100;

    public string? Sku { get; set; }

    public string? Quantity { get; set; }

    public string? UnitPrice { get; set; }

    private bool IsEmpty => string.IsNullOrWhiteSpace(Sku) && string.IsNullOrWhiteSpace(Quantity) && string.IsNullOrWhiteSpace(UnitPrice);

    public static void Fill(List<OrderRow> rows, int least)
    {
        while (rows.Count < Math.Min(least, Most))
            rows.Add(new OrderRow());
    }

    /// <summary>What the rows that are filled in say, and at which row each one stands. What cannot be read says so at its field.</summary>
    /// <param name="prefix">What the rows are bound to.</param>
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
                state.AddModelError(key + ".Sku", "Name what is ordered by its SKU.");
            if (
                !int.TryParse(
                    string.IsNullOrWhiteSpace(row.Quantity) ? "1" : row.Quantity.Trim(),
                    NumberStyles.None,
                    CultureInfo.CurrentCulture,
                    out var quantity
                )
            )
                state.AddModelError(key + ".Quantity", "Enter a whole number from 1.");
            read.Add((index, sku, quantity, state.ReadMoney(key + ".UnitPrice", row.UnitPrice, currency)));
        }

        return read;
    }

    /// <summary>The field of the form that a field of the request stands for: empty rows were left out of it.</summary>
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
