using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Validation;

namespace Shop.Inventory.Application.BackInStock;

internal sealed class SubscribeBackInStockValidator : AbstractValidator<SubscribeBackInStock>
{
    public SubscribeBackInStockValidator() => RuleFor(command => command.Email).IsEmail();
}

internal sealed class SubscribeBackInStockHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<SubscribeBackInStock, Result>
{
    public async Task<Result> Handle(SubscribeBackInStock command, CancellationToken cancellationToken)
    {
        if (!await db.Items.AnyAsync(item => item.Sku == command.Sku, cancellationToken))
            return InventoryErrors.UnknownSku;

        var now = clock.GetUtcNow();
        var email = EmailAddress.Normalize(command.Email);
        var known = await db
            .BackInStock.AsTracking()
            .SingleOrDefaultAsync(subscription => subscription.Sku == command.Sku && subscription.Email == email, cancellationToken);
        if (known is null)
            db.BackInStock.Add(new BackInStockSubscription(Guid.CreateVersion7(), command.Sku, email, command.AccountId, now));
        else
            known.Renew(command.AccountId, now);

        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class UnsubscribeBackInStockHandler(InventoryDbContext db) : IRequestHandler<UnsubscribeBackInStock, Result>
{
    public async Task<Result> Handle(UnsubscribeBackInStock command, CancellationToken cancellationToken)
    {
        var hash = BackInStockToken.HashOf(command.Token);
        await db.BackInStock.Where(subscription => subscription.TokenHash == hash).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}

/// <summary>128 random bits, of which only the hash is stored.</summary>
internal static class BackInStockToken
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
