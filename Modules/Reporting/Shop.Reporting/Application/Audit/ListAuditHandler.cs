using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Reporting.Contracts.Audit;

namespace Shop.Reporting.Application.Audit;

internal sealed class ListAuditValidator : AbstractValidator<ListAudit>
{
    public ListAuditValidator()
    {
        RuleFor(query => query.Query).MaximumLength(100).WithMessage("Search with at most 100 characters.");
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000).WithMessage("Pages are counted from 1.");
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100).WithMessage("A page has 1 to 100 entries.");
    }
}

internal sealed class ListAuditHandler(ReportingDbContext db) : IRequestHandler<ListAudit, Result<PagedList<AuditItem>>>
{
    public async Task<Result<PagedList<AuditItem>>> Handle(ListAudit query, CancellationToken cancellationToken)
    {
        var entries = db.Audit.AsNoTracking();
        if (query.Query?.Trim() is { Length: > 0 } text)
            entries = entries.Where(entry => entry.Subject.Contains(text) || entry.Action.Contains(text));

        var total = await entries.CountAsync(cancellationToken);
        var page = await entries
            .OrderByDescending(entry => entry.At)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .Select(entry => new AuditItem(entry.Id, entry.At, entry.StaffId, entry.Action, entry.Subject, entry.Detail))
            .ToListAsync(cancellationToken);
        return new PagedList<AuditItem>(page, total, query.Page, query.PageSize);
    }
}
