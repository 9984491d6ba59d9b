using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Books that a reference is paid later, by terms that the caller has agreed to: an offline attempt of the method <c>credit-terms</c>,
/// which no shopper can choose. Staff record the money. Repeating it with the same id answers the same attempt; refused like <see
/// cref="StartPayment"/> when the reference is covered.
/// </summary>
/// <param name="PaymentId">Chosen by the caller.</param>
/// <param name="Reference">The order's id.</param>
/// <param name="ReferenceText">The order number.</param>
public sealed record PromisePayment(Guid PaymentId, Guid Reference, string ReferenceText, Money Amount, string Email)
    : ICommand<StartedPayment>;
