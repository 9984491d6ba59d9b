using MediatR;
using Shop.Kernel;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Users.Contracts.Accounts;

namespace Shop.Notifications.Application;

internal static class Summaries
{
    public static async Task<OrderSummary> OrderAsync(this IMediator mediator, Guid orderId, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetOrderSummary(orderId), cancellationToken)).OrThrow().Value;

    public static async Task<ReturnSummary> ReturnAsync(this IMediator mediator, Guid returnId, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetReturnSummary(returnId), cancellationToken)).OrThrow().Value;

    public static async Task<Profile> ProfileAsync(this IMediator mediator, Guid accountId, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetProfile(accountId), cancellationToken)).OrThrow().Value;

    /// <summary>Units of an order with the titles from the order.</summary>
    public static IReadOnlyList<MailUnit> Units(this OrderSummary order, IEnumerable<(Guid LineId, int Quantity)> units) =>
        [
            .. from unit in units
            let line = order.Lines.FirstOrDefault(line => line.LineId == unit.LineId)
            where line is not null
            select new MailUnit(unit.Quantity, line.Title),
        ];
}
