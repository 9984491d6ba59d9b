using System.Security.Claims;
using Shop.Kernel.Web;

namespace Shop.Web.Session;

/// <summary>The current visitor: a signed-in account or a guest.</summary>
/// <param name="AccountId">Null for a guest.</param>
public sealed record CurrentCustomer(Guid? AccountId, Guid? SessionId, string? Name, string? Email)
{
    public bool IsSignedIn => AccountId is not null;

    /// <summary>The account; always set behind the policy for customers.</summary>
    public Guid Id => AccountId ?? throw new InvalidOperationException("No one is signed in.");

    public static CurrentCustomer Of(ClaimsPrincipal principal) =>
        new(
            principal.FindAccountId(),
            Guid.TryParse(principal.FindFirstValue(ShopClaims.SessionId), out var session) ? session : null,
            principal.FindFirstValue(ClaimTypes.Name),
            principal.FindFirstValue(ClaimTypes.Email)
        );
}
