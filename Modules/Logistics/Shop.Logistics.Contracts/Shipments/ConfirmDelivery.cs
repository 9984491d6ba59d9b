using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>The shopper confirmed receipt: marks all shipped shipments of a reference as delivered. Repeatable.</summary>
public sealed record ConfirmDelivery(Guid Reference) : ICommand;
