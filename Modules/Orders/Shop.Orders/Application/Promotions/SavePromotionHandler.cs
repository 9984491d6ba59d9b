using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

internal sealed class SavePromotionValidator : AbstractValidator<SavePromotion>
{
    public const decimal HighestAmount = 1_000_000;

    public SavePromotionValidator(IOptions<OrdersOptions> options)
    {
        var currency = Currency.Of(options.Value.Currency);
        RuleFor(command => command.Id).NotEmpty();
        RuleFor(command => command.Code!).SetValidator(new NewCodeRules()).When(command => command.Code is not null);
        RuleFor(command => command.Input)
            .ChildRules(rules =>
            {
                Input(rules);
                rules.RuleFor(input => input.Amount).Must(IsInMinorUnits).WithMessage(TooManyDigits(currency));
                rules.RuleFor(input => input.MinimumTotal).Must(IsInMinorUnits).WithMessage(TooManyDigits(currency));
            })
            .OverridePropertyName(string.Empty);

        bool IsInMinorUnits(decimal? amount) => amount is not { } given || new Money(given, currency).IsInMinorUnits;
    }

    private static string TooManyDigits(Currency currency) =>
        currency.Digits == 0 ? $"{currency} has no decimals." : $"{currency} has at most {currency.Digits} decimals.";

    private static void Input(InlineValidator<PromotionInput> rules)
    {
        rules
            .RuleFor(input => input.Name)
            .NotEmpty()
            .WithMessage("Enter a name; shoppers see it.")
            .MaximumLength(100)
            .WithMessage("A name has at most 100 characters.")
            .SingleLine();
        rules
            .RuleFor(input => input.Kind)
            .Must(name => ApiNames.Find<PromotionKind>(name) is not null)
            .WithMessage("The kind is percentage, amount, free_shipping or buy_x_get_y.");
        rules
            .RuleFor(input => input.CustomerGroup)
            .Must(name => ApiNames.Find<CustomerGroup>(name) is not null)
            .WithMessage("The group is everyone, signed_in or first_order.");
        rules
            .RuleFor(input => input.Percent)
            .NotNull()
            .WithMessage("Enter the percentage.")
            .GreaterThan(0)
            .LessThanOrEqualTo(100)
            .WithMessage("A percentage is more than 0 and at most 100.")
            .When(input => Is(input, PromotionKind.Percentage) || Is(input, PromotionKind.BuyXGetY));
        rules
            .RuleFor(input => input.Amount)
            .NotNull()
            .WithMessage("Enter the amount.")
            .GreaterThan(0)
            .LessThanOrEqualTo(HighestAmount)
            .WithMessage("An amount is more than 0 and at most a million.")
            .When(input => Is(input, PromotionKind.Amount));
        rules
            .RuleFor(input => input.Buy)
            .NotNull()
            .WithMessage("Enter how many units have to be bought.")
            .InclusiveBetween(1, 99)
            .WithMessage("Enter a whole number from 1 to 99.")
            .When(input => Is(input, PromotionKind.BuyXGetY));
        rules
            .RuleFor(input => input.Get)
            .NotNull()
            .WithMessage("Enter how many units are cheaper then.")
            .InclusiveBetween(1, 99)
            .WithMessage("Enter a whole number from 1 to 99.")
            .When(input => Is(input, PromotionKind.BuyXGetY));
        rules
            .RuleFor(input => input.MinimumTotal)
            .GreaterThan(0)
            .LessThanOrEqualTo(HighestAmount)
            .WithMessage("A minimum is more than 0 and at most a million.");
        rules.RuleFor(input => input.MinimumQuantity).InclusiveBetween(1, 9_999).WithMessage("Enter a whole number from 1 to 9999.");
        rules
            .RuleFor(input => input.Priority)
            .InclusiveBetween(-1000, 1000)
            .WithMessage("A priority is a whole number from -1000 to 1000.");
        rules
            .RuleFor(input => input.EndsAt)
            .GreaterThan(input => input.StartsAt)
            .WithMessage("It has to end after it starts.")
            .When(input => input.StartsAt is not null && input.EndsAt is not null);
        rules
            .RuleFor(input => input.Products.Count)
            .LessThanOrEqualTo(200)
            .WithMessage("Name at most 200 products.")
            .OverridePropertyName("Products");
        rules
            .RuleFor(input => input.Categories.Count)
            .LessThanOrEqualTo(50)
            .WithMessage("Name at most 50 categories.")
            .OverridePropertyName("Categories");
    }

    private static bool Is(PromotionInput input, PromotionKind kind) => input.Kind == ApiNames.Of(kind);
}

internal sealed class NewCodeRules : AbstractValidator<NewCode>
{
    public NewCodeRules()
    {
        RuleFor(code => code.Code)
            .Must(text => DiscountCode.Normalize(text) is not null)
            .WithMessage($"A code has {DiscountCode.Shortest} to {DiscountCode.Longest} letters, digits and hyphens.")
            .OverridePropertyName("Code");
        RuleFor(code => code.MostUses).InclusiveBetween(1, 1_000_000).WithMessage("Enter a whole number from 1, or nothing for no limit.");
        RuleFor(code => code.MostPerCustomer)
            .InclusiveBetween(1, 1_000)
            .WithMessage("Enter a whole number from 1, or nothing for no limit.");
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
        var promotion = await db.Promotions.SingleOrDefaultAsync(known => known.Id == new PromotionId(command.Id), cancellationToken);
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
                        first.MostUses,
                        first.MostPerCustomer,
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

    private static PromotionTerms Terms(PromotionInput input, PromotionScope scope, Currency currency)
    {
        var kind = ApiNames.Find<PromotionKind>(input.Kind)!.Value;
        return new PromotionTerms
        {
            Name = input.Name.Trim(),
            Kind = kind,
            Percent = kind is PromotionKind.Percentage or PromotionKind.BuyXGetY ? input.Percent : null,
            Amount = kind == PromotionKind.Amount ? input.Amount : null,
            Currency = currency,
            Buy = kind == PromotionKind.BuyXGetY ? input.Buy : null,
            Get = kind == PromotionKind.BuyXGetY ? input.Get : null,
            Products = scope.Products,
            Categories = scope.Categories,
            Skus = scope.Skus,
            MinimumTotal = input.MinimumTotal,
            MinimumQuantity = input.MinimumQuantity,
            CustomerGroup = ApiNames.Find<CustomerGroup>(input.CustomerGroup)!.Value,
            StartsAt = input.StartsAt?.ToUniversalTime(),
            EndsAt = input.EndsAt?.ToUniversalTime(),
            IsActive = input.IsActive,
            Priority = input.Priority,
            Combines = input.Combines,
            NeedsCode = input.NeedsCode,
        };
    }
}
