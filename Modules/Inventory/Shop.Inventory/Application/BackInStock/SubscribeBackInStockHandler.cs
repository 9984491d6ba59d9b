using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.BackInStock;

internal sealed class SubscribeBackInStockValidator : AbstractValidator<SubscribeBackInStock>
{
    public SubscribeBackInStockValidator() =>
        RuleFor(command => command.Email).Must(LooksRight).WithMessage("Enter an e-mail address like name@example.com.");

    private static bool LooksRight(string email)
    {
        var text = email.Trim();
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= 254
            && at > 0
            && at == text.LastIndexOf('@')
            && text.IndexOf('.', at) is var dot
            && dot > at + 1
            && dot < text.Length - 1
            && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is ',' or ';' or '<' or '>');
    }
}

internal sealed class SubscribeBackInStockHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<SubscribeBackInStock, Result>
{
    public async Task<Result> Handle(SubscribeBackInStock command, CancellationToken cancellationToken)
    {
        if (!await db.Items.AnyAsync(item => item.Sku == command.Sku, cancellationToken))
            return InventoryErrors.UnknownSku;

        var now = clock.GetUtcNow();
        var email = command.Email.Trim().ToLowerInvariant();
        var known = await db.BackInStock.SingleOrDefaultAsync(
            subscription => subscription.Sku == command.Sku && subscription.Email == email,
            cancellationToken
        );
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

/// <summary>128 random bits, of which only the hash is kept.</summary>
internal static class BackInStockToken
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
