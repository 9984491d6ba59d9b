using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Events;

/// <summary>A customer registered. Raised once per account.</summary>
[EventName("users.account-created.v1")]
public sealed record AccountCreated(Guid EventId, DateTimeOffset OccurredAt, Guid AccountId) : IIntegrationEvent;

/// <summary>Someone tried to register with the email address of this account. The account is unchanged.</summary>
[EventName("users.duplicate-registration-attempted.v1")]
public sealed record DuplicateRegistrationAttempted(Guid EventId, DateTimeOffset OccurredAt, Guid AccountId) : IIntegrationEvent;

/// <summary>A password reset link was requested for this account.</summary>
/// <param name="ProtectedToken">The token of the link, encrypted for <see cref="PasswordTokens.Purpose"/>.</param>
[EventName("users.password-reset-requested.v1")]
public sealed record PasswordResetRequested(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid AccountId,
    string ProtectedToken,
    DateTimeOffset ExpiresAt
) : IIntegrationEvent;

/// <summary>A staff member was invited to set a password; raised for each invitation.</summary>
/// <param name="ProtectedToken">The token of the link, encrypted for <see cref="PasswordTokens.Purpose"/>.</param>
[EventName("users.staff-invited.v1")]
public sealed record StaffInvited(Guid EventId, DateTimeOffset OccurredAt, Guid AccountId, string ProtectedToken, DateTimeOffset ExpiresAt)
    : IIntegrationEvent;

/// <summary>The password of this account was changed or reset.</summary>
[EventName("users.password-changed.v1")]
public sealed record PasswordChanged(Guid EventId, DateTimeOffset OccurredAt, Guid AccountId) : IIntegrationEvent;

/// <summary>How the tokens in these events are encrypted.</summary>
public static class PasswordTokens
{
    /// <summary>The data protection purpose. Show a token only to the owner of the account.</summary>
    public const string Purpose = "Shop.Users.PasswordToken";
}
