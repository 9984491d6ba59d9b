using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Mail;
using Shop.Users.Domain;

namespace Shop.Users.Application.Mail;

internal sealed class SendMailValidator : AbstractValidator<SendMail>
{
    public SendMailValidator()
    {
        RuleFor(command => command.Kind).NotEmpty().MaximumLength(60);
        RuleFor(command => command.Occasion).NotEmpty().MaximumLength(100);
        RuleFor(command => command.To).NotEmpty().MaximumLength(254).Must(NoLineBreak);
        RuleFor(command => command.Subject).NotEmpty().MaximumLength(200).Must(NoLineBreak);
    }

    /// <summary>A line break in a header would start another header.</summary>
    private static bool NoLineBreak(string text) => !text.Any(char.IsControl);
}

internal sealed class SendMailHandler(UsersDbContext db, TimeProvider clock) : IRequestHandler<SendMail, Result>
{
    public async Task<Result> Handle(SendMail command, CancellationToken cancellationToken)
    {
        if (await db.Mails.AnyAsync(mail => mail.Kind == command.Kind && mail.Occasion == command.Occasion, cancellationToken))
            return Result.Success;

        db.Mails.Add(
            new QueuedMail(
                Guid.CreateVersion7(),
                command.Kind,
                command.Occasion,
                command.To,
                command.Subject,
                command.Text,
                command.Html,
                clock.GetUtcNow()
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

/// <summary>Sends what is due, one by one; what fails waits and is tried again. Runs on one host at a time.</summary>
internal sealed record SendDueMails : ICommand<int>;

internal sealed class SendDueMailsHandler(UsersDbContext db, IMailTransport transport, TimeProvider clock)
    : IRequestHandler<SendDueMails, Result<int>>
{
    private const int MostPerRun = 200;

    /// <summary>News that could not be told for three days is not told any more.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromDays(3);

    public async Task<Result<int>> Handle(SendDueMails command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (oldest, ahead) = (now - Freshness, now + QueuedMail.LongestPause + ClockSkew.Most);

        // What was never tried, or waits longer than anything does, waits for the time of a clock that ran ahead.
        var due = await db
            .Mails.Where(mail =>
                mail.SentAt == null
                && mail.QueuedAt > oldest
                && (mail.NextTryAt <= now || mail.Tries == 0 || mail.NextTryAt > ahead)
                && mail.Tries < QueuedMail.MostTries
            )
            .OrderBy(mail => mail.NextTryAt)
            .Take(MostPerRun)
            .ToListAsync(cancellationToken);
        foreach (var mail in due)
        {
            try
            {
                await transport.SendAsync(mail, cancellationToken);
                mail.MarkSent(clock.GetUtcNow());
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                mail.MarkFailed(exception.Message, clock.GetUtcNow());
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return due.Count;
    }
}
