using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Creates an offline attempt with the method <c>credit-terms</c>, which shoppers cannot choose; staff record the payment later. The same
/// id returns the same attempt; refused like <see cref="StartPayment"/> when the reference is covered.
/// </summary>
/// <param name="PaymentId">Chosen by the caller.</param>
/// <param name="Reference">The order's id.</param>
/// <param name="ReferenceText">The order number.</param>
public sealed record PromisePayment(Guid PaymentId, Guid Reference, string ReferenceText, Money Amount, string Email)
    : ICommand<StartedPayment>;
