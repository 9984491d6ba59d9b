using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Reporting.Contracts.Audit;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Audit;

internal sealed class ListAuditValidator : AbstractValidator<ListAudit>
{
    public ListAuditValidator()
    {
        RuleFor(query => query.Query).MaximumLength(100);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListAuditHandler(ReportingDbContext db) : IRequestHandler<ListAudit, Result<PagedList<AuditItem>>>
{
    public async Task<Result<PagedList<AuditItem>>> Handle(ListAudit query, CancellationToken cancellationToken)
    {
        var entries = db.Audit.AsQueryable();
        if (query.Query?.Trim() is { Length: > 0 } text)
            entries = entries.Where(entry => entry.Subject.Contains(text) || entry.Action.Contains(text));

        var total = await entries.CountAsync(cancellationToken);
        var page = await entries
            .OrderByDescending(entry => entry.At)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<AuditItem>(
            [.. page.Select(entry => new AuditItem(entry.Id, entry.At, entry.StaffId, ActionOf(entry), entry.Subject, entry.Detail))],
            total,
            query.Page,
            query.PageSize
        );
    }

    private static Message ActionOf(AuditEntry entry) => new Message($"reporting.{entry.Action.Replace('.', '-').Replace('_', '-')}");
}
