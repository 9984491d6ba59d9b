using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Users.Contracts.Customers;

namespace Shop.Orders.Application.Promotions;

/// <summary>A customer's known accounts and normalized email addresses.</summary>
internal sealed record KnownCustomer(IReadOnlyList<Guid> Accounts, IReadOnlyList<string> Emails)
{
    public bool IsUnknown => Accounts.Count + Emails.Count == 0;
}

/// <summary>
/// Finds the customer of a cart: an account with all email addresses it has ordered with, or an email address with the accounts that use
/// it.
/// </summary>
internal sealed class CustomerFinder(OrdersDbContext db, IMediator mediator)
{
    public async Task<KnownCustomer> FindAsync(Guid? accountId, string? email, CancellationToken cancellationToken)
    {
        var (accounts, emails) = (new HashSet<Guid>(), new HashSet<string>());
        if (accountId is { } own)
            accounts.Add(own);
        if (!string.IsNullOrWhiteSpace(email))
        {
            var address = EmailAddress.Normalize(email);
            emails.Add(address);
            if ((await mediator.Send(new FindAccount(address), cancellationToken)).OrThrow().Value is { } owner)
                accounts.Add(owner);
            accounts.UnionWith(
                await db
                    .Orders.Where(order => order.NormalizedEmail == address && order.AccountId != null)
                    .Select(order => order.AccountId!.Value)
                    .Distinct()
                    .ToListAsync(cancellationToken)
            );
        }

        var known = accounts.ToList();
        if (known.Count > 0)
            emails.UnionWith(
                await db
                    .Orders.Where(order => order.AccountId != null && known.Contains(order.AccountId.Value))
                    .Select(order => order.NormalizedEmail)
                    .Distinct()
                    .ToListAsync(cancellationToken)
            );
        foreach (var account in known)
            if (await mediator.Send(new GetCustomer(account), cancellationToken) is { IsSuccess: true, Value: { } customer })
                emails.Add(EmailAddress.Normalize(customer.Email));

        return new KnownCustomer(known, [.. emails]);
    }
}
