using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal sealed class ListPromotionsValidator : AbstractValidator<ListPromotions>
{
    public ListPromotionsValidator()
    {
        RuleFor(query => query.Query).MaximumLength(200);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListPromotionsHandler(OrdersDbContext db, TimeProvider clock)
    : IRequestHandler<ListPromotions, Result<PagedList<PromotionView>>>
{
    public async Task<Result<PagedList<PromotionView>>> Handle(ListPromotions query, CancellationToken cancellationToken)
    {
        var promotions = db.Promotions.AsQueryable();
        if (query.Query?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            var code = text.ToUpperInvariant();
            promotions = promotions.Where(promotion =>
                promotion.Terms.Name.ToLower().Contains(text)
                || db.DiscountCodes.Any(known => known.PromotionId == promotion.Id && known.Code == code)
            );
        }

        var total = await promotions.CountAsync(cancellationToken);
        var rows = await promotions
            .OrderByDescending(promotion => promotion.UpdatedAt)
            .ThenByDescending(promotion => promotion.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<PromotionView>(
            await PromotionViews.OfAsync(db, rows, clock.GetUtcNow(), cancellationToken),
            total,
            query.Page,
            query.PageSize
        );
    }
}

internal sealed class GetPromotionHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<GetPromotion, Result<PromotionView>>
{
    public async Task<Result<PromotionView>> Handle(GetPromotion query, CancellationToken cancellationToken)
    {
        var promotion = await db.Promotions.SingleOrDefaultAsync(promotion => promotion.Id == new PromotionId(query.Id), cancellationToken);
        return promotion is null
            ? DiscountErrors.PromotionNotFound
            : (await PromotionViews.OfAsync(db, [promotion], clock.GetUtcNow(), cancellationToken))[0];
    }
}

internal sealed class DeletePromotionHandler(OrdersDbContext db, AutomaticPromotions automatic, TimeProvider clock)
    : IRequestHandler<DeletePromotion, Result>
{
    public async Task<Result> Handle(DeletePromotion command, CancellationToken cancellationToken)
    {
        var id = new PromotionId(command.Id);
        if (await db.Promotions.AsTracking().SingleOrDefaultAsync(promotion => promotion.Id == id, cancellationToken) is not { } promotion)
            return Result.Success;
        if (
            await db.DiscountCodes.AnyAsync(
                code => code.PromotionId == id && db.CodeUses.Any(use => use.CodeId == code.Id),
                cancellationToken
            )
        )
            return DiscountErrors.PromotionUsed;

        promotion.NoteStaffAction(command.StaffId, "delete", clock.GetUtcNow());
        db.Promotions.Remove(promotion);
        await db.SaveChangesAsync(cancellationToken);
        automatic.Forget();
        return Result.Success;
    }
}
