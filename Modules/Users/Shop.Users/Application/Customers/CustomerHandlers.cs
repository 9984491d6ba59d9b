using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Users.Application.Addresses;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Events;
using Shop.Users.Domain;

namespace Shop.Users.Application.Customers;

internal sealed class ListCustomersValidator : AbstractValidator<ListCustomers>
{
    public ListCustomersValidator()
    {
        RuleFor(query => query.Query).MaximumLength(200);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListCustomersHandler(UsersDbContext db) : IRequestHandler<ListCustomers, Result<PagedList<CustomerItem>>>
{
    public async Task<Result<PagedList<CustomerItem>>> Handle(ListCustomers query, CancellationToken cancellationToken)
    {
        var customers = db.Users.Where(user => !db.UserRoles.Any(member => member.UserId == user.Id));
        if (query.Query?.Trim() is { Length: > 0 } text)
        {
            var lower = text.ToLowerInvariant();
            customers = customers.Where(user => user.Name.ToLower().Contains(lower) || user.Email!.ToLower().Contains(lower));
        }

        var total = await customers.CountAsync(cancellationToken);
        var page = await customers
            .OrderByDescending(user => user.RegisteredAt)
            .ThenBy(user => user.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .Select(user => new CustomerItem(user.Id, user.Name, user.Email!, user.RegisteredAt, user.IsDisabled))
            .ToListAsync(cancellationToken);
        return new PagedList<CustomerItem>(page, total, query.Page, query.PageSize);
    }
}

internal sealed class GetCustomerHandler(UsersDbContext db) : IRequestHandler<GetCustomer, Result<CustomerDetail>>
{
    public async Task<Result<CustomerDetail>> Handle(GetCustomer query, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleOrDefaultAsync(user => user.Id == query.AccountId, cancellationToken);
        return user is null
            ? UsersErrors.AccountNotFound
            : new CustomerDetail
            {
                AccountId = user.Id,
                Name = user.Name,
                Email = user.Email!,
                Phone = user.PhoneNumber,
                RegisteredAt = user.RegisteredAt,
                LastSignInAt = user.LastSignInAt,
                IsDisabled = user.IsDisabled,
                Addresses = await AddressBook.ListAsync(db, user.Id, cancellationToken),
                Terms = user.CreditDays is { } days ? new CreditTerms(days, user.CreditLimit) : null,
            };
    }
}

internal sealed class SetAccountDisabledHandler(UsersDbContext db, TimeProvider clock) : IRequestHandler<SetAccountDisabled, Result>
{
    public async Task<Result> Handle(SetAccountDisabled command, CancellationToken cancellationToken)
    {
        if (command.AccountId == command.StaffId)
            return UsersErrors.NotYourself;

        var user = await db.Users.AsTracking().SingleOrDefaultAsync(user => user.Id == command.AccountId, cancellationToken);
        if (user is null)
            return UsersErrors.AccountNotFound;
        if (user.IsDisabled == command.IsDisabled)
            return Result.Success;
        if (command.IsDisabled && await Staff.Owners.IsLastAsync(db, user.Id, cancellationToken))
            return UsersErrors.LastOwner;

        user.IsDisabled = command.IsDisabled;
        user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        db.Publish(
            new StaffActed(
                Guid.CreateVersion7(),
                clock.GetUtcNow(),
                command.StaffId,
                command.IsDisabled ? "disable-account" : "enable-account",
                user.Id.ToString(),
                null
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        await db.Sessions.Where(session => session.AccountId == user.Id).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}
