using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Shop.Kernel.Http;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Domain;
using IMailTransport = Shop.Notifications.Application.Mails.IMailTransport;

namespace Shop.Notifications.Infrastructure.Mail;

/// <summary>
/// Sends by SMTP when <c>Smtp:Host</c> is set; otherwise writes <c>.eml</c> files into the folder <c>mail</c> of the data directory.
/// Message-ID and <c>X-Shop-Mail-Id</c> are derived from the queued row, so that a repeated delivery can be recognized.
/// </summary>
internal sealed class MailTransport(IConfiguration configuration, TimeProvider clock) : IMailTransport, IProviderStatus
{
    private const int SmtpsPort = 465;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private volatile bool isFailing;
    private volatile ProviderFailure? lastFailure;

    public string Name => "mail-server";

    public bool IsAnswering => !isFailing;

    /// <summary>Every due email is tried.</summary>
    public DateTimeOffset? SuspendedUntil => null;

    public ProviderFailure? LastFailure => lastFailure;

    public async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Compose(mail);
            if (configuration["Smtp:Host"] is { Length: > 0 } host)
                await SendBySmtpAsync(host, message, cancellationToken);
            else
                await WriteFileAsync(message, mail.Id, cancellationToken);
            isFailing = false;
        }
        catch (Exception exception)
            when (exception
                    is CommandException
                        or ProtocolException
                        or AuthenticationException
                        or SocketException
                        or IOException
                        or FormatException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            if (!IsAboutThisMail(exception))
                (lastFailure, isFailing) = (new ProviderFailure(clock.GetUtcNow(), exception.Message), true);
            throw new MailNotSentException(exception.Message, exception);
        }
    }

    /// <summary>The server works, but refuses the recipient or the message.</summary>
    private static bool IsAboutThisMail(Exception exception) =>
        exception
            is FormatException
                or SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted };

    private MimeMessage Compose(QueuedMail mail)
    {
        var from = new MailboxAddress(
            configuration["Shop:Name"] ?? "Shop",
            configuration["Smtp:From"] is { Length: > 0 } sender ? sender : "shop@localhost.localdomain"
        );
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.QueuedAt,
            MessageId = $"{mail.Id:N}@{from.Domain}",
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(mail.Recipient));
        message.Headers.Add("X-Shop-Mail-Id", mail.Id.ToString("N"));
        message.Headers.Add("X-Shop-Mail-Kind", mail.Kind);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task SendBySmtpAsync(string host, MimeMessage message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);

        var port = configuration.GetValue("Smtp:Port", 25);
        using var client = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        await client.ConnectAsync(host, port, Security(port), limit.Token);
        if (configuration["Smtp:User"] is { Length: > 0 } user)
            await client.AuthenticateAsync(user, configuration["Smtp:Password"] ?? string.Empty, limit.Token);

        await client.SendAsync(message, limit.Token);
        await client.DisconnectAsync(quit: true, limit.Token);
    }

    private SecureSocketOptions Security(int port) =>
        !configuration.GetValue("Smtp:Tls", false) ? SecureSocketOptions.None
        : port == SmtpsPort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    /// <summary>
    /// Writes a temporary file and moves it into place, so that readers never see a partial file. A repeat replaces the file.
    /// </summary>
    private async Task WriteFileAsync(MimeMessage message, Guid id, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(configuration["Shop:DataDirectory"] ?? ".data", "mail");
        var drafts = Directory.CreateDirectory(Path.Combine(folder, ".drafts"));
        var draft = Path.Combine(drafts.FullName, $"{id:N}.eml");
        await message.WriteToAsync(draft, cancellationToken);
        File.Move(draft, Path.Combine(folder, $"{id:N}.eml"), overwrite: true);
    }
}
