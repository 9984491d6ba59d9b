using System.Text.Json;
using Shop.Kernel;

namespace Shop.Orders.Domain.Returns;

internal static class ReturnErrors
{
    public static Error NotFound { get; } = Error.NotFound("orders.return-not-found", "There is no such return.");

    public static Error TooLate(DateOnly? until) =>
        Error.Refused(
            "orders.withdrawal-too-late",
            $"The time to withdraw from this order ended on {until:yyyy-MM-dd}. Ask for a return instead."
        );

    public static Error TooManyReceived(string sku, int least, int most) =>
        Error.Invalid(
            "orders.too-many-received",
            least == 0 ? $"At most {most} of {sku} are in this return." : $"From {least} to {most} of {sku} can have arrived.",
            "Lines"
        );

    public static Error NotEachUnit(string sku, int quantity) =>
        Error.Invalid(
            "orders.not-each-unit",
            $"Say of each of the {quantity} units of {sku} how it was found: sellable, damaged, missing or sent back.",
            "Lines"
        );

    public static Error UnknownLocation { get; } =
        Error.Invalid("orders.unknown-location", "Choose one of the locations that are in use.", "Location");

    public static Error NotResolved(string sku) => Error.Invalid("orders.not-resolved", $"Say what is done about {sku}.", "Lines");

    public static Error NothingToPayBack { get; } =
        Error.Invalid(
            "orders.nothing-kept",
            "Nothing of this came back to the shop, so there is nothing to pay back or to exchange.",
            "Lines"
        );

    public static Error IllegalState(ReturnStatus status, string what) =>
        Error.Refused("orders.illegal-state", $"A return that is {Name(status).Replace('_', ' ')} cannot be {what}.") with
        {
            CurrentStatus = Name(status),
        };

    public static string Name(ReturnStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
