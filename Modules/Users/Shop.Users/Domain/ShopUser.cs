using Microsoft.AspNetCore.Identity;

namespace Shop.Users.Domain;

/// <summary>An account: a shopper's, or a staff member's when it has a role.</summary>
internal sealed class ShopUser : IdentityUser<Guid>
{
    public string Name { get; set; } = string.Empty;

    public DateTimeOffset RegisteredAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>How many days after its confirmation an order on credit terms is to be paid; null when the customer has no terms.</summary>
    public int? CreditDays { get; set; }

    /// <summary>What may be owed at most, in the shop's currency; null for any sum.</summary>
    public decimal? CreditLimit { get; set; }

    /// <summary>Grows when the profile changes; what an edit form sends back.</summary>
    public int ProfileVersion { get; set; }
}
