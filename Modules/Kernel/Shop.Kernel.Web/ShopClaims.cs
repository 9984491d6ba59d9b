using System.Security.Claims;

namespace Shop.Kernel.Web;

/// <summary>The claims of a signed-in person or API key, and how to read them.</summary>
public static class ShopClaims
{
    public const string AccountId = ClaimTypes.NameIdentifier;
    public const string SessionId = "shop:session";
    public const string Permission = "shop:permission";
    public const string Kind = "shop:kind";

    public const string KindCustomer = "customer";
    public const string KindStaff = "staff";
    public const string KindApiKey = "api-key";

    /// <summary>The account of the request, or null for a guest. For an API key, the key's id.</summary>
    public static Guid? FindAccountId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(AccountId), out var id) ? id : null;

    /// <summary>The acting staff member or API key. Always present behind a staff policy.</summary>
    public static Guid StaffId(this ClaimsPrincipal principal) =>
        principal.FindAccountId() ?? throw new InvalidOperationException("No one is signed in.");

    public static bool Has(this ClaimsPrincipal principal, string permission) => principal.HasClaim(Permission, permission);

    public static bool IsStaff(this ClaimsPrincipal principal) =>
        principal.HasClaim(Kind, KindStaff) || principal.HasClaim(Kind, KindApiKey);
}
