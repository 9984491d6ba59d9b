using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Inventory.Infrastructure.Endpoints;

internal static class LocationEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/locations").WithTags("Inventory");
        group
            .MapGet(string.Empty, ListAsync)
            .RequireAuthorization(Permissions.InventoryRead)
            .WithName("ListLocations")
            .Produces<IReadOnlyList<LocationJson>>();
        group
            .MapPost(string.Empty, CreateAsync)
            .RequireAuthorization(Permissions.InventoryWrite)
            .WithName("CreateLocation")
            .Produces<LocationJson>(StatusCodes.Status201Created);
        group
            .MapPut("/{code}", ChangeAsync)
            .RequireAuthorization(Permissions.InventoryWrite)
            .WithName("ChangeLocation")
            .Produces<LocationJson>();
    }

    private static async Task<IResult> ListAsync(IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListLocations(), cancellationToken)).ToHttp(locations => locations.Select(LocationJson.Of).ToList());

    private static async Task<IResult> CreateAsync(
        NewLocationBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var command = new SaveLocation(
            body.Code ?? string.Empty,
            body.Name ?? string.Empty,
            body.Priority ?? 100,
            body.IsActive ?? true,
            body.Address?.Address,
            0,
            user.StaffId()
        );
        return (await mediator.Send(command, cancellationToken)).ToCreated(_ => "/api/v1/admin/locations", LocationJson.Of);
    }

    private static async Task<IResult> ChangeAsync(
        string code,
        LocationBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var known = (await mediator.Send(new ListLocations(), cancellationToken)).Value.SingleOrDefault(location => location.Code == code);
        if (known is null)
            return Problems.Of(InventoryErrors.LocationNotFound);

        var command = new SaveLocation(
            code,
            body.Name ?? known.Name,
            body.Priority ?? known.Priority,
            body.IsActive ?? known.IsActive,
            body.Address?.Address ?? known.Address,
            body.Version ?? known.Version,
            user.StaffId()
        );
        return (await mediator.Send(command, cancellationToken)).ToHttp(LocationJson.Of);
    }

    internal sealed record NewLocationBody(string? Code, string? Name, int? Priority, bool? IsActive, AddressJson? Address);

    /// <summary>Missing fields are unchanged.</summary>
    internal sealed record LocationBody(string? Name, int? Priority, bool? IsActive, AddressJson? Address, int? Version);

    internal sealed record LocationJson(string Code, string Name, int Priority, bool IsActive, AddressJson? Address, int Version)
    {
        public static LocationJson Of(StockLocation location) =>
            new(
                location.Code,
                location.Name,
                location.Priority,
                location.IsActive,
                location.Address is { } address ? AddressJson.Of(address) : null,
                location.Version
            );
    }

    internal sealed record AddressJson(string? Name, string? Line1, string? Line2, string? City, string? PostalCode, string? Country)
    {
        public PostalAddress Address =>
            new(
                Name ?? string.Empty,
                null,
                Line1 ?? string.Empty,
                Line2,
                City ?? string.Empty,
                null,
                PostalCode ?? string.Empty,
                Country ?? string.Empty,
                null
            );

        public static AddressJson Of(PostalAddress address) =>
            new(address.Name, address.Line1, address.Line2, address.City, address.PostalCode, address.Country);
    }
}
