using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Tests.Support;

namespace Shop.Tests.Architecture;

/// <summary>Events outlive the release that wrote them: names are never reused, and their JSON only grows.</summary>
public sealed partial class EventTests
{
    private static readonly Type[] Events =
    [
        .. CompiledCode
            .ModulesWithContracts.SelectMany(module => Assembly.Load($"Shop.{module}.Contracts").GetTypes())
            .Where(type => type.IsAssignableTo(typeof(IIntegrationEvent)) && !type.IsInterface),
    ];

    private static readonly JsonSerializerOptions Indented = new(KernelJson.Options) { WriteIndented = true };

    [Test]
    public void Event_names_are_well_formed_unique_and_prefixed_with_their_module()
    {
        Assert.That(Events, Has.Length.GreaterThan(10));
        var names = Events.Select(type => (Type: type, Name: EventNameAttribute.Of(type))).ToList();

        Assert.That(
            names.Where(entry =>
                !Form().IsMatch(entry.Name)
                || !entry.Name.StartsWith(
                    entry.Type.Assembly.GetName().Name!.Split('.')[1].ToLowerInvariant() + ".",
                    StringComparison.Ordinal
                )
            ),
            Is.Empty
        );
        Assert.That(names.Select(entry => entry.Name), Is.Unique);
    }

    [TestCaseSource(nameof(Events))]
    public void The_JSON_of_an_event_is_unchanged(Type type)
    {
        var json = JsonSerializer.Serialize(Samples.Of(type), type, Indented);

        Verified.Match(json, "Events/" + EventNameAttribute.Of(type));
        Assert.That(
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, KernelJson.Options), type, Indented),
            Is.EqualTo(json),
            "it round-trips"
        );
    }

    [GeneratedRegex("^[a-z]+\\.[a-z0-9-]+\\.v[1-9]$")]
    private static partial Regex Form();

    /// <summary>An instance with deterministic values in every member.</summary>
    private static class Samples
    {
        public static object Of(Type type)
        {
            var bare = Nullable.GetUnderlyingType(type) ?? type;
            if (bare == typeof(Guid))
                return new Guid("019a0000-0000-7000-8000-000000000001");
            if (bare == typeof(DateTimeOffset))
                return new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.Zero);
            if (bare == typeof(DateOnly))
                return new DateOnly(2026, 3, 2);
            if (bare == typeof(string))
                return "text";
            if (bare == typeof(bool))
                return true;
            if (bare == typeof(int) || bare == typeof(long) || bare == typeof(decimal))
                return Convert.ChangeType(3, bare, System.Globalization.CultureInfo.InvariantCulture);
            if (bare == typeof(Money))
                return new Money(12.5m, Currency.Eur);
            if (bare == typeof(Currency))
                return Currency.Eur;
            if (bare == typeof(Sku))
                return Sku.Of("TEE-RED-M");
            if (bare.IsEnum)
                return Enum.GetValues(bare).GetValue(0)!;
            if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            {
                var items = Array.CreateInstance(bare.GetGenericArguments()[0], 1);
                items.SetValue(Of(bare.GetGenericArguments()[0]), 0);
                return items;
            }

            var constructor = bare.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
                ?? throw new InvalidOperationException($"No sample for {bare}.");
            return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        }
    }
}
