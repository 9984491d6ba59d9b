using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal sealed class SavePromotionValidator : AbstractValidator<SavePromotion>
{
    private const decimal HighestAmount = 1_000_000;
    private const int MaxProducts = 200;
    private const int MaxCategories = 50;

    public SavePromotionValidator(IOptions<OrdersOptions> options)
    {
        var currency = Currency.Of(options.Value.Currency);
        RuleFor(command => command.Id).NotEmpty();
        RuleFor(command => command.Code!).SetValidator(new NewCodeRules()).When(command => command.Code is not null);
        RuleFor(command => command.Input)
            .ChildRules(rules =>
            {
                Input(rules);
                rules.RuleFor(input => input.Amount).Must(IsInMinorUnits).WithError(TooManyDecimals(currency));
                rules.RuleFor(input => input.MinimumTotal).Must(IsInMinorUnits).WithError(TooManyDecimals(currency));
            })
            .OverridePropertyName(string.Empty);

        bool IsInMinorUnits(decimal? amount) => amount is not { } given || new Money(given, currency).IsInMinorUnits;
    }

    private static Error TooManyDecimals(Currency currency) =>
        currency.Digits == 0
            ? Error.Invalid("orders.no-decimals").With("currency", currency.Code)
            : Error.Invalid("orders.too-many-decimals").With("currency", currency.Code).With("count", currency.Digits);

    private static void Input(InlineValidator<PromotionInput> rules)
    {
        rules.RuleFor(input => input.Name).NotEmpty().WithError("orders.promotion-name-missing").MaximumLength(100).SingleLine();
        rules
            .RuleFor(input => input.Percent)
            .Must(percent => percent is > 0 and <= 100)
            .WithError("orders.percentage-range")
            .When(input => input.Kind is PromotionKind.Percentage or PromotionKind.BuyXGetY);
        rules
            .RuleFor(input => input.Amount)
            .NotNull()
            .GreaterThan(0)
            .LessThanOrEqualTo(HighestAmount)
            .When(input => input.Kind == PromotionKind.Amount);
        rules.RuleFor(input => input.Buy).NotNull().InclusiveBetween(1, 99).When(input => input.Kind == PromotionKind.BuyXGetY);
        rules.RuleFor(input => input.Get).NotNull().InclusiveBetween(1, 99).When(input => input.Kind == PromotionKind.BuyXGetY);
        rules.RuleFor(input => input.MinimumTotal).GreaterThan(0).LessThanOrEqualTo(HighestAmount);
        rules.RuleFor(input => input.MinimumQuantity).InclusiveBetween(1, 9_999);
        rules.RuleFor(input => input.Priority).InclusiveBetween(-1000, 1000);
        rules
            .RuleFor(input => input.EndsAt)
            .GreaterThan(input => input.StartsAt)
            .WithError("orders.ends-before-start")
            .When(input => input.StartsAt is not null && input.EndsAt is not null);
        rules
            .RuleFor(input => input.Products.Count)
            .LessThanOrEqualTo(MaxProducts)
            .WithError("orders.too-many-products", ("max", MaxProducts))
            .OverridePropertyName("Products");
        rules
            .RuleFor(input => input.Categories.Count)
            .LessThanOrEqualTo(MaxCategories)
            .WithError("orders.too-many-categories", ("max", MaxCategories))
            .OverridePropertyName("Categories");
    }
}

internal sealed class NewCodeRules : AbstractValidator<NewCode>
{
    public NewCodeRules()
    {
        RuleFor(code => code.Code)
            .Must(text => DiscountCode.Normalize(text) is not null)
            .WithError("orders.code-format", ("min", DiscountCode.Shortest), ("max", DiscountCode.Longest))
            .OverridePropertyName("Code");
        RuleFor(code => code.MaxUses).InclusiveBetween(1, 1_000_000).WithError("orders.usage-limit", ("max", 1_000_000));
        RuleFor(code => code.MaxPerCustomer).InclusiveBetween(1, 1_000).WithError("orders.usage-limit", ("max", 1_000));
    }
}

internal sealed class SavePromotionHandler(
    OrdersDbContext db,
    PromotionScopes scopes,
    AutomaticPromotions automatic,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<SavePromotion, Result<PromotionView>>
{
    public async Task<Result<PromotionView>> Handle(SavePromotion command, CancellationToken cancellationToken)
    {
        var scope = await scopes.FindAsync(command.Input, cancellationToken);
        if (!scope.IsSuccess)
            return Result<PromotionView>.Failure(scope.Errors);

        var now = clock.GetUtcNow();
        var terms = Terms(command.Input, scope.Value, Currency.Of(options.Value.Currency));
        var promotion = await db
            .Promotions.AsTracking()
            .SingleOrDefaultAsync(known => known.Id == new PromotionId(command.Id), cancellationToken);
        if (promotion is null)
        {
            if (command.Version is > 0)
                return DiscountErrors.PromotionNotFound;
            var code = DiscountCode.Normalize(command.Code?.Code);
            if (code is not null && await db.DiscountCodes.AnyAsync(known => known.Code == code, cancellationToken))
                return DiscountErrors.CodeTaken;

            promotion = new Promotion(new PromotionId(command.Id), terms, command.StaffId, now);
            db.Promotions.Add(promotion);
            if (command.Code is { } first)
            {
                db.DiscountCodes.Add(
                    new DiscountCode(
                        new DiscountCodeId(Guid.CreateVersion7()),
                        promotion.Id,
                        code!,
                        first.MaxUses,
                        first.MaxPerCustomer,
                        null,
                        now
                    )
                );
            }
        }
        else if (command.Version != 0)
        {
            if (command.Version is { } version)
                promotion.Expect(version);
            promotion.Change(terms, command.StaffId, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        automatic.Forget();
        return (await PromotionViews.OfAsync(db, [promotion], now, cancellationToken))[0];
    }

    private static PromotionTerms Terms(PromotionInput input, PromotionScope scope, Currency currency) =>
        new()
        {
            Name = input.Name.Trim(),
            Kind = input.Kind,
            Percent = input.Kind is PromotionKind.Percentage or PromotionKind.BuyXGetY ? input.Percent : null,
            Amount = input.Kind == PromotionKind.Amount ? input.Amount : null,
            Currency = currency,
            Buy = input.Kind == PromotionKind.BuyXGetY ? input.Buy : null,
            Get = input.Kind == PromotionKind.BuyXGetY ? input.Get : null,
            Products = scope.Products,
            Categories = scope.Categories,
            Skus = scope.Skus,
            MinimumTotal = input.MinimumTotal,
            MinimumQuantity = input.MinimumQuantity,
            CustomerGroup = input.CustomerGroup,
            StartsAt = input.StartsAt?.ToUniversalTime(),
            EndsAt = input.EndsAt?.ToUniversalTime(),
            IsActive = input.IsActive,
            Priority = input.Priority,
            Combines = input.Combines,
            NeedsCode = input.NeedsCode,
        };
}
