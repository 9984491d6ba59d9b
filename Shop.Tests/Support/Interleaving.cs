using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Persistence;

namespace Shop.Tests.Support;

/// <summary>
/// Runs a concurrent rival once at a given point of the test: before or after a request is handled, before a module saves, or before a
/// statement. No test hooks in production code. A rival that blocks on a lock is left waiting, and must finish after the commit.
/// </summary>
internal sealed class Interleaving
{
    /// <summary>A rival that has not finished after this is waiting for a lock.</summary>
    private static readonly TimeSpan Blocked = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private string? point;
    private string? gate;
    private Func<Task>? rival;
    private Task? running;

    /// <summary>True once the rival was started.</summary>
    public bool Happened => running is not null;

    /// <param name="request">The request's name, for example <c>HoldStock</c>.</param>
    public void BeforeRequest(string request, Func<Task> action) => Arm("before " + request, action);

    /// <param name="request">The request's name, for example <c>HoldStock</c>.</param>
    public void AfterRequest(string request, Func<Task> action) => Arm("after " + request, action);

    /// <summary>Everything was read and decided, and nothing is written yet.</summary>
    /// <param name="afterRequest">Not before a request of this name was handled.</param>
    public void BeforeSave(string schema, Func<Task> action, string? afterRequest = null) => Arm("save " + schema, action, afterRequest);

    /// <summary>Waits until the rival has finished.</summary>
    public async Task EndAsync()
    {
        Assert.That(Happened, $"the point '{point}' was reached");
        await running!.WaitAsync(Bound);
    }

    public void Reset() => (point, rival, running, gate) = (null, null, null, null);

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Behavior<,>));
        var saves = new Saves(this);
        services.ConfigureDbContext<Orders.Infrastructure.Persistence.PostgresOrdersDbContext>(options => options.AddInterceptors(saves));
        services.ConfigureDbContext<Inventory.Infrastructure.Persistence.PostgresInventoryDbContext>(options =>
            options.AddInterceptors(saves)
        );
        services.ConfigureDbContext<Payments.Infrastructure.Persistence.PostgresPaymentsDbContext>(options =>
            options.AddInterceptors(saves)
        );
        services.ConfigureDbContext<Logistics.Infrastructure.Persistence.PostgresLogisticsDbContext>(options =>
            options.AddInterceptors(saves)
        );
        services.ConfigureDbContext<Users.Infrastructure.Persistence.PostgresUsersDbContext>(options => options.AddInterceptors(saves));
        services.ConfigureDbContext<Reporting.Infrastructure.Persistence.PostgresReportingDbContext>(options =>
            options.AddInterceptors(saves)
        );
    }

    private void Arm(string where, Func<Task> action, string? afterRequest = null) =>
        (point, rival, running, gate) = (where, action, null, afterRequest);

    private async Task PassAsync(string where)
    {
        if (gate is not null && where == "after " + gate)
            gate = null;
        if (gate is not null || where != point || Interlocked.Exchange(ref rival, null) is not { } action)
            return;

        running = Task.Run(action);
        await Task.WhenAny(running, Task.Delay(Blocked));
    }

    private sealed class Behavior<TRequest, TResponse>(Interleaving interleaving) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : IRequest<TResponse>
    {
        public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            await interleaving.PassAsync("before " + typeof(TRequest).Name);
            var response = await next();
            await interleaving.PassAsync("after " + typeof(TRequest).Name);
            return response;
        }
    }

    private sealed class Saves(Interleaving interleaving) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (eventData.Context is ModuleDbContext module && module.ChangeTracker.HasChanges())
                await interleaving.PassAsync("save " + module.Schema);
            return result;
        }
    }
}
