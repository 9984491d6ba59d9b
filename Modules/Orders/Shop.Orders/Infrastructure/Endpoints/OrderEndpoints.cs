using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Domain.Carts;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Infrastructure.Endpoints;

internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/orders").WithTags("Orders");
        group
            .MapPost("/", PlaceAsync)
            .WithIdempotency<OrdersDbContext>()
            .WithName("PlaceOrder")
            .Produces<PlacedJson>(StatusCodes.Status201Created);
        group.MapGet("/{number}", GetAsync).WithName("GetOrder").Produces<OrderJson>();
        group.MapPost("/{number}/cancel", CancelAsync).WithName("CancelOrder").Produces<OrderJson>();
        group.MapPost("/{number}/confirm-receipt", ConfirmReceiptAsync).WithName("ConfirmReceipt").Produces<OrderJson>();
        group.MapGet("/{number}/documents", ListDocumentsAsync).WithName("ListDocuments").Produces<IReadOnlyList<DocumentJson>>();
        group
            .MapPost("/{number}/payments", PayAsync)
            .WithIdempotency<OrdersDbContext>()
            .WithName("PayForOrder")
            .Produces<PaymentJson>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> PlaceAsync(
        PlaceOrderBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (body.CartId is not { } cartId)
            return Problems.Of(CartErrors.NoCartId);

        var placed = await mediator.Send(
            new PlaceOrder(
                cartId,
                Callers.CartOwner(context),
                body.Email ?? string.Empty,
                (body.ShippingAddress ?? new AddressBody()).ToAddress(),
                body.BillingAddress?.ToAddress(),
                body.ShippingMethod,
                body.PaymentMethod ?? string.Empty,
                body.AcceptedTotal,
                body.Note,
                body.AcceptedToPay
            )
            {
                Channel = SalesChannel.Api,
            },
            cancellationToken
        );
        return placed.ToCreated(
            order => $"/api/v1/orders/{order.Number}",
            order => new PlacedJson(order.Number, order.AccessToken, order.Status, order.Total, PaymentJson.Of(order.Payment, texts))
        );
    }

    private static async Task<IResult> GetAsync(
        string number,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new GetOrder(number, Callers.OrderViewer(context, Permissions.OrdersRead)), cancellationToken)).ToHttp(order =>
            OrderJson.Of(order, texts)
        );

    private static async Task<IResult> CancelAsync(
        string number,
        ReasonBody? body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var viewer = Callers.OrderViewer(context, Permissions.OrdersWrite);
        var canceled = await mediator.Send(
            new CancelOrder(number, viewer, body?.Reason, viewer.IsStaff ? context.User.StaffId() : null),
            cancellationToken
        );
        return canceled.IsSuccess ? await GetAsync(number, context, mediator, texts, cancellationToken) : canceled.ToProblem();
    }

    private static async Task<IResult> ConfirmReceiptAsync(
        string number,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var confirmed = await mediator.Send(
            new ConfirmReceipt(number, Callers.OrderViewer(context, Permissions.OrdersWrite)),
            cancellationToken
        );
        return confirmed.IsSuccess ? await GetAsync(number, context, mediator, texts, cancellationToken) : confirmed.ToProblem();
    }

    private static async Task<IResult> ListDocumentsAsync(
        string number,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        (await mediator.Send(new ListDocuments(number, Callers.OrderViewer(context, Permissions.OrdersRead)), cancellationToken)).ToHttp(
            documents =>
                documents.Select(document => new DocumentJson(document.Id, document.Kind, document.Number, document.IssuedAt)).ToList()
        );

    private static async Task<IResult> PayAsync(
        string number,
        PayBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var command = new PayForOrder(
            number,
            Callers.OrderViewer(context, Permissions.OrdersWrite),
            Guid.CreateVersion7(),
            body.PaymentMethod ?? string.Empty
        );
        return (await mediator.Send(command, cancellationToken)).ToCreated(
            _ => $"/api/v1/orders/{number}",
            payment => PaymentJson.Of(payment, texts)
        );
    }

    internal sealed record PlaceOrderBody(
        Guid? CartId,
        string? Email,
        AddressBody? ShippingAddress,
        AddressBody? BillingAddress,
        string? ShippingMethod,
        string? PaymentMethod,
        Money? AcceptedTotal,
        Money? AcceptedToPay,
        string? Note
    );

    /// <summary>An address before validation.</summary>
    internal sealed record AddressBody(
        string? Name = null,
        string? Company = null,
        string? Line1 = null,
        string? Line2 = null,
        string? City = null,
        string? Region = null,
        string? PostalCode = null,
        string? Country = null,
        string? Phone = null
    )
    {
        public PostalAddress ToAddress() =>
            new(
                Text(Name),
                Optional(Company),
                Text(Line1),
                Optional(Line2),
                Text(City),
                Optional(Region),
                Text(PostalCode),
                Text(Country).ToUpperInvariant(),
                Optional(Phone)
            );

        private static string Text(string? value) => value?.Trim() ?? string.Empty;

        private static string? Optional(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    internal sealed record ReasonBody(string? Reason);

    internal sealed record DocumentJson(Guid Id, DocumentKind Kind, string Number, DateTimeOffset IssuedAt);

    internal sealed record PayBody(string? PaymentMethod);

    internal sealed record PlacedJson(string Number, string AccessToken, OrderStatus Status, Money Total, PaymentJson? Payment);

    internal sealed record PaymentJson(Guid Id, PaymentStatus Status, string? RedirectUrl, string? Instructions)
    {
        public static PaymentJson? Of(ReceiptPayment? payment, IMessageTexts texts) =>
            payment is null
                ? null
                : new PaymentJson(
                    payment.Id,
                    payment.Status,
                    payment.RedirectUrl,
                    payment.Instructions is { } instructions ? texts.Of(instructions) : null
                );
    }
}
