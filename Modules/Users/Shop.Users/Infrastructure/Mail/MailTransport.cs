using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Configuration;
using Shop.Users.Application.Mail;
using Shop.Users.Domain;

namespace Shop.Users.Infrastructure.Mail;

/// <summary>
/// Sends by SMTP when <c>Smtp:Host</c> is set, else drops <c>.eml</c> files into the folder <c>mail</c> of the data directory. Message-ID
/// and
/// <c>X-Shop-Mail-Id</c> are made from the queue's row, so that a mail that was sent twice can be told.
/// </summary>
internal sealed class MailTransport(IConfiguration configuration) : IMailTransport
{
    private const int TimeoutMilliseconds = 10_000;

    public async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            using var message = Compose(mail);
            if (configuration["Smtp:Host"] is { Length: > 0 } host)
                await SendBySmtpAsync(host, message, cancellationToken);
            else
                Drop(message, mail.Id);
        }
        catch (Exception exception)
            when (exception is SmtpException or IOException or FormatException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new MailNotSentException(exception.Message, exception);
        }
    }

    private MailMessage Compose(QueuedMail mail)
    {
        var from = configuration["Smtp:From"] is { Length: > 0 } configured ? configured : "shop@localhost.localdomain";
        var message = new MailMessage
        {
            From = new MailAddress(from, configuration["Shop:Name"] ?? "Shop", Encoding.UTF8),
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.Recipient));
        if (mail.Html is not null)
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));

        message.Headers.Add("X-Shop-Mail-Id", mail.Id.ToString("N"));
        message.Headers.Add("X-Shop-Mail-Kind", mail.Kind);
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{message.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task SendBySmtpAsync(string host, MailMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(host, configuration.GetValue("Smtp:Port", 25))
        {
            EnableSsl = configuration.GetValue("Smtp:Tls", false),
            Timeout = TimeoutMilliseconds,
        };
        if (configuration["Smtp:User"] is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, configuration["Smtp:Password"]);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeoutMilliseconds);
        await client.SendMailAsync(message, limit.Token);
    }

    /// <summary>Written aside and moved into place, so that nobody reads half a mail; a second time replaces the first.</summary>
    private void Drop(MailMessage message, Guid id)
    {
        var folder = Path.Combine(configuration["Shop:DataDirectory"] ?? ".data", "mail");
        var draft = Directory.CreateDirectory(Path.Combine(folder, ".drafts", id.ToString("N")));
        using (
            var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = draft.FullName,
            }
        )
            client.Send(message);

        File.Move(draft.GetFiles("*.eml")[0].FullName, Path.Combine(folder, $"{id:N}.eml"), overwrite: true);
        draft.Delete(recursive: true);
    }
}
