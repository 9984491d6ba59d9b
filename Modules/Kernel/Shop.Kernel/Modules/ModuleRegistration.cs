using System.Collections.Concurrent;
using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;

namespace Shop.Kernel.Modules;

/// <summary>Service registration for modules and, once, for the host.</summary>
public static class ModuleRegistration
{
    /// <summary>Registers mediator, pipeline and outbox. Called once, by the host.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<ServiceFactory>(provider => provider.GetService!);
        services.TryAddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(DomainFailureBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ConflictBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        services.AddSingleton<RequestOwners>();
        services.AddSingleton(provider => new Subscriptions(services, provider.GetServices<ModuleDescriptor>()));
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxInterceptor>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<OutboxInspector>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<NpgsqlDataSources>();
        services.TryAddSingleton<IProcessingPause, NeverPaused>();
        services.AddSingleton<OutboxListener>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxListener>());
        services.AddHostedService<OutboxWorker>();
        services.AddScoped<IInvariant, DueMessagesInvariant>();
        services.AddScoped<IInvariant, DoneMessagesInvariant>();
        services.AddScoped<IInvariant, AnswersInvariant>();
        return services;
    }

    /// <summary>Registers the request handlers, event handlers, validators and invariants of an assembly.</summary>
    public static IServiceCollection AddUseCasesFrom(this IServiceCollection services, Assembly assembly)
    {
        Type[] kinds = [typeof(IRequestHandler<,>), typeof(IIntegrationEventHandler<>)];
        services.Scan(scan =>
            scan.FromAssemblies(assembly)
                .AddClasses(classes => classes.AssignableToAny(kinds).Where(type => !type.IsGenericTypeDefinition), publicOnly: false)
                .AsImplementedInterfaces(type => type.IsGenericType && kinds.Contains(type.GetGenericTypeDefinition()))
                .WithScopedLifetime()
                // Singletons: building validation rules takes longer than running them.
                .AddClasses(
                    classes => classes.AssignableTo(typeof(IValidator<>)).Where(type => !type.IsGenericTypeDefinition),
                    publicOnly: false
                )
                .AsImplementedInterfaces(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidator<>))
                .WithSingletonLifetime()
                .AddClasses(classes => classes.AssignableTo<IInvariant>(), publicOnly: false)
                .As<IInvariant>()
                .WithScopedLifetime()
        );
        return services;
    }

    /// <summary>
    /// Registers a module's context: handlers inject <typeparamref name="TContext"/> and get the one of the configured provider.
    /// <c>Modules:{name}:ConnectionString</c> gives the module its own database.
    /// </summary>
    public static IServiceCollection AddModuleDbContext<TContext, TPostgres, TSqlServer>(
        this IServiceCollection services,
        IConfiguration configuration,
        string name,
        string schema
    )
        where TContext : ModuleDbContext
        where TPostgres : TContext
        where TSqlServer : TContext
    {
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Postgres);
        var connectionString = configuration[$"Modules:{name}:ConnectionString"] is { Length: > 0 } own
            ? own
            : configuration.GetConnectionString("Shop") ?? string.Empty;
        var module = new ModuleDescriptor(name, schema, provider, connectionString, typeof(TContext));
        services.AddSingleton(module);
        services.AddSingleton(container => new ModuleDatabase(module, container.GetRequiredService<IServiceScopeFactory>()));

        if (provider == DatabaseProvider.SqlServer)
            services.AddDbContextPool<TContext, TSqlServer>(
                (container, options) =>
                    options
                        .UseSqlServer(connectionString, server => server.MigrationsHistoryTable("__migrations", schema))
                        .UseModuleDefaults(container)
            );
        else
            services.AddDbContextPool<TContext, TPostgres>(
                (container, options) =>
                    options
                        .UseNpgsql(container.GetRequiredService<NpgsqlDataSources>().For(connectionString), server =>
                            server.MigrationsHistoryTable("__migrations", schema)
                        )
                        .ReplaceService<IModificationCommandBatchFactory, CompactBatchFactory>()
                        .UseModuleDefaults(container)
            );

        return services;
    }

    private static void UseModuleDefaults(this DbContextOptionsBuilder options, IServiceProvider container) =>
        options
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(container.GetRequiredService<OutboxInterceptor>(), ReadOnlyAggregates.Instance);

    /// <summary>Sends a request on a schedule; see <see cref="ModuleJob"/>.</summary>
    /// <param name="repeatFor">How long it is repeated while it still finds work.</param>
    public static IServiceCollection AddModuleJob(
        this IServiceCollection services,
        string id,
        string cron,
        IRequest<Result<int>> request,
        TimeSpan repeatFor = default
    ) => services.AddSingleton(new ModuleJob(id, cron, request, repeatFor));
}

/// <summary>One connection pool per database, shared by the modules in it.</summary>
public sealed class NpgsqlDataSources : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<NpgsqlDataSource>> sources = new();

    public NpgsqlDataSource For(string connectionString) =>
        sources.GetOrAdd(connectionString, text => new Lazy<NpgsqlDataSource>(() => Create(text))).Value;

    private static NpgsqlDataSource Create(string connectionString)
    {
        // Used in metrics, which would otherwise show the whole connection string.
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.Name = builder.ConnectionStringBuilder.ApplicationName ?? "shop";
        return builder.Build();
    }

    /// <summary>Closes idle connections.</summary>
    public void Clear()
    {
        foreach (var source in sources.Values)
            source.Value.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources.Values)
            await source.Value.DisposeAsync();
    }
}
