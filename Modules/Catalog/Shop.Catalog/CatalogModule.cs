using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Catalog.Application;
using Shop.Catalog.Application.Imports;
using Shop.Catalog.Application.Media;
using Shop.Catalog.Application.Products;
using Shop.Catalog.Application.Search;
using Shop.Catalog.Infrastructure;
using Shop.Catalog.Infrastructure.Endpoints;
using Shop.Catalog.Infrastructure.Persistence;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Web;

namespace Shop.Catalog;

/// <summary>Products, categories, prices, images, search and content pages.</summary>
public sealed class CatalogModule : IModule
{
    public string Name => "Catalog";

    public string Schema => "catalog";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<CatalogDbContext, PostgresCatalogDbContext, SqlServerCatalogDbContext>(configuration, Name, Schema);
        services.AddKeyedSingleton<IEventMap, CatalogEventMap>(Schema);
        services
            .AddOptions<CatalogOptions>()
            .Bind(configuration.GetSection("Catalog"))
            .Configure(options =>
            {
                options.Currency = configuration["Shop:Currency"] is { Length: > 0 } currency ? currency : options.Currency;
                options.MediaDirectory = Path.Combine(
                    configuration["Shop:DataDirectory"] is { Length: > 0 } folder ? folder : ".data",
                    "media"
                );
            })
            .Validate(options => Currency.IsValid(options.Currency), "Shop:Currency must be an ISO 4217 code such as EUR.")
            .Validate(
                options => SearchLanguage.IsKnown(options.SearchLanguage),
                $"Catalog:SearchLanguage must be one of {string.Join(", ", SearchLanguage.Codes)}."
            )
            .Validate(
                options => options is { ImportBatch: > 0, ImportLeaseSeconds: > 0 },
                "Catalog:ImportBatch and Catalog:ImportLeaseSeconds must be positive."
            );
        services.AddMemoryCache();
        services.AddSingleton<CatalogCache>();
        services.AddSingleton<Pictures>();
        services.AddSingleton<MediaStore>();
        services.AddScoped<PictureFetcher>();
        services
            .AddHttpClient(PictureFetcher.ClientName)
            .ConfigurePrimaryHttpMessageHandler(container =>
                PublicAddresses.CreateHandler(allowLoopback: container.GetRequiredService<IHostEnvironment>().IsDevelopment())
            );
        services.AddScoped<ProductSaving>();
        services.AddScoped<ImportRunner>();
        services.AddUseCasesFrom(typeof(CatalogModule).Assembly);
        services.AddModuleJob("work-on-imports", "0/3 * * * * ?", new WorkOnImports());
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        CatalogEndpoints.Map(endpoints);
        AdminProductEndpoints.Map(endpoints);
        AdminFileEndpoints.Map(endpoints);
    }
}
