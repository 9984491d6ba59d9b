using System.Security.Claims;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Infrastructure.Endpoints;

internal static class PromotionEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/promotions").WithTags("Promotions (back office)");
        group
            .MapGet("/", ListAsync)
            .RequireAuthorization(Permissions.PromotionsRead)
            .WithName("ListPromotions")
            .Produces<PromotionListJson>();
        group
            .MapPost("/", CreateAsync)
            .RequireAuthorization(Permissions.PromotionsWrite)
            .WithIdempotency<OrdersDbContext>()
            .WithName("CreatePromotion")
            .Produces<PromotionJson>(StatusCodes.Status201Created);
        group
            .MapPut("/{id:guid}", ChangeAsync)
            .RequireAuthorization(Permissions.PromotionsWrite)
            .WithName("ChangePromotion")
            .Produces<PromotionJson>();
        group
            .MapDelete("/{id:guid}", DeleteAsync)
            .RequireAuthorization(Permissions.PromotionsWrite)
            .WithName("DeletePromotion")
            .Produces(StatusCodes.Status204NoContent);
        group
            .MapPost("/{id:guid}/codes", AddCodesAsync)
            .RequireAuthorization(Permissions.PromotionsWrite)
            .WithIdempotency<OrdersDbContext>()
            .WithName("AddDiscountCodes")
            .Produces<CodesJson>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        CancellationToken cancellationToken,
        string? query = null,
        int page = 1,
        int pageSize = 20
    ) =>
        (await mediator.Send(new ListPromotions(query, page, pageSize), cancellationToken)).ToHttp(list => new PromotionListJson(
            [.. list.Items.Select(PromotionJson.Of)],
            list.Total,
            list.Page,
            list.PageSize
        ));

    private static async Task<IResult> CreateAsync(
        PromotionBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var input = body.Read();
        if (!input.IsSuccess)
            return input.ToProblem();

        var code = string.IsNullOrWhiteSpace(body.Code) ? null : new NewCode(body.Code, body.UsageLimit, body.PerCustomerLimit);
        var saved = await mediator.Send(new SavePromotion(Guid.CreateVersion7(), 0, input.Value, code, user.StaffId()), cancellationToken);
        return InTheBody(saved, body.Names).ToCreated(promotion => $"/api/v1/admin/promotions/{promotion.Id}", PromotionJson.Of);
    }

    private static async Task<IResult> ChangeAsync(
        Guid id,
        PromotionBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var known = await mediator.Send(new GetPromotion(id), cancellationToken);
        if (!known.IsSuccess)
            return known.ToProblem();
        var input = body.Read(known.Value.Input.NeedsCode);
        return input.IsSuccess
            ? InTheBody(
                    await mediator.Send(new SavePromotion(id, body.Version, input.Value, null, user.StaffId()), cancellationToken),
                    body.Names
                )
                .ToHttp(PromotionJson.Of)
            : input.ToProblem();
    }

    private static async Task<IResult> DeleteAsync(
        Guid id,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new DeletePromotion(id, user.StaffId()), cancellationToken)).ToHttp();

    private static async Task<IResult> AddCodesAsync(
        Guid id,
        CodesBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var added = body.Code is { Length: > 0 } code
            ? await mediator.Send(
                new AddDiscountCode(id, Guid.CreateVersion7(), new NewCode(code, body.Limit, body.PerCustomer), user.StaffId()),
                cancellationToken
            )
            : await mediator.Send(
                new GenerateDiscountCodes(id, Guid.CreateVersion7(), body.Count ?? 1, body.Prefix, user.StaffId()),
                cancellationToken
            );
        return InTheBody(added, CodesBody.Names)
            .ToCreated(
                _ => $"/api/v1/admin/promotions/{id}",
                codes => new CodesJson([
                    .. codes.Select(row => new CodeJson(row.Code, row.MaxUses, row.MaxPerCustomer, row.Uses, row.IsActive)),
                ])
            );
    }

    /// <summary>Renames fields in validation errors to those of the body.</summary>
    private static Result<T> InTheBody<T>(Result<T> result, IReadOnlyDictionary<string, string> names) =>
        result.IsSuccess
            ? result
            : Result<T>.Failure([
                .. result.Errors.Select(error =>
                    error.Field?.Split('.')[^1] is { } field ? error with { Field = names.GetValueOrDefault(field, field) } : error
                ),
            ]);

    /// <summary>A promotion in the API. Amounts may be numbers, strings or money objects.</summary>
    /// <param name="Value">The percentage, or the amount.</param>
    /// <param name="Products">Ids, slugs or SKUs.</param>
    /// <param name="Categories">Ids or slugs.</param>
    /// <param name="Code">Created with the promotion; without a code the promotion is automatic unless <paramref name="NeedsCode"/> is
    /// true.</param>
    internal sealed record PromotionBody(
        string? Name,
        string? Kind,
        JsonElement? Value,
        string? Code,
        int? UsageLimit,
        int? PerCustomerLimit,
        JsonElement? Minimum,
        int? MinimumQuantity,
        IReadOnlyList<string>? Products,
        IReadOnlyList<string>? Categories,
        DateTimeOffset? StartsAt,
        DateTimeOffset? EndsAt,
        bool? Combines,
        string? CustomerGroup,
        int? Buy,
        int? Get,
        decimal? PercentOff,
        bool? Active,
        int? Priority,
        bool? NeedsCode,
        int? Version
    )
    {
        internal IReadOnlyDictionary<string, string> Names =>
            new Dictionary<string, string>
            {
                ["Percent"] = PercentOff is null ? "Value" : "PercentOff",
                ["Amount"] = "Value",
                ["MinimumTotal"] = "Minimum",
                ["MaxUses"] = "UsageLimit",
                ["MaxPerCustomer"] = "PerCustomerLimit",
            };

        public Result<PromotionInput> Read(bool neededCode = false)
        {
            var (value, isValue) = Number(Value);
            var (minimum, isMinimum) = Number(Minimum);
            if (!isValue || !isMinimum)
                return DiscountErrors.NotAnAmount(isValue ? "Minimum" : "Value");
            if (ApiNames.Find<PromotionKind>(Kind) is not { } kind)
                return DiscountErrors.UnknownKind;
            if (ApiNames.Find<CustomerGroup>(CustomerGroup ?? "everyone") is not { } customers)
                return DiscountErrors.UnknownCustomerGroup;

            return new PromotionInput(
                Name ?? string.Empty,
                kind,
                kind == PromotionKind.BuyXGetY ? PercentOff ?? value ?? 100 : value,
                value,
                Buy,
                Get,
                Products ?? [],
                Categories ?? [],
                minimum,
                MinimumQuantity,
                customers,
                StartsAt,
                EndsAt,
                Active ?? true,
                Priority ?? 0,
                Combines ?? false,
                NeedsCode ?? (neededCode || !string.IsNullOrWhiteSpace(Code))
            );
        }

        private static (decimal? Number, bool IsOne) Number(JsonElement? element) =>
            element switch
            {
                null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => (null, true),
                { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => (value, true),
                { ValueKind: JsonValueKind.String } text when Shop.Kernel.Money.TryReadAmount(text.GetString(), out var value) => (
                    value,
                    true
                ),
                { ValueKind: JsonValueKind.Object } money
                    when money.TryGetProperty("amount", out var amount) && amount.ValueKind != JsonValueKind.Object => Number(amount),
                _ => (null, false),
            };
    }

    /// <summary>One reusable code, or a number of single-use codes.</summary>
    internal sealed record CodesBody(string? Code, int? Count, string? Prefix, int? Limit, int? PerCustomer)
    {
        internal static IReadOnlyDictionary<string, string> Names { get; } =
            new Dictionary<string, string> { ["MaxUses"] = "Limit", ["MaxPerCustomer"] = "PerCustomer" };
    }

    internal sealed record CodesJson(IReadOnlyList<CodeJson> Codes);

    internal sealed record CodeJson(string Code, int? Limit, int? PerCustomer, int Uses, bool Active);

    internal sealed record PromotionListJson(IReadOnlyList<PromotionJson> Items, int Total, int Page, int PageSize);

    internal sealed record PromotionJson(
        Guid Id,
        string Name,
        PromotionKind Kind,
        PromotionState State,
        decimal? Percent,
        Money? Amount,
        int? Buy,
        int? Get,
        Money? Minimum,
        int? MinimumQuantity,
        IReadOnlyList<string> Products,
        IReadOnlyList<string> Categories,
        CustomerGroup CustomerGroup,
        DateTimeOffset? StartsAt,
        DateTimeOffset? EndsAt,
        bool Active,
        int Priority,
        bool Combines,
        bool NeedsCode,
        int Codes,
        int? Uses,
        int Version
    )
    {
        public static PromotionJson Of(PromotionView promotion)
        {
            var input = promotion.Input;
            return new PromotionJson(
                promotion.Id,
                input.Name,
                input.Kind,
                promotion.State,
                input.Percent,
                Money(input.Amount),
                input.Buy,
                input.Get,
                Money(input.MinimumTotal),
                input.MinimumQuantity,
                input.Products,
                input.Categories,
                input.CustomerGroup,
                input.StartsAt,
                input.EndsAt,
                input.IsActive,
                input.Priority,
                input.Combines,
                input.NeedsCode,
                promotion.Codes,
                promotion.Uses,
                promotion.Version
            );

            Money? Money(decimal? amount) => amount is { } value ? new Money(value, promotion.Currency) : null;
        }
    }
}
