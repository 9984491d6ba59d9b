using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Checkout;

internal static class KeptEntries
{
    public static string Write(CheckoutEntries entries) => JsonSerializer.Serialize(entries, KernelJson.Options);

    public static CheckoutEntries Read(string text) => JsonSerializer.Deserialize<CheckoutEntries>(text, KernelJson.Options)!;
}

/// <summary>
/// Updates one column without changing the cart's version: browsers send this while the order is being placed, and it must not cause a
/// conflict.
/// </summary>
internal sealed class SaveCheckoutEntriesHandler(OrdersDbContext db, CartAccess access, TimeProvider clock)
    : IRequestHandler<SaveCheckoutEntries, Result>
{
    private const int MaxLength = 20_000;

    public async Task<Result> Handle(SaveCheckoutEntries command, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(command.CartId, command.Owner, cancellationToken);
        if (cart is null)
            return CartErrors.NotFound;

        var entries = KeptEntries.Write(command.Entries);
        if (entries.Length > MaxLength)
            return CartErrors.EntriesTooLong;

        var now = clock.GetUtcNow();
        await db
            .Carts.Where(open => open.Id == cart.Id && open.Status == CartStatus.Open)
            .ExecuteUpdateAsync(
                open => open.SetProperty(row => row.CheckoutEntries, entries).SetProperty(row => row.UpdatedAt, now),
                cancellationToken
            );
        return Result.Success;
    }
}

internal sealed class GetCheckoutEntriesHandler(CartAccess access) : IRequestHandler<GetCheckoutEntries, Result<CheckoutEntries>>
{
    public async Task<Result<CheckoutEntries>> Handle(GetCheckoutEntries query, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(query.CartId, query.Owner, cancellationToken);
        if (cart is null)
            return CartErrors.NotFound;

        return cart.CheckoutEntries is { } entries ? KeptEntries.Read(entries) : CartErrors.NoEntries;
    }
}
