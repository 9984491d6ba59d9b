using Microsoft.AspNetCore.Razor.TagHelpers;
using Shop.Web.Presentation;

namespace Shop.Web.TagHelpers;

/// <summary>
/// <c>&lt;status-badge value="partially_shipped" /&gt;</c>: text and tone for the statuses of orders, payments, shipments, products and
/// jobs.
/// </summary>
[HtmlTargetElement("status-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusBadgeTagHelper : TagHelper
{
    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(Value ?? string.Empty));
    }

    public static string Render(string status) => $"<span class=\"badge badge-{Tone(status)}\">{Markup.E(Text(status))}</span>";

    /// <summary>The display text: <c>pending_payment</c> is "Waiting for payment".</summary>
    public static string Text(string status) =>
        status switch
        {
            "pending_payment" => "Waiting for payment",
            "action_required" => "Confirmation needed",
            "authorized" => "Reserved",
            "unfulfilled" => "To be shipped",
            "not_required" => "Nothing to ship",
            "delivery_failed" => "Delivery failed",
            "returned_to_sender" => "Back at sender",
            "" => "Unknown",
            _ => char.ToUpperInvariant(status[0]) + status[1..].Replace('_', ' ').Replace('-', ' '),
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
