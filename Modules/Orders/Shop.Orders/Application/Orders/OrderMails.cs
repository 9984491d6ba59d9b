using System.Globalization;
using System.Net;
using System.Text;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Logistics.Contracts.Events;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Users.Contracts.Mail;

namespace Shop.Orders.Application.Orders;

/// <summary>What shoppers are told by mail. Each mail is queued once per occasion, however often it is asked for.</summary>
internal sealed class OrderMails(IMediator mediator, AccessTokens tokens, IOptions<OrdersOptions> options)
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-IE");

    /// <param name="waitsForMoney">It leaves when the money has arrived, so that no day can be named yet.</param>
    public Task SendConfirmedAsync(Order order, string? instructions, bool waitsForMoney, CancellationToken cancellationToken)
    {
        var parts = new List<string> { $"thank you for your order {order.Number}." };
        if (instructions is not null)
            parts.Add(instructions);
        if (order.DueOn is { } day)
            parts.Add($"Payable by {day.ToString("d MMMM yyyy", Culture)}, net {order.CreditDays} days.");
        if (order.DeliveryPromise is { } promise && !(waitsForMoney && HasDay(order)))
            parts.Add(
                order.PickUp is null ? $"Expected delivery: {promise}." : $"Expected to be ready: {promise}. We write to you when it is."
            );
        if (order.PickUp is { } place)
            parts.Add(Text(place));
        parts.AddRange(
            from line in order.Lines.OrderBy(line => line.Position)
            where line.Backordered > 0
            select $"{line.Backordered} × {Title(line)}: not here yet{(line.ExpectedOn is { } expected ? $", expected on {expected.ToString("d MMMM yyyy", Culture)}" : string.Empty)}. We send it as soon as it is."
        );
        return SendAsync(
            order,
            "order-confirmed",
            order.Number,
            $"Your order {order.Number}",
            parts,
            withLines: true,
            "View your order",
            cancellationToken
        );
    }

    public Task SendPaymentFailedAsync(Order order, Guid paymentId, string reason, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "payment-failed",
            paymentId.ToString("N"),
            $"Payment for order {order.Number} did not go through",
            [
                $"the payment for your order {order.Number} did not go through: {reason}",
                $"{PaidSoFar(order)}Your items are kept for you until {order.PaymentDeadline:yyyy-MM-dd HH:mm} UTC; you can pay again from the order page.",
            ],
            withLines: false,
            "Pay for your order",
            cancellationToken
        );

    public Task SendPaymentReminderAsync(Order order, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "payment-reminder",
            order.Number,
            $"Order {order.Number} is waiting for your payment",
            [
                $"your order {order.Number} is not paid yet. You can pay it until {order.PaymentDeadline:yyyy-MM-dd HH:mm} UTC; after that it is closed. On its page you can also change or cancel it.",
            ],
            withLines: true,
            "Pay for your order",
            cancellationToken
        );

    public Task SendExpiredAsync(Order order, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "order-expired",
            order.Number,
            $"Order {order.Number} was not paid",
            [
                $"we did not receive a payment for your order {order.Number} in time, so it has been closed. {(order.Captured.IsPositive ? $"What was paid of it, {Text(order.Captured)}, goes back the way it came." : "Nothing was charged.")}",
            ],
            withLines: false,
            "View your order",
            cancellationToken
        );

    public Task SendCanceledAsync(Order order, string reason, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "order-canceled",
            order.Number,
            $"Order {order.Number} was canceled",
            [$"your order {order.Number} was canceled. Reason: {reason}", "If you have paid already, the money is on its way back to you."],
            withLines: false,
            "View your order",
            cancellationToken
        );

    public Task SendRefundedAsync(Order order, Guid occasion, Money amount, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "order-refunded",
            occasion.ToString("N"),
            $"Refund for order {order.Number}",
            [$"{Text(amount)} of your order {order.Number} went back to you. Depending on how you paid it takes a few days to arrive."],
            withLines: false,
            "View your order",
            cancellationToken
        );

    public Task SendCreditedAsync(Order order, Guid occasion, Money amount, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "order-credited",
            occasion.ToString("N"),
            $"Store credit for order {order.Number}",
            [$"{Text(amount)} of your order {order.Number} became store credit of your account. You can pay with it at the checkout."],
            withLines: false,
            "View your order",
            cancellationToken
        );

    public Task SendPaymentLinkAsync(Order order, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "payment-link",
            order.Number,
            $"Your order {order.Number} is waiting for you",
            [
                $"we have put together order {order.Number} for you. Its products are kept for you until {order.PaymentDeadline:yyyy-MM-dd HH:mm} UTC.",
            ],
            withLines: true,
            "Pay for your order",
            cancellationToken
        );

    public Task SendLinkAsync(Order order, Guid mailId, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "order-link",
            mailId.ToString("N"),
            $"Your order {order.Number}",
            [$"here is the link to your order {order.Number} again. Whoever has it can see the order."],
            withLines: false,
            "View your order",
            cancellationToken
        );

    public Task SendTenderRefusedAsync(Order order, Money rest, string reason, CancellationToken cancellationToken) =>
        SendAsync(
            order,
            "tender-refused",
            order.Number,
            $"Order {order.Number} is not paid yet",
            [
                $"your order {order.Number} was to be paid with a gift card or store credit, and that did not work: {reason}",
                $"{Text(rest)} are still to be paid. Your items are kept for you until {order.PaymentDeadline:yyyy-MM-dd HH:mm} UTC.",
            ],
            withLines: false,
            "Pay for your order",
            cancellationToken
        );

    public Task SendUnitsCanceledAsync(Order order, UnitsCanceled canceled, CancellationToken cancellationToken)
    {
        var parts = new List<string> { $"some of your order {order.Number} was canceled. Reason: {canceled.Reason}" };
        parts.AddRange(
            from unit in canceled.Lines
            let line = order.Lines.Single(line => line.Id.Value == unit.LineId)
            select $"{unit.Quantity} × {Title(line)}"
        );
        parts.Add("What you have paid for it is on its way back to you, where it was paid already.");
        return SendAsync(
            order,
            "units-canceled",
            canceled.CancellationId.ToString("N"),
            $"Change to your order {order.Number}",
            parts,
            withLines: false,
            "View your order",
            cancellationToken
        );
    }

    public Task SendRevisedAsync(Order order, OrderRevised revised, CancellationToken cancellationToken)
    {
        var revision = order.Revisions.Single(revision => revision.Id == revised.RevisionId);
        var parts = new List<string> { $"your order {order.Number} was changed. Reason: {revision.Reason}" };
        parts.AddRange(revision.Changes);
        parts.Add($"It comes to {Text(revised.Total)} now.");
        if (revised.Added.IsPositive)
            parts.Add("Please pay the rest on the order's page.");
        return SendAsync(
            order,
            "order-revised",
            revised.RevisionId.ToString("N"),
            $"Change to your order {order.Number}",
            parts,
            withLines: false,
            "View your order",
            cancellationToken
        );
    }

    /// <summary>About goods that come back; <paramref name="kind"/> and the return's id make it one mail.</summary>
    public Task SendReturnAsync(
        Order order,
        Return request,
        string kind,
        string subject,
        IReadOnlyList<string> parts,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            order,
            kind,
            request.Id.Value.ToString("N"),
            subject,
            [.. parts, .. request.Lines.Select(line => $"{line.Quantity} × {line.Title}")],
            withLines: false,
            "View your order",
            cancellationToken
        );

    public Task SendShippedAsync(Order order, UnitsShipped shipped, CancellationToken cancellationToken)
    {
        var parts = new List<string> { $"a parcel of your order {order.Number} is on its way to you." };
        parts.AddRange(Titles(order, shipped.Lines));
        if (shipped.TrackingNumber is { } number)
            parts.Add(
                $"Tracking: {string.Join(" ", new[] { shipped.Carrier, number, shipped.TrackingUrl }.Where(part => !string.IsNullOrEmpty(part)))}"
            );
        return SendAsync(
            order,
            "units-shipped",
            shipped.ShipmentId.ToString("N"),
            $"Order {order.Number} is on its way",
            parts,
            withLines: false,
            "Follow your order",
            cancellationToken
        );
    }

    public Task SendReadyForPickupAsync(Order order, ReadyForPickup ready, DateOnly keptUntil, CancellationToken cancellationToken)
    {
        var parts = new List<string>
        {
            $"your order {order.Number} is ready for you. We keep it until {keptUntil.ToString("d MMMM yyyy", Culture)}.",
        };
        if (order.PickUp is { } place)
            parts.Add(Text(place));
        parts.AddRange(Titles(order, ready.Lines));
        return SendAsync(
            order,
            "ready-for-pickup",
            ready.ShipmentId.ToString("N"),
            $"Order {order.Number} is ready for collection",
            parts,
            withLines: false,
            "View your order",
            cancellationToken
        );
    }

    public Task SendNotCollectedAsync(Order order, ShipmentCanceled canceled, CancellationToken cancellationToken)
    {
        var parts = new List<string> { $"your order {order.Number} was not collected in time, so we no longer keep it ready for you:" };
        parts.AddRange(Titles(order, canceled.Lines));
        parts.Add("If you still want it, please tell us, and we make it ready again.");
        return SendAsync(
            order,
            "not-collected",
            canceled.ShipmentId.ToString("N"),
            $"Order {order.Number} was not collected",
            parts,
            withLines: false,
            "View your order",
            cancellationToken
        );
    }

    /// <summary>It was promised for a day, or for when its payment has arrived.</summary>
    private static bool HasDay(Order order) => order.EarliestDelivery is not null || order.DeliveryPromise == DeliveryChoices.AfterPayment;

    private static IEnumerable<string> Titles(Order order, IReadOnlyList<MovedLine> units) =>
        from unit in units
        let line = order.Lines.FirstOrDefault(line => line.Id.Value == unit.LineReference)
        where line is not null
        select $"{unit.Quantity} × {Title(line)}";

    /// <summary>A gift card or store credit may have paid a part of an order whose other payment failed.</summary>
    private static string PaidSoFar(Order order) =>
        order.Captured - order.Refunded + order.Authorized is { IsPositive: true } paid
            ? $"{Text(paid)} were paid before and count; {Text(order.Total - paid)} are still to be paid. If the order is not paid in time, that money goes back the way it came. "
            : "Nothing was charged. ";

    private static string Text(PickUpPlace place)
    {
        var address = place.Address;
        string?[] lines =
        [
            "Collect it at:",
            place.Name,
            address.Line1,
            address.Line2,
            $"{address.PostalCode} {address.City}".Trim(),
            place.OpeningHours,
        ];
        return string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
    }

    private static string Title(LineItem line) => line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}";

    private static string Text(Money money) =>
        money.Currency == Currency.Eur
            ? money.Amount.ToString("C", Culture)
            : $"{money.Currency} {money.Amount.ToString("N" + money.Currency.Digits, Culture)}";

    /// <summary>Opens the order without an account.</summary>
    public async Task<string> LinkAsync(Order order, CancellationToken cancellationToken) =>
        $"{options.Value.PublicUrl.TrimEnd('/')}/orders/{order.Number}?token={await tokens.ForOrderAsync(order.Id.Value, cancellationToken)}";

    private async Task SendAsync(
        Order order,
        string kind,
        string occasion,
        string subject,
        IReadOnlyList<string> parts,
        bool withLines,
        string action,
        CancellationToken cancellationToken
    )
    {
        var link = await LinkAsync(order, cancellationToken);
        var text = PlainText(order, parts, withLines, action, link);
        var html = Html(order, subject, parts, withLines, action, link);
        (await mediator.Send(new SendMail(kind, occasion, order.Email, subject, text, html), cancellationToken)).OrThrow();
    }

    private string PlainText(Order order, IReadOnlyList<string> parts, bool withLines, string action, string link)
    {
        var text = new StringBuilder($"Hello {order.ShippingAddress.Name},\n\n");
        foreach (var part in parts)
            text.Append(part).Append("\n\n");
        if (withLines)
        {
            foreach (var line in order.Lines.OrderBy(line => line.Position))
            {
                text.Append(CultureInfo.InvariantCulture, $"{line.Quantity} × {Title(line)}  {Text(line.Amount)}\n");
                foreach (var discount in LineDiscounts.Of(order, line))
                    text.Append(CultureInfo.InvariantCulture, $"  {LineDiscounts.Title(discount)}: {Text(-discount.Amount)}\n");
            }

            foreach (var (name, amount) in Sums(order))
                text.Append(CultureInfo.InvariantCulture, $"{name}: {Text(amount)}\n");
            text.Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{action}: {link}\n\n{options.Value.ShopName}\n").ToString();
    }

    private string Html(Order order, string subject, IReadOnlyList<string> parts, bool withLines, string action, string link)
    {
        static string E(string text) => WebUtility.HtmlEncode(text);
        var html = new StringBuilder(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{E(subject)}</title></head>"
        );
        html.Append(
            "<body style=\"margin:0;padding:24px;background:#FBF9F6;color:#1D1B18;font:16px/1.5 system-ui,sans-serif\"><div style=\"max-width:600px;margin:0 auto\">"
        );
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p style=\"font:600 20px Georgia,serif\">{E(options.Value.ShopName)}</p><p>Hello {E(order.ShippingAddress.Name)},</p>"
        );
        foreach (var part in parts)
            html.Append("<p style=\"white-space:pre-line\">").Append(E(part)).Append("</p>");
        if (withLines)
        {
            html.Append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse\">");
            foreach (var line in order.Lines.OrderBy(line => line.Position))
                Row(
                    html,
                    E($"{line.Quantity} × {Title(line)}")
                        + string.Concat(
                            LineDiscounts
                                .Of(order, line)
                                .Select(discount => $"<br><small>{E($"{LineDiscounts.Title(discount)}: {Text(-discount.Amount)}")}</small>")
                        ),
                    Text(line.Amount)
                );
            foreach (var (name, amount) in Sums(order))
                Row(html, E(name), Text(amount));
            html.Append("</table>");
        }

        return html.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:24px 0\"><a href=\"{E(link)}\" style=\"background:#0E5A4A;color:#fff;padding:12px 20px;border-radius:4px;text-decoration:none\">{E(action)}</a></p></div></body></html>"
            )
            .ToString();

        static void Row(StringBuilder html, string name, string amount) =>
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td style=\"padding:6px 0;border-top:1px solid #DDD6CB\">{name}</td><td style=\"padding:6px 0;border-top:1px solid #DDD6CB;text-align:right\">{E(amount)}</td></tr>"
            );
    }

    private static IEnumerable<(string Name, Money Amount)> Sums(Order order)
    {
        if (!order.Discount.IsZero)
        {
            yield return ("Items", order.Items);
            yield return ("Discount", -order.Discount);
        }

        if (order.ShippingMethodName is { } method)
            yield return ($"Delivery ({method})", order.Shipping);
        yield return ("Total", order.Total);
        yield return ("VAT included", order.Tax);
        foreach (var tender in order.Tenders)
            yield return (
                tender.Method == "gift-card" ? "Paid by gift card" : "Paid by store credit",
                new Money(tender.Amount, order.Currency)
            );
        if (order.Tenders.Count > 0 && order.FirstPayment.IsPositive)
            yield return ("Rest", order.FirstPayment);
    }
}
