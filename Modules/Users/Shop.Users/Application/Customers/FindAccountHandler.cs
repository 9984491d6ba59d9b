using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Users.Contracts.Customers;

namespace Shop.Users.Application.Customers;

internal sealed class FindAccountHandler(UsersDbContext db, ILookupNormalizer normalizer) : IRequestHandler<FindAccount, Result<Guid?>>
{
    public async Task<Result<Guid?>> Handle(FindAccount query, CancellationToken cancellationToken)
    {
        var email = normalizer.NormalizeEmail(query.Email);
        return await db
            .Users.Where(user => user.NormalizedEmail == email)
            .Select(user => (Guid?)user.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
