using Shop.Notifications.Domain;

namespace Shop.Notifications.Application.Mails;

/// <summary>Hands a mail to the world outside: a mail server, or a folder in Development.</summary>
internal interface IMailTransport
{
    /// <exception cref="MailNotSentException">It could not be handed over; trying again is right.</exception>
    Task SendAsync(QueuedMail mail, CancellationToken cancellationToken);
}

internal sealed class MailNotSentException(string message, Exception inner) : Exception(message, inner);
