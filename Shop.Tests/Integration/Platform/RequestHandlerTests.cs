using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests.Architecture;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

public sealed class RequestHandlerTests : ShopFixture
{
    private IServiceCollection? registered;

    [Test]
    public void Every_request_has_exactly_one_handler()
    {
        var requests = CompiledCode
            .Modules.Select(module => "Shop." + module)
            .Concat(CompiledCode.ModulesWithContracts.Select(module => $"Shop.{module}.Contracts"))
            .Select(Assembly.Load)
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => (Type: type, Response: ResponseOf(type)))
            .Where(request => request.Response is not null)
            .ToList();
        Assert.That(requests, Has.Count.GreaterThan(50));

        var strays =
            from request in requests
            let handler = typeof(IRequestHandler<,>).MakeGenericType(request.Type, request.Response!)
            let count = registered!.Count(service => service.ServiceType == handler)
            where count != 1
            select $"{request.Type.FullName}: {count} handlers";

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void Every_handler_validator_and_job_can_be_resolved()
    {
        using var scope = Host.Services.CreateScope();
        var ours = registered!
            .Where(service =>
                !service.ServiceType.ContainsGenericParameters
                && service.ImplementationType?.Assembly.GetName().Name?.StartsWith("Shop.", StringComparison.Ordinal) == true
                && !service.IsKeyedService
            )
            .ToList();
        Assert.That(ours, Has.Count.GreaterThan(50));

        foreach (var service in ours)
            Assert.That(
                () => scope.ServiceProvider.GetServices(service.ServiceType).ToList(),
                Throws.Nothing,
                service.ServiceType.FullName
            );
    }

    protected override void Configure(IServiceCollection services) => registered = services;

    private static Type? ResponseOf(Type type) =>
        type.IsAbstract
            ? null
            : type.GetInterfaces()
                .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))
                ?.GetGenericArguments()[0];
}
