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
                RuleFor(command => command.Terms!.NetDays).InclusiveBetween(1, 120).OverridePropertyName("NetDays");
                RuleFor(command => command.Terms!.Limit)
                    .InclusiveBetween(0, 9_999_999)
                    .OverridePropertyName("Limit")
                    .WithError("users.invalid-credit-limit");
            }
        );
}

internal sealed class SetCreditTermsHandler(UsersDbContext db, TimeProvider clock) : IRequestHandler<SetCreditTerms, Result>
{
    public async Task<Result> Handle(SetCreditTerms command, CancellationToken cancellationToken)
    {
        if (await db.Users.AsTracking().SingleOrDefaultAsync(user => user.Id == command.AccountId, cancellationToken) is not { } user)
            return UsersErrors.AccountNotFound;
        if ((user.CreditDays, user.CreditLimit) == (command.Terms?.NetDays, command.Terms?.Limit))
            return Result.Success;

        (user.CreditDays, user.CreditLimit) = (command.Terms?.NetDays, command.Terms?.Limit);
        user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        db.Publish(
            new StaffActed(
                Guid.CreateVersion7(),
                clock.GetUtcNow(),
                command.StaffId,
                "set-credit-terms",
                user.Id.ToString(),
                DetailOf(command.Terms)
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    private static Message DetailOf(CreditTerms? terms) =>
        terms is null ? new Message("users.staff-removed-credit-terms")
        : terms.Limit is { } limit ? new Message("users.staff-set-limited-credit-terms").With("days", terms.NetDays).With("limit", limit)
        : new Message("users.staff-set-credit-terms").With("days", terms.NetDays);
}

internal sealed class GetCreditTermsHandler(UsersDbContext db, ILookupNormalizer normalizer)
    : IRequestHandler<GetCreditTerms, Result<CustomerCredit>>
{
    public async Task<Result<CustomerCredit>> Handle(GetCreditTerms query, CancellationToken cancellationToken)
    {
        var email = normalizer.NormalizeEmail(query.Email.Trim());
        var user = await db.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == email && !user.IsDisabled, cancellationToken);
        return user?.CreditDays is { } days
            ? new CustomerCredit(user.Id, new CreditTerms(days, user.CreditLimit))
            : UsersErrors.NoCreditTerms;
    }
}
