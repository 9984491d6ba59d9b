using Microsoft.AspNetCore.Identity;
using Shop.Kernel;

namespace Shop.Users.Application.Accounts;

/// <summary>Normalizes email addresses for lookup; the user name is the email address.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.Normalize(email).ToUpperInvariant();

    public string? NormalizeName(string? name) => NormalizeEmail(name);
}
