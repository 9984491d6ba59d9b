using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Texts;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Documents;

/// <summary>
/// Writes documents as printable HTML pages. Required content of invoices: Directive 2006/112/EC, art. 226 (date, number, names and
/// addresses, VAT id, quantities and nature of the goods, taxable amount and rate, tax).
/// </summary>
internal sealed class DocumentWriter(IMessageTexts texts, IOptions<OrdersOptions> options)
{
    private const string Style = """
        @page{size:A4;margin:18mm}
        *{box-sizing:border-box}
        body{margin:2rem auto;max-width:46rem;padding:0 1rem;background:#fff;color:#1d1b18;font:14px/1.5 system-ui,sans-serif}
        header{display:flex;justify-content:space-between;gap:2rem;margin-bottom:2rem}
        h1{font:600 22px Georgia,serif;margin:0 0 .25rem}
        p{margin:0 0 .75rem;white-space:pre-line}
        .to{margin:0 0 2rem}
        table{width:100%;border-collapse:collapse;margin:1rem 0}
        th,td{text-align:left;padding:.4rem .5rem .4rem 0;border-bottom:1px solid #ddd6cb;vertical-align:top}
        .num{text-align:right;padding-right:0;white-space:nowrap}
        tfoot td,tfoot th{border:0;font-weight:400}
        tfoot .sum th,tfoot .sum td{font-weight:600;border-top:2px solid #1d1b18}
        small{color:#5d574e}@media print{body{margin:0;max-width:none;padding:0}}
        """;

    public string Invoice(Order order, string number, DateTimeOffset at)
    {
        var rows = new StringBuilder();
        foreach (var line in order.Lines.OrderBy(line => line.Position))
            rows.Append("<tr>")
                .Append("<td>" + E(Title(line)) + "<br><small>" + E(line.Sku.Value) + Discounts(order, line) + "</small></td>")
                .Append(Number(Quantity(line.Quantity)))
                .Append(Number(MoneyText.Of(line.UnitPrice)))
                .Append(Number(Rate(line.TaxRate)))
                .Append(Number(MoneyText.Of(line.Amount)))
                .Append("</tr>");

        var sums = new StringBuilder();
        if (!order.Discount.IsZero)
            sums.Append(Sum(T("Subtotal"), order.Items)).Append(Sum(T("Discount"), -order.Discount));
        if (order.ShippingMethodName is { } method)
            sums.Append(Sum(T("Shipping", ("method", method), ("rate", Rate(order.ShippingTaxRate))), order.Shipping));
        sums.Append(Sum(T("Total"), order.Total, "sum"));
        foreach (
            var rate in order
                .Lines.Select(line => (line.TaxRate, line.Total, line.Tax))
                .Append((order.ShippingTaxRate, order.Shipping, order.ShippingTax))
                .GroupBy(part => part.Item1)
                .OrderByDescending(rate => rate.Key)
        )
        {
            var (gross, tax) = rate.Aggregate((Money.Zero(order.Currency), Money.Zero(order.Currency)), (total, part) =>
                (total.Item1 + part.Item2, total.Item2 + part.Item3)
            );
            if (!gross.IsZero)
                sums.Append(Sum(T("VatOn", ("rate", Rate(rate.Key)), ("net", gross - tax)), tax));
        }

        var head = Head(T("Item")) + NumberHead(T("Quantity")) + NumberHead(T("Price")) + NumberHead(T("Vat")) + NumberHead(T("Total"));
        var due = order.DueOn is { } day ? T("Due", ("day", day), ("days", order.CreditDays)) : null;
        var notes = T("PricesIncludeVat", ("number", order.Number), ("day", Day(order.PlacedAt)));
        if (order.Tax.IsZero)
            notes += " " + T("Export");
        return Page(
            order,
            T("Invoice"),
            number,
            at,
            $"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody><tfoot>{sums}</tfoot></table>"
                + Paragraph(due)
                + $"<p><small>{E(notes)}</small></p>"
        );
    }

