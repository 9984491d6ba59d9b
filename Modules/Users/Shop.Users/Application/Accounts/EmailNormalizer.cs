using Microsoft.AspNetCore.Identity;
using Shop.Kernel;

namespace Shop.Users.Application.Accounts;

/// <summary>An account is found by each spelling of its email address; its user name is that address.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.Normalize(email).ToUpperInvariant();

    public string? NormalizeName(string? name) => NormalizeEmail(name);
}
