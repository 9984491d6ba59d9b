using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Infrastructure.Endpoints;

internal static class CartEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/carts").WithTags("Carts");
        group
            .MapPost("/", CreateAsync)
            .WithIdempotency<OrdersDbContext>()
            .WithName("CreateCart")
            .Produces<CreatedCartJson>(StatusCodes.Status201Created);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetCart").Produces<CartJson>();
        group
            .MapPost("/{id:guid}/lines", AddAsync)
            .WithIdempotency<OrdersDbContext>()
            .WithName("AddCartLine")
            .Produces<CartJson>(StatusCodes.Status201Created);
        group.MapPut("/{id:guid}/lines/{sku}", ChangeAsync).WithName("ChangeCartLine").Produces<CartJson>();
        group.MapDelete("/{id:guid}/lines/{sku}", RemoveAsync).WithName("RemoveCartLine").Produces<CartJson>();
        group.MapPost("/{id:guid}/discount-codes", ApplyCodeAsync).WithName("ApplyDiscountCode").Produces<CartJson>();
        group.MapDelete("/{id:guid}/discount-codes/{code}", RemoveCodeAsync).WithName("RemoveDiscountCode").Produces<CartJson>();
        group.MapPost("/{id:guid}/gift-cards", ApplyGiftCardAsync).WithName("ApplyGiftCard").Produces<CartJson>();
        group.MapDelete("/{id:guid}/gift-cards/{giftCardId:guid}", RemoveGiftCardAsync).WithName("RemoveGiftCard").Produces<CartJson>();
        group.MapPut("/{id:guid}/store-credit", UseCreditAsync).WithName("UseStoreCredit").Produces<CartJson>();
        group
            .MapGet("/{id:guid}/shipping-options", ListShippingAsync)
            .WithName("ListShippingOptions")
            .Produces<IReadOnlyList<ShippingOptionJson>>();
    }

    private static async Task<IResult> CreateAsync(HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var opened = await mediator.Send(new CreateCart(Guid.CreateVersion7(), Callers.AccountOf(context)), cancellationToken);
        return opened.ToCreated(cart => $"/api/v1/carts/{cart.CartId}", cart => new CreatedCartJson(cart.CartId, cart.Secret));
    }

    private static async Task<IResult> GetAsync(
        Guid id,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetCart(id, Callers.CartOwner(context)), cancellationToken)).ToHttp(view => CartJson.Of(view, texts));

    private static async Task<IResult> AddAsync(
        Guid id,
        CartLineBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (!Sku.TryParse(body.Sku, out var sku))
            return Problems.Of(CartErrors.UnknownSku(body.Sku));

        var changed = await mediator.Send(new AddToCart(id, Callers.CartOwner(context), sku, body.Quantity ?? 1), cancellationToken);
        if (!changed.IsSuccess)
            return changed.ToProblem();

        var cart = await mediator.Send(new GetCart(id, Callers.CartOwner(context)), cancellationToken);
        return cart.ToCreated(_ => $"/api/v1/carts/{id}", view => CartJson.Of(view, texts, changed.Value.Messages));
    }

    private static async Task<IResult> ChangeAsync(
        Guid id,
        string sku,
        QuantityBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (!Sku.TryParse(sku, out var parsed))
            return Problems.Of(CartErrors.NotFound);
        if (body.Quantity is not { } quantity)
            return Problems.Of(CartErrors.NoQuantity);

        var changed = await mediator.Send(new ChangeCartLine(id, Callers.CartOwner(context), parsed, quantity), cancellationToken);
        return changed.IsSuccess
            ? (await mediator.Send(new GetCart(id, Callers.CartOwner(context)), cancellationToken)).ToHttp(view =>
                CartJson.Of(view, texts, changed.Value.Messages)
            )
            : changed.ToProblem();
    }

    private static async Task<IResult> RemoveAsync(
        Guid id,
        string sku,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (!Sku.TryParse(sku, out var parsed))
            return Problems.Of(CartErrors.NotFound);

        var changed = await mediator.Send(new RemoveCartLine(id, Callers.CartOwner(context), parsed), cancellationToken);
        return changed.IsSuccess
            ? (await mediator.Send(new GetCart(id, Callers.CartOwner(context)), cancellationToken)).ToHttp(view => CartJson.Of(view, texts))
            : changed.ToProblem();
    }

    private static async Task<IResult> ApplyCodeAsync(
        Guid id,
        CodeBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        IAttemptLimiter guesses,
        CancellationToken cancellationToken
    )
    {
        if (guesses.IsReached(context))
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);

        var applied = await mediator.Send(
            new ApplyDiscountCode(id, Callers.CartOwner(context), body.Code ?? string.Empty),
            cancellationToken
        );
        if (applied.IsSuccess)
            return await GetAsync(id, context, mediator, texts, cancellationToken);
        if (applied.Errors[0].Code == ApplyDiscountCode.UnknownCode)
            guesses.Note(context);
        return guesses.IsReached(context) ? Results.StatusCode(StatusCodes.Status429TooManyRequests) : applied.ToProblem();
    }

    private static async Task<IResult> RemoveCodeAsync(
        Guid id,
        string code,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var removed = await mediator.Send(new RemoveDiscountCode(id, Callers.CartOwner(context), code), cancellationToken);
        return removed.IsSuccess ? await GetAsync(id, context, mediator, texts, cancellationToken) : removed.ToProblem();
    }

    private static async Task<IResult> ApplyGiftCardAsync(
        Guid id,
        CodeBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        IAttemptLimiter guesses,
        CancellationToken cancellationToken
    )
    {
        if (guesses.IsReached(context))
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);

        var applied = await mediator.Send(new ApplyGiftCard(id, Callers.CartOwner(context), body.Code ?? string.Empty), cancellationToken);
        if (applied.IsSuccess)
            return await GetAsync(id, context, mediator, texts, cancellationToken);
        if (applied.Errors[0].Code == ApplyGiftCard.UnknownGiftCard)
            guesses.Note(context);
        return guesses.IsReached(context) ? Results.StatusCode(StatusCodes.Status429TooManyRequests) : applied.ToProblem();
    }

    private static async Task<IResult> RemoveGiftCardAsync(
        Guid id,
        Guid giftCardId,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var removed = await mediator.Send(new RemoveGiftCard(id, Callers.CartOwner(context), giftCardId), cancellationToken);
        return removed.IsSuccess ? await GetAsync(id, context, mediator, texts, cancellationToken) : removed.ToProblem();
    }

    private static async Task<IResult> UseCreditAsync(
        Guid id,
        CreditBody body,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        var changed = await mediator.Send(new UseStoreCredit(id, Callers.CartOwner(context), body.Use ?? true), cancellationToken);
        return changed.IsSuccess ? await GetAsync(id, context, mediator, texts, cancellationToken) : changed.ToProblem();
    }

    private static async Task<IResult> ListShippingAsync(
        Guid id,
        string? country,
        string? postalCode,
        HttpContext context,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    ) =>
        (
            await mediator.Send(
                new ListCartShippingOptions(id, Callers.CartOwner(context), country ?? string.Empty, postalCode),
                cancellationToken
            )
        ).ToHttp(options =>
            options
                .Select(option => new ShippingOptionJson(option.Code, option.Name, option.Price, texts.Of(option.Promise), option.PickUp))
                .ToList()
        );

    internal sealed record CartLineBody(string? Sku, int? Quantity);

    internal sealed record CreditBody(bool? Use);

    internal sealed record CodeBody(string? Code);

    internal sealed record QuantityBody(int? Quantity);

    internal sealed record CreatedCartJson(Guid Id, string Secret);

    internal sealed record ShippingOptionJson(string Code, string Name, Money Price, string Promise, CollectionPoint? PickUp);

    internal sealed record CartJson(
        Guid Id,
        IReadOnlyList<CartLineJson> Lines,
        TotalsJson Totals,
        IReadOnlyList<DiscountJson> Discounts,
        IReadOnlyList<DiscountCodeJson> DiscountCodes,
        IReadOnlyList<GiftCardJson> GiftCards,
        Money? StoreCredit,
        Money ToPay,
        IReadOnlyList<MessageJson> Messages
    )
    {
        /// <param name="more">Messages about the change that was just made.</param>
        public static CartJson Of(CartView cart, IMessageTexts texts, IReadOnlyList<CartMessage>? more = null) =>
            new(
                cart.Id,
                [
                    .. cart.Lines.Select(line => new CartLineJson(
                        line.Sku.Value,
                        line.Title,
                        line.VariantTitle,
                        line.Quantity,
                        line.UnitPrice,
                        line.Amount,
                        line.Amount - line.Total,
                        [.. line.Discounts.Select(DiscountJson.Of)],
                        line.IsAvailable,
                        line.Backordered,
                        line.ExpectedOn
                    )),
                ],
                TotalsJson.Of(cart.Totals),
                [.. cart.Discounts.Select(DiscountJson.Of)],
                [
                    .. cart.DiscountCodes.Select(code => new DiscountCodeJson(
                        code.Code,
                        code.Refusal is null,
                        code.Refusal is { } refusal ? texts.Of(refusal) : null
                    )),
                ],
                [.. cart.GiftCards.Select(card => new GiftCardJson(card.Id, card.LastDigits, card.Amount))],
                cart.StoreCredit is { IsUsed: true } credit ? credit.Amount : null,
                cart.ToPay,
                [
                    .. (more ?? [])
                        .Concat(cart.Messages)
                        .Select(message => new MessageJson(message.Kind, message.Sku?.Value, texts.Of(message.Message), message.Blocks)),
                ]
            );
    }

    /// <param name="Total">Unit price × quantity, before discounts.</param>
    internal sealed record CartLineJson(
        string Sku,
        string Title,
        string VariantTitle,
        int Quantity,
        Money UnitPrice,
        Money Total,
        Money Discount,
        IReadOnlyList<DiscountJson> Discounts,
        bool IsAvailable,
        int Backordered,
        DateOnly? ExpectedOn
    );

    internal sealed record GiftCardJson(Guid Id, string LastDigits, Money Amount);

    internal sealed record DiscountCodeJson(string Code, bool Applied, string? Reason);

    internal sealed record MessageJson(string Kind, string? Sku, string Text, bool Blocks);
}

/// <summary>Totals in the API. Tax is included in the other amounts.</summary>
internal sealed record TotalsJson(Money Items, Money Discount, Money Shipping, Money Tax, Money Total, bool TaxIncluded)
{
    public static TotalsJson Of(CartTotals totals) =>
        new(
            totals.Items,
            totals.Discount,
            totals.Shipping ?? Money.Zero(totals.Total.Currency),
            totals.Tax,
            totals.Total,
            totals.TaxIncluded
        );
}

/// <summary>A promotion's discount.</summary>
internal sealed record DiscountJson(string Name, string? Code, Money Amount)
{
    public static DiscountJson Of(CartDiscount discount) => new(discount.Name, discount.Code, discount.Amount);
}
