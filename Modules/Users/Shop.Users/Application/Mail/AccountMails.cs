using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Shop.Users.Domain;

namespace Shop.Users.Application.Mail;

/// <summary>What account owners are told by mail. Queued with the change that it tells of, in the same save.</summary>
internal sealed class AccountMails(UsersDbContext db, IOptions<UsersOptions> options)
{
    public void QueueWelcome(ShopUser user, DateTimeOffset now) =>
        Queue(
            user,
            "welcome",
            user.Id.ToString("N"),
            $"Welcome to {options.Value.ShopName}",
            ["your account is ready. Sign in to see your orders and keep your addresses."],
            "/account",
            "Open your account",
            now
        );

    public void QueueAccountExists(ShopUser user, DateTimeOffset now) =>
        Queue(
            user,
            "account-exists",
            Occasion(user, now),
            "You have an account already",
            [
                "somebody, perhaps you, tried to open an account with this address. You have one already, and nothing was changed.",
                "If you forgot your password, you can set a new one.",
            ],
            "/forgot-password",
            "Set a new password",
            now
        );

    public void QueueReset(ShopUser user, string path, DateTimeOffset now) =>
        Queue(
            user,
            "password-reset",
            Guid.CreateVersion7().ToString("N"),
            "Set a new password",
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"use this link to set a new password. It works once, within {options.Value.ResetLinkMinutes:0.#} minutes."
                ),
                "If you did not ask for it, ignore this mail; nothing has changed.",
            ],
            path,
            "Set a new password",
            now
        );

    public void QueueInvitation(ShopUser user, string path, DateTimeOffset now) =>
        Queue(
            user,
            "staff-invitation",
            Guid.CreateVersion7().ToString("N"),
            $"Your staff account at {options.Value.ShopName}",
            ["an account in the back office was made for you. Set a password to begin."],
            path,
            "Set your password",
            now
        );

    public void QueuePasswordChanged(ShopUser user, DateTimeOffset now) =>
        Queue(
            user,
            "password-changed",
            Guid.CreateVersion7().ToString("N"),
            "Your password was changed",
            [
                "the password of your account was changed just now, and all other devices were signed out.",
                "If this was not you, set a new password at once.",
            ],
            "/forgot-password",
            "Set a new password",
            now
        );

    /// <summary>One an hour, however often somebody tries.</summary>
    private static string Occasion(ShopUser user, DateTimeOffset now) =>
        $"{user.Id:N}-{now.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}";

    private void Queue(
        ShopUser user,
        string kind,
        string occasion,
        string subject,
        IReadOnlyList<string> parts,
        string path,
        string action,
        DateTimeOffset now
    )
    {
        if (db.Mails.Any(mail => mail.Kind == kind && mail.Occasion == occasion))
            return;

        var link = options.Value.PublicUrl.TrimEnd('/') + path;
        var text = $"Hello {user.Name},\n\n{string.Join("\n\n", parts)}\n\n{action}: {link}\n\n{options.Value.ShopName}\n";
        var html = $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{E(
                subject
            )}</title></head>
            <body style="margin:0;padding:24px;background:#FBF9F6;color:#1D1B18;font:16px/1.5 system-ui,sans-serif"><div style="max-width:600px;margin:0 auto">
            <p style="font:600 20px Georgia,serif">{E(options.Value.ShopName)}</p><p>Hello {E(user.Name)},</p>{string.Concat(
                parts.Select(part => $"<p>{E(part)}</p>")
            )}
            <p style="margin:24px 0"><a href="{E(
                link
            )}" style="background:#0E5A4A;color:#fff;padding:12px 20px;border-radius:4px;text-decoration:none">{E(
                action
            )}</a></p></div></body></html>
            """;
        db.Mails.Add(new QueuedMail(Guid.CreateVersion7(), kind, occasion, user.Email!, subject, text, html, now));

        static string E(string value) => WebUtility.HtmlEncode(value);
    }
}
