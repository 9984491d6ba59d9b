using Microsoft.Extensions.Options;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Returns;

/// <summary>Calculates the withdrawal deadline: days after the last delivery, to the end of that day in the shop's time zone.</summary>
internal sealed class WithdrawalTimes(IOptions<OrdersOptions> options)
{
    /// <summary>Null before delivery.</summary>
    public DateOnly? WithdrawUntil(Order order) =>
        order.LastDeliveredAt is { } delivered ? DayOf(delivered).AddDays(options.Value.WithdrawalDays) : null;

    public bool IsInTime(Order order, DateTimeOffset now) => WithdrawUntil(order) is not { } until || DayOf(now) <= until;

    public bool CanWithdraw(Order order, DateTimeOffset now) =>
        order.Status is OrderStatus.Confirmed or OrderStatus.OnHold or OrderStatus.Completed
        && order.Lines.Any(line => line.Returnable > 0)
        && IsInTime(order, now);

    private DateOnly DayOf(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime);
}
