using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Web;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>Generated from the endpoints, so that new pages and routes are covered automatically.</summary>
public sealed class ClosedDoorTests : ShopFixture
{
    [Test]
    public async Task Anonymous_users_cannot_open_any_back_office_page()
    {
        using var client = NewClient();
        var pages = Endpoints()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { AreaName: "Admin", ViewEnginePath: not "/SignIn" }
            )
            .Select(AddressOf)
            .Distinct()
            .ToList();
        Assert.That(pages, Is.Not.Empty);

        foreach (var address in pages)
        {
            using var response = await client.GetAsync(address);
            Assert.That(
                response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden,
                Is.True,
                $"{address} answered {(int)response.StatusCode}"
            );
            if (response.StatusCode == HttpStatusCode.Redirect)
                Assert.That(response.Headers.Location!.ToString(), Does.Contain("/signin"), address);
        }
    }

    [Test]
    public async Task Every_account_page_redirects_guests_to_sign_in()
    {
        using var client = NewClient();
        var pages = Endpoints()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Account/", StringComparison.Ordinal)
                == true
            )
            .Select(AddressOf)
            .Distinct()
            .ToList();
        Assert.That(pages, Is.Not.Empty);

        foreach (var address in pages)
        {
            using var response = await client.GetAsync(address);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), address);
            Assert.That(response.Headers.Location!.ToString(), Does.Contain("/signin"), address);
        }
    }

    [Test]
    public async Task Every_route_of_the_admin_API_answers_401_without_credentials()
    {
        using var client = NewClient();
        var routes = Endpoints().Where(endpoint => AddressOf(endpoint).StartsWith("/api/v1/admin", StringComparison.Ordinal)).ToList();
        Assert.That(routes, Is.Not.Empty);

        foreach (var route in routes)
        foreach (var method in route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(route));
            using var response = await client.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), $"{method} {AddressOf(route)}");
        }
    }

    [Test]
    public void Every_route_of_the_admin_API_declares_its_permission()
    {
        var routes = Endpoints().Where(endpoint => AddressOf(endpoint).StartsWith("/api/v1/admin", StringComparison.Ordinal)).ToList();
        Assert.That(routes, Is.Not.Empty);

        var open = routes.Where(route =>
            !route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => Permissions.All.Contains(data.Policy))
        );

        Assert.That(open.Select(AddressOf), Is.Empty);
    }

    [Test]
    public async Task No_storefront_page_fails_when_opened_without_parameters()
    {
        using var client = NewClient();
        var pages = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { AreaName: null or "" } && IsReadable(endpoint))
            .Select(AddressOf)
            .Distinct()
            .ToList();
        Assert.That(pages, Has.Count.GreaterThan(5));

        foreach (var address in pages)
        {
            using var response = await client.GetAsync(address);
            Assert.That((int)response.StatusCode, Is.LessThan(500), address);
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static bool IsReadable(RouteEndpoint endpoint) => !AddressOf(endpoint).StartsWith("/error", StringComparison.Ordinal);

    /// <summary>The route with a harmless value for each parameter.</summary>
    private static string AddressOf(RouteEndpoint endpoint) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
                                when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") =>
                                "019a0000-0000-7000-8000-000000000001",
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
                                when parameter.ParameterPolicies.Any(policy =>
                                    policy.Content?.StartsWith("int", StringComparison.Ordinal) == true
                                ) => "1",
                            _ => "x",
                        }
                    )
                )
            )
        );
}
