using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Validation;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Events;
using Shop.Users.Domain;

namespace Shop.Users.Application.Accounts;

/// <summary>
/// The token of an emailed link: the account id and Identity's reset token, which is bound to the security stamp and so works once.
/// </summary>
internal static class ResetTokens
{
    public static async Task<string> MakeAsync(UserManager<ShopUser> users, ShopUser user)
    {
        var token = await users.GeneratePasswordResetTokenAsync(user);
        return WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{user.Id:N}.{token}"));
    }

    /// <summary>Null when the text is not a token.</summary>
    public static (Guid AccountId, string Token)? Read(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split('.', 2);
            return parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out var accountId) ? (accountId, parts[1]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>Creates encrypted tokens for events, so that neither outbox nor inbox holds a usable one.</summary>
internal sealed class ProtectedTokens(UserManager<ShopUser> users, IDataProtectionProvider protection, IOptions<UsersOptions> options)
{
    public async Task<(string Token, DateTimeOffset ExpiresAt)> MakeAsync(ShopUser user, DateTimeOffset now) =>
        (
            protection.CreateProtector(PasswordTokens.Purpose).Protect(await ResetTokens.MakeAsync(users, user)),
            now.AddMinutes(options.Value.ResetLinkMinutes)
        );
}

internal sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordReset>
{
    public RequestPasswordResetValidator() => RuleFor(command => command.Email).IsEmail();
}

internal sealed class RequestPasswordResetHandler(
    UsersDbContext db,
    UserManager<ShopUser> users,
    ProtectedTokens tokens,
    TimeProvider clock
) : IRequestHandler<RequestPasswordReset, Result>
{
    public async Task<Result> Handle(RequestPasswordReset command, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(command.Email) is { IsDisabled: false } user)
        {
            var now = clock.GetUtcNow();
            var (token, expiresAt) = await tokens.MakeAsync(user, now);
            db.Publish(new PasswordResetRequested(Guid.CreateVersion7(), now, user.Id, token, expiresAt));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Success;
    }
}

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator() => RuleFor(command => command.NewPassword).IsNewPassword();
}

internal sealed class ResetPasswordHandler(UsersDbContext db, UserManager<ShopUser> users, TimeProvider clock)
    : IRequestHandler<ResetPassword, Result>
{
    public async Task<Result> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        if (
            command.Token.Length > 2000
            || ResetTokens.Read(command.Token) is not { } token
            || await users.FindByIdAsync(token.AccountId.ToString()) is not { IsDisabled: false } user
        )
            return UsersErrors.BadToken;

        var outcome = await users.ResetPasswordAsync(user, token.Token, command.NewPassword);
        if (!outcome.Succeeded)
            return UsersErrors.BadToken;

        await users.SetLockoutEndDateAsync(user, null);
        await users.ResetAccessFailedCountAsync(user);
        db.Publish(new PasswordChanged(Guid.CreateVersion7(), clock.GetUtcNow(), user.Id));
        await db.SaveChangesAsync(cancellationToken);
        await db.Sessions.Where(session => session.AccountId == user.Id).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}
