using Microsoft.AspNetCore.Identity;

namespace Shop.Users.Domain;

/// <summary>An account: a shopper's, or a staff member's when it has a role.</summary>
internal sealed class ShopUser : IdentityUser<Guid>
{
    public string Name { get; set; } = string.Empty;

    public DateTimeOffset RegisteredAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Grows when the profile changes; what an edit form sends back.</summary>
    public int ProfileVersion { get; set; }
}
