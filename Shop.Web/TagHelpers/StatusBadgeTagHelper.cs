using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Kernel;
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
/// <c>&lt;status-badge value="@order.Status" /&gt;</c>: text and tone of a status. One that is no enum is given by its name:
/// <c>&lt;status-badge name="used_up" /&gt;</c>.
/// </summary>
[HtmlTargetElement("status-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusBadgeTagHelper : TagHelper
{
    public Enum? Value { get; set; }

    public string? Name { get; set; }

    public StatusKind Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Value is null ? Render(Name ?? string.Empty, Kind) : Render(Value, Kind));
    }

    public static string Render(Enum status, StatusKind kind = StatusKind.Staff) => Render(status.ApiName(), kind);

    /// <summary>The display text: <c>PendingPayment</c> is "Awaiting payment".</summary>
    public static string Text(Enum status, StatusKind kind = StatusKind.Staff) => Text(status.ApiName(), kind);

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

    private static string Render(string status, StatusKind kind) =>
        $"<span class=\"badge badge-{Tone(status)}\">{Markup.E(Text(status, kind))}</span>";

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
