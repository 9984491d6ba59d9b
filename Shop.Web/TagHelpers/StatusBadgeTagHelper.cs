using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>What a status belongs to: shoppers read other texts than staff.</summary>
public enum StatusKind
{
    Staff,
    Order,
    Payment,
    Fulfillment,
    Shipment,
    Return,
}

/// <summary>
/// <c>&lt;status-badge value="partially_shipped" /&gt;</c>: text and tone for the statuses of orders, payments, shipments, products and
/// jobs.
/// </summary>
[HtmlTargetElement("status-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusBadgeTagHelper : TagHelper
{
    public string? Value { get; set; }

    public StatusKind Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(Value ?? string.Empty, Kind));
    }

    public static string Render(string status, StatusKind kind = StatusKind.Staff) =>
        $"<span class=\"badge badge-{Tone(status)}\">{Markup.E(Text(status, kind))}</span>";

    /// <summary>The display text: <c>pending_payment</c> is "Awaiting payment".</summary>
    public static string Text(string status, StatusKind kind = StatusKind.Staff) =>
        kind switch
        {
            _ when status.Length == 0 => T("Common.Unknown"),
            StatusKind.Order => T($"Order.Status_{status}"),
            StatusKind.Payment => T($"Order.PaymentStatus_{status}"),
            StatusKind.Fulfillment => T($"Order.FulfillmentStatus_{status}"),
            StatusKind.Shipment => T($"Order.ShipmentStatus_{status}"),
            StatusKind.Return => T($"Return.Status_{status}"),
            _ => T($"Common.Status_{status}"),
        };

    private static string Tone(string status) =>
        status switch
        {
            "confirmed"
            or "paid"
            or "captured"
            or "delivered"
            or "completed"
            or "active"
            or "succeeded"
            or "resolved"
            or "done"
            or "finished"
            or "approved"
            or "overpaid" => "ok",
            "pending_payment"
            or "pending"
            or "on_hold"
            or "action_required"
            or "partially_paid"
            or "partially_captured"
            or "unfulfilled"
            or "low"
            or "unpaid"
            or "requested"
            or "submitted"
            or "waiting" => "warn",
            "failed" or "delivery_failed" or "disputed" or "declined" or "parked" or "returned_to_sender" => "danger",
            "shipped"
            or "partially_shipped"
            or "received"
            or "inspected"
            or "partially_delivered"
            or "packed"
            or "authorized"
            or "running"
            or "in_transit"
            or "created"
            or "refunded"
            or "partially_refunded" => "info",
            _ => "quiet",
        };
}
