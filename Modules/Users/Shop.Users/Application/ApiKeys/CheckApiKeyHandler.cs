using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Shop.Kernel;
using Shop.Users.Contracts.ApiKeys;
using Shop.Users.Domain;

namespace Shop.Users.Application.ApiKeys;

internal static class ApiKeyHash
{
    public const string DemoKey = "dev-shop-key";

    public static string Of(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

internal sealed class CheckApiKeyHandler(UsersDbContext db, IHostEnvironment environment)
    : IRequestHandler<CheckApiKey, Result<ApiKeyIdentity>>
{
    public async Task<Result<ApiKeyIdentity>> Handle(CheckApiKey query, CancellationToken cancellationToken)
    {
        if (query.Key.Length is 0 or > 200)
            return UsersErrors.UnknownKey;

        var hash = ApiKeyHash.Of(query.Key);
        var key = await db.ApiKeys.SingleOrDefaultAsync(key => key.KeyHash == hash && key.RevokedAt == null, cancellationToken);
        return key is null || (key.IsDemo && !environment.IsDevelopment())
            ? UsersErrors.UnknownKey
            : new ApiKeyIdentity(key.Id, key.Name, key.Scopes);
    }
}
