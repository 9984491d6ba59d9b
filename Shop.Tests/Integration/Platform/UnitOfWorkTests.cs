using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Application;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Logistics.Application.Carriers;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>
/// Runs every command of every module while its module's saves are refused: afterwards the sender's scope must have no pending changes.
/// </summary>
public sealed partial class UnitOfWorkTests : OrdersFixture
{
    /// <summary>These only run bulk statements or call other modules, so they have no save to refuse.</summary>
    private static readonly string[] WithoutSave =
    [
        "DeleteAddress",
        "DeletePage",
        "DeleteZone",
        "EndOtherSessions",
        "EndSession",
        "PayForOrder",
        "PurgeCarts",
        "PurgeSessions",
        "SaveCheckoutEntries",
        "UnsubscribeBackInStock",
    ];

    /// <summary>These find no work here; their own tests cover what they change.</summary>
    private static readonly string[] WithoutWork = ["BookShipments", "CloseReturn", "AbandonUncollected", "RemindUnpaid"];

    private readonly RefusedSaves saves = new();

    public static IEnumerable<Type> Commands =>
        CompiledModules()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.GetInterfaces().Any(IsCommand))
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    [TearDown]
    public void AllowSaves() => saves.Reset();

    [Test]
    public async Task A_command_whose_save_is_refused_leaves_no_changes_in_memory()
    {
        var values = await FillWorldAsync();
        List<string> strays = [];
        List<string> idle = [];

        foreach (var type in Commands.OrderBy(IsJob))
        {
            if (IsJob(type) && Clock.Now < TestClock.Start.AddDays(60))
                await PassTimeAsync();
            saves.Schema = SchemaOf(type);
            var (left, outcome) = await LeftAfterAsync(Command(type, values));
            if (saves.Count == 0 != (WithoutSave.Contains(type.Name) || WithoutWork.Contains(type.Name)))
                idle.Add($"{type.Name}: {outcome}");
            strays.AddRange(left.Select(entry => $"{type.Name}: {entry}"));
            saves.Reset();
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join('\n', idle), Is.Empty, "commands that did not reach a save; give them other arguments");
            Assert.That(string.Join('\n', strays), Is.Empty);
        }
    }

    [Test]
    public async Task A_command_with_unknown_ids_leaves_no_changes_in_memory()
    {
        List<string> strays = [];

        foreach (var type in Commands)
        {
            var (left, _) = await LeftAfterAsync(Command(type, Nothing));
            strays.AddRange(left.Select(entry => $"{type.Name}: {entry}"));
        }

        Assert.That(string.Join('\n', strays), Is.Empty);
    }

    [Test]
    public async Task A_command_refused_by_a_rule_halfway_leaves_no_changes_in_memory()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));
        var owner = new CartOwner(null, shopper.Secret);
        await GetAsync(
            new SavePromotion(Guid.CreateVersion7(), 0, TenPercent with { MinimumTotal = 1000 }, new NewCode("LARGE", null, null), StaffId)
        );
        var (reserved, tea) = (Guid.CreateVersion7(), Sku.Of("TEA"));
        await GetAsync(new CommitStock(reserved, [new StockLine(tea, 2)]));
        await GetAsync(new SaveLocation("second", "Second", 2, true, null, 0, StaffId));
        var order = await BuyAsync(("TEA", 2));
        object[] commands =
        [
            new ApplyDiscountCode(shopper.Cart, owner, "LARGE"),
            new HoldStock(Guid.CreateVersion7(), [new StockLine(Sku.Of("MUG"), 2), new StockLine(tea, 1000)], TimeSpan.FromMinutes(15)),
            new CommitStock(Guid.CreateVersion7(), [new StockLine(Sku.Of("MUG"), 2), new StockLine(tea, 1000)]),
            new ConsumeStock(reserved, Guid.CreateVersion7(), [new StockLine(tea, 2)], "second"),
            new MoveReservation(reserved, Guid.CreateVersion7(), "second", [new StockLine(tea, 2)]),
            new TransferStock(Guid.CreateVersion7(), tea, "main", "second", 1000, "Try", StaffId),
            new ShipUnits(order.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId, "second"),
        ];
        var contents = new DatabaseContents(Host);
        var before = await contents.ReadAsync();
        List<string> report = [];

        foreach (var command in commands)
        {
            var (left, outcome) = await LeftAfterAsync(command);
            report.AddRange(left.Prepend(outcome).Select(line => $"{command.GetType().Name}: {line}"));
        }

        Assert.That(
            report,
            Is.EqualTo(
                new[]
                {
                    "ApplyDiscountCode: orders.minimum.discount-refused",
                    "HoldStock: succeeded",
                    "CommitStock: succeeded",
                    "ConsumeStock: inventory.not-committed-there",
                    "MoveReservation: inventory.not-free",
                    "TransferStock: inventory.not-there Quantity",
                    "ShipUnits: inventory.not-free Location",
                }
            )
        );
        Assert.That(await contents.ReadAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Reads_after_a_refusal_in_the_same_scope_see_the_stored_state()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));
        var owner = new CartOwner(null, shopper.Secret);
        await using var scope = Host.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var before = await mediator.Send(new GetCart(shopper.Cart, owner));

        saves.Schema = "orders";
        var refused = await mediator.Send(new ChangeCartLine(shopper.Cart, owner, Sku.Of("TEA"), 5));
        saves.Reset();
        var after = await mediator.Send(new GetCart(shopper.Cart, owner));

        Assert.That(refused.Errors, Is.EqualTo(new[] { RefusedSaves.Refusal }));
        Assert.That(
            (before.Value.Lines.Single().Quantity, after.Value.Lines.Single().Quantity, after.Value.Version),
            Is.EqualTo((2, 2, before.Value.Version))
        );
    }

    [Test]
    public async Task A_refusal_keeps_pending_changes_of_its_sender_in_another_module()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        db.Operations.Add(new Operation(Guid.CreateVersion7(), Clock.Now));

        var refused = await scope
            .ServiceProvider.GetRequiredService<IMediator>()
            .Send(new CancelOrder("unknown", new OrderViewer(null, null, IsStaff: true), "Try", StaffId));

        Assert.That(refused.Errors.Single().Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That(await db.SaveChangesAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_within_the_senders_transaction_leaves_the_unit_of_work_to_the_sender()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Operations.Add(new Operation(Guid.CreateVersion7(), Clock.Now));

        var refused = await scope
            .ServiceProvider.GetRequiredService<IMediator>()
            .Send(new SubscribeBackInStock(Sku.Of("UNKNOWN"), "ada@example.com", null));

        Assert.That(refused.Errors.Single().Code, Is.EqualTo("inventory.unknown-sku"));
        Assert.That(await db.SaveChangesAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_batch_continues_after_a_failed_item_and_saves_nothing_of_it()
    {
        Guid[] items = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

        var done = await Host
            .Services.GetRequiredService<BatchRunner>()
            .ForEachAsync<InventoryDbContext, Guid>(
                "Test",
                items,
                async (db, id) =>
                {
                    db.Operations.Add(new Operation(id, Clock.Now));
                    if (id == items[1])
                        throw new InvalidOperationException("This one fails.");

                    await db.SaveChangesAsync();
                    return true;
                },
                CancellationToken.None
            );

        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        Assert.That(done, Is.EqualTo(2));
        Assert.That(
            await db.Operations.Where(operation => items.Contains(operation.Id)).Select(operation => operation.Id).ToListAsync(),
            Is.EquivalentTo(new[] { items[0], items[2] })
        );
    }

    protected override void Configure(IServiceCollection services)
    {
        saves.AddTo(services);
        services.AddSingleton<ICarrier>(carrier);
    }

    /// <summary>What a later save in the sender's scope would write, and entities that differ from their rows.</summary>
    private async Task<(IReadOnlyList<string> Left, string Outcome)> LeftAfterAsync(object command)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        string outcome;
        try
        {
            var result = await SendAsync(scope.ServiceProvider, command);
            outcome = result.IsSuccess
                ? "succeeded"
                : string.Join("; ", result.Errors.Select(error => $"{error.Code} {error.Field}".TrimEnd()));
        }
        catch (Exception exception)
        {
            outcome = exception.ToString();
        }

        List<string> left = [];
        saves.Schema = null;
        foreach (var context in ContextsOf(scope.ServiceProvider))
        foreach (var entry in context.ChangeTracker.Entries().ToList())
            if (entry.State != EntityState.Unchanged)
                left.Add($"{entry.Metadata.ShortName()} {entry.State}");
        return (left, outcome);
    }

    private static async Task<IOutcome> SendAsync(IServiceProvider services, object command)
    {
        var response = command
            .GetType()
            .GetInterfaces()
            .Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))
            .GetGenericArguments()[0];
        var sending = (Task)
            typeof(IMediator)
                .GetMethod(nameof(IMediator.Send))!
                .MakeGenericMethod(response)
                .Invoke(services.GetRequiredService<IMediator>(), [command, CancellationToken.None])!;
        await sending;
        return (IOutcome)sending.GetType().GetProperty(nameof(Task<int>.Result))!.GetValue(sending)!;
    }

    private static IEnumerable<ModuleDbContext> ContextsOf(IServiceProvider services) =>
        services.GetServices<ModuleDescriptor>().Select(module => module.ContextOf(services));

    private static string SchemaOf(Type command) => command.Assembly.GetName().Name!.Split('.')[1].ToLowerInvariant();

    private async Task PassTimeAsync()
    {
        Clock.Advance(TimeSpan.FromDays(90));
        await QueueMailAsync("test", "today");
    }

    /// <summary>Commands that look for their work themselves.</summary>
    private static bool IsJob(Type command) => command.GetProperties().Length == 0;

    private static bool IsCommand(Type contract) =>
        contract == typeof(ICommand) || (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICommand<>));

    private static IEnumerable<Assembly> CompiledModules() =>
        Architecture
            .CompiledCode.Modules.Select(module => "Shop." + module)
            .Concat(Architecture.CompiledCode.ModulesWithContracts.Select(module => $"Shop.{module}.Contracts"))
            .Select(Assembly.Load);
}
