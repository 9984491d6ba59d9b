using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Returns;

/// <summary>The return periods shown in the storefront.</summary>
public sealed record GetReturnTerms : IQuery<ReturnTerms>;

/// <param name="WithdrawalDays">Withdrawal period in days after the last delivery.</param>
/// <param name="ArrivalDays">Days for the goods of an approved return to arrive.</param>
public sealed record ReturnTerms(int WithdrawalDays, int ArrivalDays);
