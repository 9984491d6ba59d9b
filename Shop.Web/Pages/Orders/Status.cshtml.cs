using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Methods;
using Shop.Web.Presentation;
using Shop.Web.Session;
using Shop.Web.TagHelpers;

namespace Shop.Web.Pages.Orders;

/// <summary>
/// The status page of an order, for its owner or a visitor with the signed link: confirmation, payment, parcels and available actions.
/// </summary>
public sealed class StatusModel(IMediator mediator) : ShopPageModel
{
    private const int MaxReasonLength = 200;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    /// <summary>The token of the signed link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public OrderView? Order { get; private set; }

    public IReadOnlyList<PaymentMethod> Methods { get; private set; } = [];

    /// <summary>Invoices and credit notes.</summary>
    public IReadOnlyList<DocumentItem> Documents { get; private set; } = [];

    /// <summary>The order's returns, newest first.</summary>
    public IReadOnlyList<ReturnView> Returns { get; private set; } = [];

    /// <summary>Just placed, or just returned from the payment page.</summary>
    public bool IsThanks { get; private set; }

    public bool IsGuest => !Customer.IsSignedIn;

    /// <summary>The payment attempt that determines the payment status shown.</summary>
    public OrderPaymentView? LastPayment => Order?.Payments.Count > 0 ? Order.Payments[^1] : null;

    /// <summary>A confirmed order whose total was raised afterwards.</summary>
    public bool OwesExtra => Order is { Status: OrderStatus.Confirmed or OrderStatus.OnHold } && Can("pay") && Order.Balance.IsPositive;

    /// <summary>The provider has captured or is still processing the payment.</summary>
    public bool IsWaitingForProvider =>
        IsUnpaid && LastPayment is { IsOffline: false, Status: PaymentStatus.Created or PaymentStatus.ActionRequired };

    public bool HasPaymentFailed =>
        IsUnpaid && LastPayment is { Status: PaymentStatus.Failed or PaymentStatus.Expired or PaymentStatus.Canceled };

    /// <summary>The payment is in progress at the provider; another payment method can still be chosen.</summary>
    public bool IsPayingOffline =>
        LastPayment
            is {
                IsOffline: true,
                Status: not (PaymentStatus.Failed or PaymentStatus.Canceled or PaymentStatus.Expired or PaymentStatus.Captured)
            };

    public bool ShowsInstructions =>
        IsPayingOffline
        && Order
            is {
                PaymentStatus: PaymentState.Unpaid or PaymentState.Pending or PaymentState.PartiallyPaid,
                Status: not (OrderStatus.Canceled or OrderStatus.Expired)
            }
        && LastPayment?.Instructions is not null;

    public IEnumerable<string> InstructionLines =>
        LastPayment!.Instructions!.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string FailureText => LastPayment?.FailureReason?.Text() ?? T("Order.NotCharged");

    /// <summary>The sentence that confirms the order, by how it is delivered.</summary>
    public IHtmlContent ThanksText
    {
        get
        {
            var (number, email, promise) = (Markup.Strong(Order!.Number), Order.Email, Order.DeliveryPromise);
            return promise is null ? H("Order.ThanksText", ("number", number), ("email", email))
                : Order.PickUp is null ? H("Order.ThanksArrives", ("number", number), ("email", email), ("promise", promise))
                : H("Order.ThanksReady", ("number", number), ("email", email), ("promise", promise));
        }
    }

    /// <summary>A URL of the confirmation that is safe to reload.</summary>
    public string ThanksUrl => Here + (Token is null ? "?" : "&") + "thanks=1";

    /// <summary>An amount is due and no provider has it yet, even if the order has not received the event.</summary>
    public bool CanPay =>
        Can("pay")
        && Order!.Balance.IsPositive
        && (OwesExtra || LastPayment is not { Status: PaymentStatus.Captured or PaymentStatus.Authorized });

    public bool Can(string action) => Order?.AllowedActions.Contains(action) == true;

    private bool IsUnpaid => OwesExtra || Order is { Status: OrderStatus.PendingPayment };

    private OrderViewer Viewer => new(Customer.AccountId, Token);

    private string Here => Links.Order(Number, Token);

    /// <summary>What happened last to a shipment, and when.</summary>
    public IHtmlContent LatestStep(OrderShipmentView shipment) =>
        shipment switch
        {
            { IsPickUp: true, DeliveredAt: { } at } => H("Order.PickedUp", ("time", Time(at))),
            { DeliveredAt: { } at } => H("Order.Delivered", ("time", Time(at))),
            { ReadyForPickupAt: { } at } => H("Order.ReadyForPickup", ("time", Time(at))),
            { ShippedAt: { } at } => H("Order.Shipped", ("time", Time(at))),
            _ => H("Order.Preparing", ("time", Time(shipment.CreatedAt))),
        };

