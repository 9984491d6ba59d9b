using Shop.Notifications.Domain;

namespace Shop.Notifications.Application.Mails;

/// <summary>Hands an email to the outside: an SMTP server, or a folder in Development.</summary>
internal interface IMailTransport
{
    /// <exception cref="MailNotSentException">It could not be handed over and should be retried.</exception>
    Task SendAsync(QueuedMail mail, CancellationToken cancellationToken);
}

internal sealed class MailNotSentException(string message, Exception inner) : Exception(message, inner);
