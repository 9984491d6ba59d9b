using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Events;

/// <summary>
/// A registration form with valid input was submitted. <paramref name="AccountId"/> is null when the address already had an account.
/// </summary>
[EventName("users.registration-attempted.v1")]
public sealed record RegistrationAttempted(Guid EventId, DateTimeOffset OccurredAt, Guid? AccountId) : IIntegrationEvent;
