using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal sealed class AddDiscountCodeValidator : AbstractValidator<AddDiscountCode>
{
    public AddDiscountCodeValidator()
    {
        RuleFor(command => command.CodeId).NotEmpty();
        RuleFor(command => command.Code).SetValidator(new NewCodeRules()).OverridePropertyName(string.Empty);
    }
}

internal sealed class AddDiscountCodeHandler(OrdersDbContext db, TimeProvider clock)
    : IRequestHandler<AddDiscountCode, Result<IReadOnlyList<DiscountCodeView>>>
{
    public async Task<Result<IReadOnlyList<DiscountCodeView>>> Handle(AddDiscountCode command, CancellationToken cancellationToken)
    {
        var id = new DiscountCodeId(command.CodeId);
        if (
            await db
                .Promotions.AsTracking()
                .SingleOrDefaultAsync(promotion => promotion.Id == new PromotionId(command.PromotionId), cancellationToken)
            is not { } promotion
        )
            return DiscountErrors.PromotionNotFound;

        var text = DiscountCode.Normalize(command.Code.Code)!;
        var known = await db.DiscountCodes.SingleOrDefaultAsync(code => code.Id == id || code.Code == text, cancellationToken);
        if (known is not null && known.Id != id)
            return DiscountErrors.CodeTaken;

        if (known is null)
        {
            var now = clock.GetUtcNow();
            known = new DiscountCode(id, promotion.Id, text, command.Code.MaxUses, command.Code.MaxPerCustomer, null, now);
            db.DiscountCodes.Add(known);
            promotion.NoteStaffAction(command.StaffId, "add-code", now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result<IReadOnlyList<DiscountCodeView>>.Success([PromotionViews.Code(known)]);
    }
}

internal sealed class GenerateDiscountCodesValidator : AbstractValidator<GenerateDiscountCodes>
{
    public const int Max = 10_000;
    private const int MaxPrefixLength = 20;

    public GenerateDiscountCodesValidator()
    {
        RuleFor(command => command.BatchId).NotEmpty();
        RuleFor(command => command.Count).InclusiveBetween(1, Max);
        RuleFor(command => command.Prefix)
            .Must(text => DiscountCode.Normalize(text + "0000") is not null && text!.Trim().Length <= MaxPrefixLength)
            .WithError("orders.code-prefix", ("max", MaxPrefixLength))
            .When(command => !string.IsNullOrWhiteSpace(command.Prefix));
    }
}

internal sealed class GenerateDiscountCodesHandler(OrdersDbContext db, TimeProvider clock)
    : IRequestHandler<GenerateDiscountCodes, Result<IReadOnlyList<DiscountCodeView>>>
{
    /// <summary>Without ambiguous characters.</summary>
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>60 bits with 32 letters.</summary>
    private const int Length = 12;

    public async Task<Result<IReadOnlyList<DiscountCodeView>>> Handle(GenerateDiscountCodes command, CancellationToken cancellationToken)
    {
        if (
            await db
                .Promotions.AsTracking()
                .SingleOrDefaultAsync(promotion => promotion.Id == new PromotionId(command.PromotionId), cancellationToken)
            is not { } promotion
        )
            return DiscountErrors.PromotionNotFound;

        var codes = await db
            .DiscountCodes.Where(code => code.BatchId == command.BatchId)
            .OrderBy(code => code.Id)
            .ToListAsync(cancellationToken);
        if (codes.Count == 0)
        {
            var now = clock.GetUtcNow();
            var prefix = string.IsNullOrWhiteSpace(command.Prefix)
                ? string.Empty
                : command.Prefix.Trim().TrimEnd('-').ToUpperInvariant() + "-";
            var texts = new HashSet<string>();
            while (texts.Count < command.Count)
                texts.Add(prefix + RandomNumberGenerator.GetString(Letters, Length));
            codes =
            [
                .. texts.Select(text => new DiscountCode(
                    new DiscountCodeId(Guid.CreateVersion7()),
                    promotion.Id,
                    text,
                    1,
                    null,
                    command.BatchId,
                    now
                )),
            ];
            db.DiscountCodes.AddRange(codes);
            promotion.NoteStaffAction(command.StaffId, "generate-codes", now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result<IReadOnlyList<DiscountCodeView>>.Success([.. codes.Select(PromotionViews.Code)]);
    }
}

internal sealed class SwitchDiscountCodeHandler(OrdersDbContext db, TimeProvider clock) : IRequestHandler<SwitchDiscountCode, Result>
{
    public async Task<Result> Handle(SwitchDiscountCode command, CancellationToken cancellationToken)
    {
        var promotion = await db
            .Promotions.AsTracking()
            .SingleOrDefaultAsync(promotion => promotion.Id == new PromotionId(command.PromotionId), cancellationToken);
        var code = await db
            .DiscountCodes.AsTracking()
            .SingleOrDefaultAsync(
                code => code.Id == new DiscountCodeId(command.CodeId) && code.PromotionId == new PromotionId(command.PromotionId),
                cancellationToken
            );
        if (promotion is null || code is null)
            return DiscountErrors.CodeNotFound;

        if (code.IsActive != command.IsActive)
        {
            code.SetActive(command.IsActive);
            promotion.NoteStaffAction(command.StaffId, command.IsActive ? "activate-code" : "deactivate-code", clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Success;
    }
}

internal sealed class ListDiscountCodesValidator : AbstractValidator<ListDiscountCodes>
{
    public ListDiscountCodesValidator()
    {
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, GenerateDiscountCodesValidator.Max);
    }
}

internal sealed class ListDiscountCodesHandler(OrdersDbContext db) : IRequestHandler<ListDiscountCodes, Result<PagedList<DiscountCodeView>>>
{
    public async Task<Result<PagedList<DiscountCodeView>>> Handle(ListDiscountCodes query, CancellationToken cancellationToken)
    {
        var codes = db.DiscountCodes.Where(code => code.PromotionId == new PromotionId(query.PromotionId));
        var total = await codes.CountAsync(cancellationToken);
        var rows = await codes
            .OrderByDescending(code => code.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<DiscountCodeView>([.. rows.Select(PromotionViews.Code)], total, query.Page, query.PageSize);
    }
}
