using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Shipments;

/// <summary>The shopper has everything: delivers all shipped shipments of a reference. Repeatable.</summary>
public sealed record ConfirmDelivery(Guid Reference) : ICommand;
