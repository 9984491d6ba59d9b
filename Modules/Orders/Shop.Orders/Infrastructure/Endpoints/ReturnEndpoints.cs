using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Infrastructure.Endpoints;

internal static class ReturnEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/orders/{number}/returns", RequestAsync)
            .WithTags("Orders")
            .WithIdempotency<OrdersDbContext>()
            .WithName("RequestReturn")
            .Produces<ReturnJson>(StatusCodes.Status201Created);

        var group = endpoints.MapGroup("/admin/returns").WithTags("Returns (back office)");
        group.MapGet("/", ListAsync).RequireAuthorization(Permissions.OrdersRead).WithName("ListReturns").Produces<ReturnListJson>();
        group.MapGet("/{id:guid}", GetAsync).RequireAuthorization(Permissions.OrdersRead).WithName("GetReturn").Produces<ReturnJson>();
        group
            .MapPost("/{id:guid}/approve", ApproveAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithName("ApproveReturn")
            .Produces<ReturnJson>();
        group
            .MapPost("/{id:guid}/decline", DeclineAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithName("DeclineReturn")
            .Produces<ReturnJson>();
        group
            .MapPost("/{id:guid}/receive", ReceiveAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithName("ReceiveReturn")
            .Produces<ReturnJson>();
        group
            .MapPost("/{id:guid}/inspect", InspectAsync)
            .RequireAuthorization(Permissions.OrdersWrite)
            .WithName("InspectReturn")
            .Produces<ReturnJson>();
        group
            .MapPost("/{id:guid}/resolve", ResolveAsync)
            .RequireAuthorization(Permissions.RefundsWrite)
            .WithName("ResolveReturn")
            .Produces<ReturnJson>();
    }

    private static async Task<IResult> RequestAsync(
        string number,
        RequestBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var viewer = Callers.OrderViewer(context, Permissions.OrdersWrite);
        var request = await mediator.Send(
            new RequestReturn(
                number,
                viewer,
                Guid.CreateVersion7(),
                body.Kind ?? ReturnKind.Return,
                Units(body.Lines),
                body.Reason,
                viewer.IsStaff ? context.User.StaffId() : null
            ),
            cancellationToken
        );
        return request.ToCreated(made => $"/api/v1/orders/{number}", made => ReturnJson.Of(made, texts));
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        CancellationToken cancellationToken,
        string? query = null,
        [UnknownValue("orders.unknown-status")] ReturnStatus? status = null,
        int page = 1,
        int pageSize = 20
    ) =>
        (await mediator.Send(new ListReturns(query, status, page, pageSize), cancellationToken)).ToHttp(list => new ReturnListJson(
            [
                .. list.Items.Select(item => new ReturnItemJson(
                    item.Id,
                    item.Number,
                    item.OrderNumber,
                    item.Kind,
                    item.Status,
                    item.Units,
                    item.RequestedAt
                )),
            ],
            list.Total,
            list.Page,
            list.PageSize
        ));

    private static async Task<IResult> GetAsync(Guid id, IMediator mediator, IMessageTexts texts, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetReturn(id), cancellationToken)).ToHttp(made => ReturnJson.Of(made, texts));

    private static async Task<IResult> ApproveAsync(
        Guid id,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        await AnswerAsync(
            id,
            await mediator.Send(new ApproveReturn(id, user.StaffId()), cancellationToken),
            mediator,
            texts,
            cancellationToken
        );

    private static async Task<IResult> DeclineAsync(
        Guid id,
        ReasonBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        await AnswerAsync(
            id,
            await mediator.Send(new DeclineReturn(id, body.Reason ?? string.Empty, user.StaffId()), cancellationToken),
            mediator,
            texts,
            cancellationToken
        );

    private static async Task<IResult> ReceiveAsync(
        Guid id,
        ReceiveBody? body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        await AnswerAsync(
            id,
            await mediator.Send(new ReceiveReturn(id, body?.Lines is null ? null : Units(body.Lines), user.StaffId()), cancellationToken),
            mediator,
            texts,
            cancellationToken
        );

    private static async Task<IResult> InspectAsync(
        Guid id,
        InspectBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var lines = (body.Lines ?? []).Select(line => new InspectedUnits(
            line?.Name ?? string.Empty,
            line?.Sellable ?? 0,
            line?.Damaged ?? 0,
            line?.Missing ?? 0,
            line?.SentBack ?? 0
        ));
        return await AnswerAsync(
            id,
            await mediator.Send(new InspectReturn(id, [.. lines], user.StaffId(), body.Location), cancellationToken),
            mediator,
            texts,
            cancellationToken
        );
    }

    private static async Task<IResult> ResolveAsync(
        Guid id,
        ResolveBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new GetReturn(id), cancellationToken);
        if (!found.IsSuccess)
            return found.ToProblem();

        var lines = body.Lines is { Count: > 0 }
            ? body.Lines.Select(line => new ResolvedUnits(
                line?.Name ?? string.Empty,
                line?.Resolution ?? body.Resolution ?? ReturnResolution.Refund
            ))
            : found.Value.Lines.Select(line => new ResolvedUnits(line.LineId.ToString(), body.Resolution ?? ReturnResolution.Refund));
        var exchange = new List<ExchangedUnits>();
        foreach (var unit in body.ExchangeFor ?? [])
        {
            if (!Sku.TryParse(unit?.Sku, out var sku))
                return Problems.Of(OrderErrors.SkuMissing.At("ExchangeFor"));
            exchange.Add(new ExchangedUnits(sku, unit!.Quantity ?? 0));
        }

        return (
            await mediator.Send(
                new ResolveReturn(id, [.. lines], body.Amount, body.Shipping, body.ExchangeFor is null ? null : exchange, user.StaffId()),
                cancellationToken
            )
        ).ToHttp(made => ReturnJson.Of(made, texts));
    }

    private static async Task<IResult> AnswerAsync(
        Guid id,
        Result done,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        done.IsSuccess
            ? (await mediator.Send(new GetReturn(id), cancellationToken)).ToHttp(made => ReturnJson.Of(made, texts))
            : done.ToProblem();

    private static List<UnitsToReturn> Units(IReadOnlyList<AdminOrderEndpoints.UnitsBody>? lines) =>
        [.. (lines ?? []).Select(line => new UnitsToReturn(line?.Name ?? string.Empty, line?.Quantity ?? 0))];

    internal sealed record RequestBody(ReturnKind? Kind, IReadOnlyList<AdminOrderEndpoints.UnitsBody>? Lines, string? Reason);

    internal sealed record ReasonBody(string? Reason);

    internal sealed record ReceiveBody(IReadOnlyList<AdminOrderEndpoints.UnitsBody>? Lines);

    internal sealed record InspectBody(IReadOnlyList<InspectedBody>? Lines, string? Location);

    internal sealed record InspectedBody(string? Sku, Guid? Id, int? Sellable, int? Damaged, int? Missing, int? SentBack)
    {
        public string Name => Id?.ToString() ?? Sku ?? string.Empty;
    }

    internal sealed record ResolveBody(
        ReturnResolution? Resolution,
        IReadOnlyList<ResolvedBody>? Lines,
        Money? Amount,
        Money? Shipping,
        IReadOnlyList<ExchangeBody>? ExchangeFor
    );

    internal sealed record ResolvedBody(string? Sku, Guid? Id, ReturnResolution? Resolution)
    {
        public string Name => Id?.ToString() ?? Sku ?? string.Empty;
    }

    internal sealed record ExchangeBody(string? Sku, int? Quantity);
}

/// <summary>A return in the API.</summary>
internal sealed record ReturnJson(
    Guid Id,
    string Number,
    string OrderNumber,
    ReturnKind Kind,
    ReturnStatus Status,
    string Reason,
    IReadOnlyList<ReturnLineJson> Lines,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ExpiresAt,
    Money? Refund,
    Money? StoreCredit,
    string? ExchangeOrder,
    PostalAddress? SendTo
)
{
    public static ReturnJson Of(ReturnView view, IMessageTexts texts) =>
        new(
            view.Id,
            view.Number,
            view.OrderNumber,
            view.Kind,
            view.Status,
            texts.Of(view.Reason),
            [
                .. view.Lines.Select(line => new ReturnLineJson(
                    line.LineId,
                    line.Sku.Value,
                    line.Title,
                    line.Quantity,
                    line.Received,
                    line.Sellable,
                    line.Damaged,
                    line.Missing,
                    line.SentBack,
                    line.Resolution
                )),
            ],
            view.RequestedAt,
            view.ExpiresAt,
            view.RefundAmount,
            view.StoreCredit,
            view.ExchangeOrderNumber,
            view.SendTo
        );
}

internal sealed record ReturnLineJson(
    Guid Id,
    string Sku,
    string Title,
    int Quantity,
    int Received,
    int Sellable,
    int Damaged,
    int Missing,
    int SentBack,
    ReturnResolution? Resolution
);

internal sealed record ReturnItemJson(
    Guid Id,
    string Number,
    string OrderNumber,
    ReturnKind Kind,
    ReturnStatus Status,
    int Units,
    DateTimeOffset RequestedAt
);

internal sealed record ReturnListJson(IReadOnlyList<ReturnItemJson> Items, int Total, int Page, int PageSize);
