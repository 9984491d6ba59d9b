using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Reporting.Contracts.Visits;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Visits;

internal sealed class RecordVisitValidator : AbstractValidator<RecordVisit>
{
    public RecordVisitValidator()
    {
        RuleFor(command => command.Kind).IsInEnum();
        RuleFor(command => command.VisitorHash).NotEmpty().MaximumLength(32);
        RuleFor(command => command.Query).MaximumLength(200);
        RuleFor(command => command.Results).InclusiveBetween(0, 10_000_000);
    }
}

internal sealed class RecordVisitHandler(ReportingDbContext db, IOptions<ReportingOptions> options, TimeProvider clock)
    : IRequestHandler<RecordVisit, Result>
{
    private const int MaxTerm = 100;

    public async Task<Result> Handle(RecordVisit command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = options.Value.DayOf(now);
        if (command is { Kind: VisitKind.Search, Results: { } results } && command.Query?.Trim().ToLowerInvariant() is { Length: > 0 } term)
            db.Searches.Add(
                new SearchFact
                {
                    Id = Guid.CreateVersion7(),
                    Day = day,
                    RecordedAt = now,
                    Term = Shorten(term),
                    Results = results,
                }
            );

        var kind = command.Kind.ToString().ToLowerInvariant();
        if (
            !await db.Visits.AnyAsync(
                visit => visit.Day == day && visit.Kind == kind && visit.VisitorHash == command.VisitorHash,
                cancellationToken
            )
        )
            db.Visits.Add(
                new VisitFact
                {
                    Id = Guid.CreateVersion7(),
                    Day = day,
                    RecordedAt = now,
                    VisitorHash = command.VisitorHash,
                    Kind = kind,
                }
            );

        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    /// <summary>Never splits a surrogate pair, which databases reject.</summary>
    private static string Shorten(string term) =>
        term.Length <= MaxTerm ? term : term[..(char.IsHighSurrogate(term[MaxTerm - 1]) ? MaxTerm - 1 : MaxTerm)];
}
