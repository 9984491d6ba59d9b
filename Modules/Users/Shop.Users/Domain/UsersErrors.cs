using Shop.Kernel;

namespace Shop.Users.Domain;

internal static class UsersErrors
{
    public static Error SignInFailed { get; } = Error.Refused("users.sign-in-failed", "E-mail address or password is not right.");

    public static Error LockedOut { get; } =
        Error.Refused("users.locked-out", "Too many wrong passwords. Please wait 15 minutes, or set a new password.");

    public static Error NoSession { get; } = Error.NotFound("users.no-session", "This session has ended. Please sign in again.");

    public static Error AccountNotFound { get; } = Error.NotFound("users.account-not-found", "There is no such account.");

    public static Error NoCreditTerms { get; } =
        Error.Refused(
            "users.no-credit-terms",
            "This customer has no credit terms. Staff who may change customers give them on the customer's page."
        );

    public static Error WrongPassword { get; } =
        Error.Invalid("users.wrong-password", "This is not your present password.", "CurrentPassword");

    public static Error BadToken { get; } =
        Error.Invalid("users.bad-token", "This link has been used already or is too old. Please ask for a new one.", "Token");

    public static Error TooManyAddresses { get; } =
        Error.Refused("users.too-many-addresses", "The address book is full (20 addresses). Delete one first.");

    public static Error UnknownKey { get; } = Error.NotFound("users.unknown-key", "The API key is not known.");

    public static Error UnknownRole { get; } =
        Error.Invalid("users.unknown-role", "Choose one of the roles: owner, manager, support, warehouse, analyst.", "Role");

    public static Error WorksHere { get; } =
        Error.Invalid("users.works-here", "This address already belongs to a staff member. Change the role in the list.", "Email");

    public static Error IsCustomer { get; } =
        Error.Invalid("users.is-customer", "This address belongs to a customer's account. Invite another address.", "Email");

    public static Error LastOwner { get; } = Error.Refused("users.last-owner", "The shop needs an owner; this is the last one.");

    public static Error NotYourself { get; } = Error.Refused("users.not-yourself", "You cannot disable your own account.");

    public static Error OwnerExists { get; } =
        Error.Refused("users.owner-exists", "The shop has an owner already. Ask them to invite you.");

    public static Error NoDemoHere { get; } = Error.Refused("users.no-demo-here", "Demo accounts exist in Development only.");
}
