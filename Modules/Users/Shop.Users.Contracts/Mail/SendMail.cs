using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Mail;

/// <summary>
/// Queues a mail; a worker sends it by SMTP or drops it into the pickup folder, and tries again while that fails. One mail per kind and
/// occasion:
/// repeating the command sends nothing twice.
/// </summary>
/// <param name="Kind">What sort of mail, for example <c>order-confirmed</c>.</param>
/// <param name="Occasion">What it is about, for example the order number.</param>
/// <param name="Text">The plain-text body.</param>
/// <param name="Html">The HTML body, already encoded; null for text only.</param>
public sealed record SendMail(string Kind, string Occasion, string To, string Subject, string Text, string? Html) : ICommand;
