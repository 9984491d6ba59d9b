using Shop.Kernel;
using Shop.Orders.Contracts.Returns;

namespace Shop.Orders.Domain.Returns;

internal static class ReturnErrors
{
    public static Error NotFound { get; } = Error.NotFound("orders.return-not-found");

    public static Error UnknownLocation { get; } = Error.Invalid("orders.unknown-location").At("Location");

    public static Error NothingAccepted { get; } = Error.Invalid("orders.nothing-accepted").At("Lines");

    public static Error TooLate(DateOnly? until) => Error.Refused("orders.withdrawal-too-late").With("until", until);

    public static Error TooManyReceived(string sku, int min, int max) =>
        (min == 0 ? Error.Invalid("orders.too-many-received") : Error.Invalid("orders.received-out-of-range").With("min", min))
            .At("Lines")
            .With("max", max)
            .With("sku", sku);

    public static Error NotEachUnit(string sku, int quantity) =>
        Error.Invalid("orders.not-each-unit").At("Lines").With("quantity", quantity).With("sku", sku);

    public static Error NotResolved(string sku) => Error.Invalid("orders.not-resolved").At("Lines").With("sku", sku);

    public static Error Illegal(ReturnTransition transition, ReturnStatus status) =>
        Error.Refused(transition.Refusal).With("status", new Message($"orders.return-status-{status.ApiName()}")) with
        {
            CurrentStatus = status.ApiName(),
        };
}