    /// <param name="amount">The amount credited, including tax; negative for an additional charge.</param>
    public string CreditNote(Order order, string number, DateTimeOffset at, Message reason, Money amount, Money tax)
    {
        var sums =
            Sum(T("Net"), amount - tax)
            + Sum(T("Vat"), tax)
            + Sum(amount.IsNegative ? T("Charged") : T("Credited"), amount.IsNegative ? -amount : amount, "sum");
        return Page(
            order,
            amount.IsNegative ? T("Correction") : T("CreditNote"),
            number,
            at,
            Paragraph(T("CreditedInvoice", ("number", order.Number), ("day", Day(order.PlacedAt))))
                + Paragraph(texts.Of(reason))
                + $"<table><tfoot>{sums}</tfoot></table>"
        );
    }

    /// <param name="from">Name of the location it ships from; null when unknown.</param>
    public string PackingSlip(Order order, ShipmentSummary shipment, string? from, string number, DateTimeOffset at)
    {
        var rows = string.Concat(
            shipment.Lines.Select(line =>
                $"<tr><td>{E(line.Title)}<br><small>{E(line.Sku.Value)}</small></td>{Number(Quantity(line.Quantity))}</tr>"
            )
        );
        return Page(
            order,
            T("PackingSlip"),
            number,
            at,
            $"<table><thead><tr>{Head(T("Item"))}{NumberHead(T("Quantity"))}</tr></thead><tbody>{rows}</tbody></table>"
                + Paragraph(
                    string.Join(", ", new[] { shipment.Carrier, shipment.TrackingNumber }.Where(part => !string.IsNullOrEmpty(part)))
                )
                + Paragraph(from is null ? null : T("ShipsFrom", ("location", from)))
                + Paragraph(order.PickUp is { } place ? T("PickUp", ("place", place.Name)) : null)
                + Paragraph(order.Note),
            order.ShippingAddress
        );
    }

    private string Page(Order order, string title, string number, DateTimeOffset at, string body, PostalAddress? address = null)
    {
        var to = address ?? order.BillingAddress;
        var lines = new[]
        {
            to.Company,
            to.Name,
            to.Line1,
            to.Line2,
            $"{to.PostalCode} {to.City}".Trim(),
            to.Region,
            Countries.Find(to.Country)?.Name ?? to.Country,
        };
        var sender = new[]
        {
            options.Value.LegalName.Length > 0 ? options.Value.LegalName : options.Value.ShopName,
            options.Value.LegalAddress,
            options.Value.VatId.Length > 0 ? T("VatId", ("id", options.Value.VatId)) : string.Empty,
        };
        return $"""
            <!doctype html><html lang="{T("Language")}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
            <title>{E(title)} {E(number)}</title><style>{Style}</style></head><body>
            <header><div><h1>{E(title)}</h1><p>{E(number)}<br>{E(DateText.Day(Day(at)))}</p></div>
            <p>{E(string.Join('\n', sender))}</p></header>
            <p class="to">{string.Join("<br>", lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => E(line!)))}</p>
            {body}</body></html>
            """;
    }

    private string T(string key, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var named = new Dictionary<string, object?>();
        foreach (var (name, value) in arguments)
            named[name] = value;
        return texts.Get("Documents." + key, named);
    }

    private DateOnly Day(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime);

    private static string Rate(decimal percent) => percent.ToString("0.##", CultureInfo.CurrentCulture) + "%";

    private static string Quantity(int units) => units.ToString(CultureInfo.CurrentCulture);

    private static string Head(string text) => $"<th>{E(text)}</th>";

    private static string NumberHead(string text) => $"<th class=\"num\">{E(text)}</th>";

    private static string Number(string text) => $"<td class=\"num\">{E(text)}</td>";

    private static string Sum(string name, Money amount, string style = "") =>
        $"<tr class=\"{style}\"><th colspan=\"4\">{E(name)}</th>{Number(MoneyText.Of(amount))}</tr>";

    private static string Discounts(Order order, LineItem line) =>
        string.Concat(
            LineDiscounts
                .Of(order, line)
                .Select(discount => $"<br>{E($"{LineDiscounts.Title(discount)}: {MoneyText.Of(-discount.Amount)}")}")
        );

    private static string Paragraph(string? text) => string.IsNullOrEmpty(text) ? string.Empty : $"<p>{E(text)}</p>";

    private static string Title(LineItem line) => line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
