using Microsoft.AspNetCore.Identity;

namespace Shop.Users.Domain;

/// <summary>An account: a shopper's, or a staff member's when it has a role.</summary>
internal sealed class ShopUser : IdentityUser<Guid>
{
    public string Name { get; set; } = string.Empty;

    public DateTimeOffset RegisteredAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Days from confirmation until an order on credit terms is due; null when the customer has no terms.</summary>
    public int? CreditDays { get; set; }

    /// <summary>Maximum outstanding amount, in the shop's currency; null for unlimited.</summary>
    public decimal? CreditLimit { get; set; }

    /// <summary>Incremented when the profile changes; the version that edit forms send back.</summary>
    public int ProfileVersion { get; set; }
}
