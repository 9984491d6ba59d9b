using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Events;
using Shop.Users.Domain;

namespace Shop.Users.Application.Customers;

internal sealed class SetCreditTermsValidator : AbstractValidator<SetCreditTerms>
{
    public SetCreditTermsValidator() =>
        When(
            command => command.Terms is not null,
            () =>
            {
                RuleFor(command => command.Terms!.NetDays)
                    .InclusiveBetween(1, 120)
                    .OverridePropertyName("NetDays")
                    .WithMessage("Enter a whole number of days from 1 to 120.");
                RuleFor(command => command.Terms!.Limit)
                    .InclusiveBetween(0, 9_999_999)
                    .OverridePropertyName("Limit")
                    .WithMessage("Enter an amount from 0, like 500, or nothing.");
            }
        );
}

internal sealed class SetCreditTermsHandler(UsersDbContext db, TimeProvider clock) : IRequestHandler<SetCreditTerms, Result>
{
    public async Task<Result> Handle(SetCreditTerms command, CancellationToken cancellationToken)
    {
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == command.AccountId, cancellationToken) is not { } user)
            return UsersErrors.AccountNotFound;
        if ((user.CreditDays, user.CreditLimit) == (command.Terms?.NetDays, command.Terms?.Limit))
            return Result.Success;

        var before = Words(user.CreditDays, user.CreditLimit);
        (user.CreditDays, user.CreditLimit) = (command.Terms?.NetDays, command.Terms?.Limit);
        user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        db.Publish(
            new StaffActed(
                Guid.CreateVersion7(),
                clock.GetUtcNow(),
                command.StaffId,
                "set-credit-terms",
                user.Id.ToString(),
                $"{before} to {Words(user.CreditDays, user.CreditLimit)}"
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    private static string Words(int? days, decimal? limit) =>
        days is null
            ? "no terms"
            : string.Create(CultureInfo.InvariantCulture, $"net {days} days, {(limit is { } most ? $"limit {most:0.##}" : "no limit")}");
}

internal sealed class GetCreditTermsHandler(UsersDbContext db, ILookupNormalizer normalizer)
    : IRequestHandler<GetCreditTerms, Result<CustomerCredit>>
{
    public async Task<Result<CustomerCredit>> Handle(GetCreditTerms query, CancellationToken cancellationToken)
    {
        var email = normalizer.NormalizeEmail(query.Email.Trim());
        var user = await db
            .Users.AsNoTracking()
            .SingleOrDefaultAsync(user => user.NormalizedEmail == email && !user.IsDisabled, cancellationToken);
        return user?.CreditDays is { } days
            ? new CustomerCredit(user.Id, new CreditTerms(days, user.CreditLimit))
            : UsersErrors.NoCreditTerms;
    }
}