    public IHtmlContent RefundText(OrderRefundView refund)
    {
        var date = ShopTimeTagHelper.Html(HttpContext, refund.At, "date");
        return (refund.IsStoreCredit, refund.Status == RefundStatus.Succeeded) switch
        {
            (false, true) => H("Order.RefundedOn", ("date", date)),
            (false, false) => H("Order.RefundPending", ("date", date)),
            (true, true) => H("Order.StoreCreditOn", ("date", date)),
            (true, false) => H("Order.StoreCreditPending", ("date", date)),
        };
    }

    public async Task<IActionResult> OnGetAsync(string? payment, string? thanks, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return Missing();

        if (Guid.TryParse(payment, out var returned))
        {
            // Back from the payment page: refresh the status once, then redirect to a URL that is safe to reload.
            if (Order!.Payments.Any(attempt => attempt.Id == returned))
                await mediator.Send(new RefreshPayment(returned), cancellationToken);

            return Redirect303(ThanksUrl);
        }

        IsThanks = thanks == "1";
        return Page();
    }

    public async Task<IActionResult> OnPostPayAsync(string? paymentId, string? paymentMethod, CancellationToken cancellationToken)
    {
        var attempt = Guid.TryParse(paymentId, out var id) && id != Guid.Empty ? id : Guid.CreateVersion7();
        var paid = await mediator.Send(new PayForOrder(Number, Viewer, attempt, paymentMethod ?? string.Empty), cancellationToken);
        if (!paid.IsSuccess)
            return await RefusedAsync(paid.Errors, cancellationToken);

        return paid.Value.RedirectUrl is { } elsewhere ? Outside(elsewhere) : Redirect303(ThanksUrl);
    }

    /// <summary>Cancels the order and moves its lines back to the cart.</summary>
    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken)
    {
        var cookie = CartCookie.Read(HttpContext);
        var owner = cookie?.OwnedBy(Customer) ?? new CartOwner(Customer.AccountId, null);
        var reopened = await mediator.Send(new ReopenCart(Number, Viewer, cookie?.CartId, owner), cancellationToken);
        if (!reopened.IsSuccess)
            return await RefusedAsync(reopened.Errors, cancellationToken);

        WaitingOrder.Forget(HttpContext);
        CartCookie.Write(HttpContext, new CartCookie(reopened.Value.CartId, Customer.IsSignedIn ? null : reopened.Value.Secret, 0));
        Flash(T("Order.Reopened", ("number", Number)));
        return Redirect303("/cart");
    }

    public async Task<IActionResult> OnPostCancelAsync(string? reason, CancellationToken cancellationToken)
    {
        if (reason?.Trim().Length > MaxReasonLength)
        {
            ModelState.AddModelError("reason", T("Order.CancelReasonTooLong", ("max", MaxReasonLength)));
            return await LoadAsync(cancellationToken) ? Page() : Missing();
        }

        var canceled = await mediator.Send(new CancelOrder(Number, Viewer, reason?.Trim(), null), cancellationToken);
        if (!canceled.IsSuccess)
            return await RefusedAsync(canceled.Errors, cancellationToken);

        Flash(T("Order.Canceled"));
        return Redirect303(Here);
    }

    public async Task<IActionResult> OnPostReceivedAsync(CancellationToken cancellationToken)
    {
        var confirmed = await mediator.Send(new ConfirmReceipt(Number, Viewer), cancellationToken);
        if (!confirmed.IsSuccess)
            return await RefusedAsync(confirmed.Errors, cancellationToken);

        Flash(T("Order.MarkedReceived"));
        return Redirect303(Here);
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid request, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Returns.All(known => known.Id != request))
            return Missing();

        var canceled = await mediator.Send(new CancelReturn(request, Viewer, null), cancellationToken);
        if (!canceled.IsSuccess)
            return await RefusedAsync(canceled.Errors, cancellationToken);

        Flash(T("Return.Canceled"));
        return Redirect303(Here);
    }

    private IHtmlContent Time(DateTimeOffset at) => ShopTimeTagHelper.Html(HttpContext, at);

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return Missing();

        foreach (var error in errors)
            ModelState.AddModelError(string.Empty, error.Text());

        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetOrder(Number, Viewer), cancellationToken);
        if (!result.IsSuccess)
            return false;

        Order = result.Value;
        var returns = new List<ReturnView>();
        foreach (var request in Order.Returns.OrderByDescending(request => request.RequestedAt))
            returns.Add((await mediator.Send(new GetReturn(request.Id), cancellationToken)).Value);
        Returns = returns;
        Documents = (await mediator.Send(new ListDocuments(Number, Viewer), cancellationToken)).Value;
        if (!Can("pay"))
            return true;

        var methods = await mediator.Send(
            new ListPaymentMethods(
                Order.Balance.IsPositive ? Order.Balance : Order.Total,
                Order.ShippingAddress.Country,
                IsBrought: Order.PickUp is null
            ),
            cancellationToken
        );
        Methods = methods.IsSuccess ? methods.Value : [];
        return true;
    }

    /// <summary>A missing order and another customer's order look the same.</summary>
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Missing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
