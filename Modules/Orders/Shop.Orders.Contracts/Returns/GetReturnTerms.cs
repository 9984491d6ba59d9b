using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Returns;

/// <summary>How long shoppers can return something, as every page tells it.</summary>
public sealed record GetReturnTerms : IQuery<ReturnTerms>;

/// <param name="WithdrawalDays">Days after the last delivery within which a shopper may withdraw.</param>
/// <param name="ArrivalDays">Days within which the goods of an approved return have to arrive.</param>
public sealed record ReturnTerms(int WithdrawalDays, int ArrivalDays);
