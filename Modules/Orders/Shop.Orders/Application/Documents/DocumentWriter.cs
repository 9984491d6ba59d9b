using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Documents;

/// <summary>
/// Writes documents as printable HTML pages. Required content of invoices: Directive 2006/112/EC, art. 226 (date, number, names and
/// addresses, VAT id, quantities and nature of the goods, taxable amount and rate, tax).
/// </summary>
internal sealed class DocumentWriter(IOptions<OrdersOptions> options)
{
    private const string Style = """
        @page{size:A4;margin:18mm}*{box-sizing:border-box}body{margin:2rem auto;max-width:46rem;padding:0 1rem;background:#fff;color:#1d1b18;font:14px/1.5 system-ui,sans-serif}
        header{display:flex;justify-content:space-between;gap:2rem;margin-bottom:2rem}h1{font:600 22px Georgia,serif;margin:0 0 .25rem}p{margin:0 0 .75rem;white-space:pre-line}
        .to{margin:0 0 2rem}table{width:100%;border-collapse:collapse;margin:1rem 0}th,td{text-align:left;padding:.4rem .5rem .4rem 0;border-bottom:1px solid #ddd6cb;vertical-align:top}
        .num{text-align:right;padding-right:0;white-space:nowrap}tfoot td,tfoot th{border:0;font-weight:400}tfoot .sum th,tfoot .sum td{font-weight:600;border-top:2px solid #1d1b18}
        small{color:#5d574e}@media print{body{margin:0;max-width:none;padding:0}}
        """;

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-IE");

    public string Invoice(Order order, string number, DateTimeOffset at)
    {
        var rows = new StringBuilder();
        foreach (var line in order.Lines.OrderBy(line => line.Position))
            rows.Append(
                Culture,
                $"<tr><td>{E(Title(line))}<br><small>{E(line.Sku.Value)}{Discounts(order, line)}</small></td><td class=\"num\">{line.Quantity}</td><td class=\"num\">{Text(line.UnitPrice)}</td><td class=\"num\">{line.TaxRate:0.##} %</td><td class=\"num\">{Text(line.Amount)}</td></tr>"
            );

        var sums = new StringBuilder();
        if (!order.Discount.IsZero)
            sums.Append(Sum("Items", order.Items)).Append(Sum("Discount", -order.Discount));
        if (order.ShippingMethodName is { } method)
            sums.Append(Sum($"Delivery ({method}, {order.ShippingTaxRate.ToString("0.##", Culture)} % VAT)", order.Shipping));
        sums.Append(Sum("Total", order.Total, "sum"));
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
                sums.Append(Sum($"VAT {rate.Key.ToString("0.##", Culture)} % of {Text(gross - tax)}", tax));
        }

        return Page(
            order,
            "Invoice",
            number,
            at,
            $"<table><thead><tr><th>Item</th><th class=\"num\">Units</th><th class=\"num\">Price</th><th class=\"num\">VAT</th><th class=\"num\">Total</th></tr></thead><tbody>{rows}</tbody><tfoot>{sums}</tfoot></table>"
                + (
                    order.DueOn is { } day
                        ? $"<p>Payable by {day.ToString("d MMMM yyyy", Culture)}, net {order.CreditDays} days.</p>"
                        : string.Empty
                )
                + $"<p><small>Order {E(order.Number)} of {Day(order.PlacedAt)}. Prices include VAT.{(order.Tax.IsZero ? " Export out of the VAT area of the European Union, free of VAT." : string.Empty)}</small></p>"
        );
    }

    /// <param name="amount">The amount credited, including tax; negative for an additional charge.</param>
    public string CreditNote(Order order, string number, DateTimeOffset at, string reason, Money amount, Money tax) =>
        Page(
            order,
            amount.IsNegative ? "Correction" : "Credit note",
            number,
            at,
            $"<p>To the invoice of order {E(order.Number)} of {Day(order.PlacedAt)}.</p><p>{E(reason)}</p><table><tfoot>{Sum("Net", amount - tax)}{Sum("VAT", tax)}{Sum(amount.IsNegative ? "Charged on top" : "Credited to you", amount.IsNegative ? -amount : amount, "sum")}</tfoot></table>"
        );

    /// <param name="from">Name of the location it ships from; null when unknown.</param>
    public string PackingSlip(Order order, ShipmentSummary shipment, string? from, string number, DateTimeOffset at)
    {
        var rows = string.Concat(
            shipment.Lines.Select(line =>
                $"<tr><td>{E(line.Title)}<br><small>{E(line.Sku.Value)}</small></td><td class=\"num\">{line.Quantity.ToString(Culture)}</td></tr>"
            )
        );
        var by = string.Join(", ", new[] { shipment.Carrier, shipment.TrackingNumber }.Where(part => !string.IsNullOrEmpty(part)));
        return Page(
            order,
            "Packing slip",
            number,
            at,
            $"<table><thead><tr><th>Item</th><th class=\"num\">Units</th></tr></thead><tbody>{rows}</tbody></table>{Paragraph(by)}{Paragraph(from is null ? null : $"Leaves from {from}")}{Paragraph(order.PickUp is { } place ? $"Collected at {place.Name}" : null)}{Paragraph(order.Note)}",
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
        return $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>{title} {E(
                number
            )}</title><style>{Style}</style></head><body>
            <header><div><h1>{title}</h1><p>{E(number)}<br>{Day(at)}</p></div><p>{E(
                options.Value.LegalName.Length > 0 ? options.Value.LegalName : options.Value.ShopName
            )}
            {E(options.Value.LegalAddress)}
            {E(options.Value.VatId.Length > 0 ? "VAT id " + options.Value.VatId : string.Empty)}</p></header>
            <p class="to">{string.Join("<br>", lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => E(line!)))}</p>
            {body}</body></html>
            """;
    }

    private string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).ToString("d MMMM yyyy", Culture);

    private static string Sum(string name, Money amount, string style = "") =>
        $"<tr class=\"{style}\"><th colspan=\"4\">{E(name)}</th><td class=\"num\">{Text(amount)}</td></tr>";

    private static string Discounts(Order order, LineItem line) =>
        string.Concat(
            LineDiscounts.Of(order, line).Select(discount => $"<br>{E($"{LineDiscounts.Title(discount)}: {Text(-discount.Amount)}")}")
        );

    private static string Paragraph(string? text) => string.IsNullOrEmpty(text) ? string.Empty : $"<p>{E(text)}</p>";

    private static string Title(LineItem line) => line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}";

    private static string Text(Money money) =>
        money.Currency == Currency.Eur
            ? money.Amount.ToString("C", Culture)
            : $"{money.Currency} {money.Amount.ToString("N" + money.Currency.Digits, Culture)}";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
