using Shop.Kernel;

namespace Shop.Users.Domain;

internal static class UsersErrors
{
    public static Error SignInFailed { get; } = Error.Refused("users.sign-in-failed");

    public static Error LockedOut { get; } = Error.Refused("users.locked-out");

    public static Error NoSession { get; } = Error.NotFound("users.no-session");

    public static Error AccountNotFound { get; } = Error.NotFound("users.account-not-found");

    public static Error NoCreditTerms { get; } = Error.Refused("users.no-credit-terms");

    public static Error WrongPassword { get; } = Error.Invalid("users.wrong-password").At("CurrentPassword");

    public static Error BadToken { get; } = Error.Invalid("users.bad-token").At("Token");

    public static Error TooManyAddresses { get; } = Error.Refused("users.too-many-addresses");

    public static Error UnknownKey { get; } = Error.NotFound("users.unknown-key");

    public static Error UnknownRole { get; } = Error.Invalid("users.unknown-role").At("Role");

    public static Error WorksHere { get; } = Error.Invalid("users.works-here").At("Email");

    public static Error IsCustomer { get; } = Error.Invalid("users.is-customer").At("Email");

    public static Error LastOwner { get; } = Error.Refused("users.last-owner");

    public static Error NotYourself { get; } = Error.Refused("users.not-yourself");

    public static Error OwnerExists { get; } = Error.Refused("users.owner-exists");

    public static Error NoDemoHere { get; } = Error.Refused("users.no-demo-here");
}
