using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application.Rates;

internal sealed class FindZoneValidator : AbstractValidator<FindZone>
{
    public FindZoneValidator()
    {
        RuleFor(query => query.Country).Must(code => Countries.Find(code) is not null).WithError("logistics.unknown-country");
        RuleFor(query => query.PostalCode).MaximumLength(20).SingleLine();
        RuleForEach(query => query.PostalCodePrefixes).AreReadable(query => query.Countries);
    }
}

internal sealed class FindZoneHandler(LogisticsDbContext db) : IRequestHandler<FindZone, Result<ZoneMatch>>
{
    public async Task<Result<ZoneMatch>> Handle(FindZone query, CancellationToken cancellationToken)
    {
        var id = new ZoneId(query.ZoneId);
        var others = await db.Zones.Where(zone => zone.Id != id).ToListAsync(cancellationToken);
        var areas = query.Countries is [var country]
            ? query.PostalCodePrefixes.Select(text => PostalCodeAreas.Read(country, text).Area!).ToList()
            : [];
        var edited = new Zone(id, query.Name, query.Countries, areas);
        var found = others.Prepend(edited).ByFit(query.Country, query.PostalCode).FirstOrDefault();
        return new ZoneMatch(found?.Id.Value, found?.Name);
    }
}
