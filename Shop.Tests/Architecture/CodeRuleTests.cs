using Mono.Cecil;

namespace Shop.Tests.Architecture;

/// <summary>
/// What no module may do: read the system clock or random ids, publish outside the outbox, log whole objects, or hang rules on a save.
/// </summary>
public sealed class CodeRuleTests
{
    private static readonly string[] Forbidden =
    [
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Now",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_UtcNow",
        "System.DateTimeOffset::get_Now",
        "System.Guid::NewGuid",
        "System.Threading.Thread::Sleep",
        "System.NotImplementedException::.ctor",
    ];

    private static readonly Lazy<HashSet<string>> Requests = new(() =>
        CompiledCode
            .Contracts()
            .Concat(CompiledCode.Implementations())
            .SelectMany(assembly => assembly.Types())
            .Where(type =>
                !type.IsInterface
                && type.Interfaces.Any(implemented => implemented.InterfaceType.Name is "ICommand" or "ICommand`1" or "IQuery`1")
            )
            .Select(type => type.FullName)
            .ToHashSet()
    );

    private static IEnumerable<AssemblyDefinition> Checked => CompiledCode.Implementations().Append(CompiledCode.Read("Shop.Kernel"));

    [Test]
    public void Modules_take_time_and_ids_from_sources_that_tests_can_control()
    {
        var calls = CallsOf(Checked).ToList();
        Assert.That(calls, Has.Count.GreaterThan(1_000));

        var strays =
            from call in calls
            let name = $"{call.Called.DeclaringType.FullName}::{call.Called.Name}"
            where Forbidden.Contains(name)
            select $"{call.Caller.FullName} calls {name}";

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void No_module_publishes_through_the_mediator()
    {
        var calls = CallsOf([.. Checked, CompiledCode.Read("Shop.Web")]).ToList();
        Assert.That(
            calls.Where(call => call.Called.DeclaringType.Namespace == "MediatR" && call.Called.Name == "Send"),
            Is.Not.Empty,
            "some code sends requests"
        );

        var strays = calls
            .Where(call => call.Called.DeclaringType.Namespace == "MediatR" && call.Called.Name == "Publish")
            .Select(call => call.Caller.FullName);

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void Collecting_handlers_neither_save_nor_send()
    {
        var calls = CallsOf(Checked).Where(call => Collects(call.Caller.DeclaringType)).ToList();
        Assert.That(calls, Has.Count.GreaterThan(50));

        var strays = calls
            .Where(call =>
                call.Called.DeclaringType.Namespace == "MediatR" || call.Called.Name.StartsWith("SaveChanges", StringComparison.Ordinal)
            )
            .Select(call => call.Caller.FullName);

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void Only_the_pipeline_clears_a_context()
    {
        var calls = CallsOf([.. Checked, CompiledCode.Read("Shop.Web")])
            .Where(call => call.Called.DeclaringType.Name == "ChangeTracker" && call.Called.Name == "Clear")
            .Select(call => CompiledCode.Outermost(call.Caller.DeclaringType).Name)
            .ToList();

        Assert.That(calls, Is.EqualTo(new[] { "UnitOfWorkBehavior`2" }));
    }

    [Test]
    public void No_context_overrides_the_saving_of_changes()
    {
        var contexts = Checked
            .SelectMany(assembly => assembly.Types())
            .Where(type => type.Name.EndsWith("DbContext", StringComparison.Ordinal))
            .ToList();
        Assert.That(contexts, Has.Count.GreaterThan(20));

        Assert.That(
            contexts
                .SelectMany(type => type.Methods)
                .Where(method => method.Name.StartsWith("SaveChanges", StringComparison.Ordinal))
                .Select(method => method.FullName),
            Is.Empty
        );
    }

    [Test]
    public void Queries_ask_for_tracking_and_never_for_none_which_is_the_default()
    {
        var calls = CallsOf([.. Checked, CompiledCode.Read("Shop.Kernel.Web")])
            .Where(call => call.Called.Name is "AsTracking" or "AsNoTracking")
            .ToLookup(call => call.Called.Name, call => call.Caller.FullName);
        Assert.That(calls["AsTracking"].Count(), Is.GreaterThan(40));

        Assert.That(calls["AsNoTracking"], Is.Empty);
    }

    [Test]
    public void Whoever_may_end_or_revive_an_order_saves_its_discount_codes_with_it()
    {
        string[] moves = ["Cancel", "CancelUnits", "Expire", "Confirm"];
        var callers = CallsOf([CompiledCode.Read("Shop.Orders")])
            .Where(call => call.Caller.DeclaringType.NamespaceOf().StartsWith("Shop.Orders.Application", StringComparison.Ordinal))
            .ToLookup(
                call => CompiledCode.Outermost(call.Caller.DeclaringType).FullName,
                call => $"{call.Called.DeclaringType.Name}.{call.Called.Name}"
            );
        var movers = callers.Where(caller => moves.Any(move => caller.Contains("Order." + move))).ToList();
        Assert.That(movers, Has.Count.GreaterThan(5));

        Assert.That(movers.Where(caller => !caller.Contains("CodeUsage.SaveAsync")).Select(caller => caller.Key), Is.Empty);
    }

    [Test]
    public void No_module_sends_requests_to_itself()
    {
        List<(string Sender, string Request, bool IsOwn)> sent =
        [
            .. from module in CompiledCode.Modules
            from caller in CompiledCode.Read("Shop." + module).Types()
            where CompiledCode.Outermost(caller).Namespace.StartsWith($"Shop.{module}.Application", StringComparison.Ordinal)
            from call in caller.Calls()
            where call.Called.Name == ".ctor" && Requests.Value.Contains(call.Called.DeclaringType.FullName)
            let request = call.Called.DeclaringType
            where request.FullName != caller.FullName
            select (
                CompiledCode.Outermost(caller).FullName,
                request.FullName,
                request.FullName.StartsWith($"Shop.{module}.", StringComparison.Ordinal)
            ),
        ];
        Assert.That(sent, Has.Count.GreaterThan(50));

        Assert.That(sent.Where(entry => entry.IsOwn).Select(entry => $"{entry.Sender} makes {entry.Request}").Distinct(), Is.Empty);
    }

    [Test]
    public void No_log_template_destructures_an_object()
    {
        var texts = Checked
            .Append(CompiledCode.Read("Shop.Web"))
            .SelectMany(assembly => assembly.Types())
            .SelectMany(type => type.Texts().Select(text => (type, text)))
            .ToList();
        Assert.That(
            texts.Where(entry => entry.text.Contains("{EventId}", StringComparison.Ordinal)),
            Is.Not.Empty,
            "log templates are found"
        );

        Assert.That(
            texts
                .Where(entry => entry.text.Contains("{@", StringComparison.Ordinal))
                .Select(entry => $"{entry.type.FullName}: {entry.text}"),
            Is.Empty
        );
    }

    private static bool Collects(TypeDefinition type) =>
        type.Interfaces.Any(implemented => implemented.InterfaceType.Name.StartsWith("ICollectingHandler", StringComparison.Ordinal))
        || (type.DeclaringType is { } outer && Collects(outer));

    private static IEnumerable<(MethodDefinition Caller, MethodReference Called)> CallsOf(IEnumerable<AssemblyDefinition> assemblies) =>
        assemblies.SelectMany(assembly => assembly.Types()).Where(type => !type.IsMigration()).SelectMany(type => type.Calls());
}
