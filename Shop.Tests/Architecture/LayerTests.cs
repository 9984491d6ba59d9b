using Mono.Cecil;

namespace Shop.Tests.Architecture;

/// <summary>Section 5 of the architecture: the dependencies between a module's layers, and what is visible from outside.</summary>
public sealed class LayerTests
{
    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.Modules))]
    public void The_domain_depends_only_on_the_base_library_the_kernel_root_and_its_contracts_enums(string module)
    {
        var root = $"Shop.{module}.Domain";
        var enums = CompiledCode
            .ModulesWithContracts.Where(other => other == module)
            .SelectMany(own => CompiledCode.Read($"Shop.{own}.Contracts").Types())
            .Where(type => type.IsEnum)
            .Select(type => type.FullName)
            .ToHashSet();
        var domain = TypesUnder(module, root);
        Assume(domain, root);

        var strays =
            from type in domain
            from used in type.References()
            let space = used.NamespaceOf()
            where
                !IsUnder(space, root)
                && !IsUnder(space, "System")
                && space != "Shop.Kernel"
                && !IsCompilerGenerated(used)
                && !IsAccount(module, used)
                && !enums.Contains(used.FullName.TrimEnd('[', ']'))
            select $"{type.FullName} uses {used.FullName}";

        Assert.That(strays, Is.Empty);
    }

    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.Modules))]
    public void The_application_layer_does_not_depend_on_the_infrastructure(string module)
    {
        var application = TypesUnder(module, $"Shop.{module}.Application");
        Assume(application, $"Shop.{module}.Application");

        var strays =
            from type in application
            from used in type.References()
            where IsUnder(used.NamespaceOf(), $"Shop.{module}.Infrastructure")
            select $"{type.FullName} uses {used.FullName}";

        Assert.That(strays, Is.Empty);
    }

    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.Modules))]
    public void Only_the_module_class_is_public(string module)
    {
        var seen = CompiledCode
            .Read("Shop." + module)
            .Types()
            .Where(type => type.IsPublic && !type.IsMigration() && !type.IsTemplate())
            .Select(type => type.Name);

        Assert.That(seen, Is.EqualTo(new[] { module + "Module" }));
    }

    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.ModulesWithContracts))]
    public void Contracts_contain_sealed_records_and_enums_without_behavior(string module)
    {
        var contracts = CompiledCode.Read($"Shop.{module}.Contracts").Types().Where(type => type.IsPublic).ToList();
        Assert.That(contracts, Is.Not.Empty);

        var strays = contracts.Where(type =>
            !type.IsEnum
            && !type.IsValueType
            && !(type.IsSealed && (type.IsAbstract || type.Methods.Any(method => method.Name == "<Clone>$")))
        );

        Assert.That(strays.Select(type => type.FullName), Is.Empty);
    }

    [Test]
    public void Contracts_use_nothing_but_enums_of_other_contracts()
    {
        var enums = CompiledCode
            .Contracts()
            .SelectMany(contracts => contracts.Types())
            .Where(type => type.IsEnum)
            .Select(type => type.FullName)
            .ToHashSet();
        var foreign = (
            from contracts in CompiledCode.Contracts()
            from type in contracts.Types()
            from used in type.References()
            where used.Scope.Name.EndsWith(".Contracts", StringComparison.Ordinal)
            select (User: type.FullName, Used: used.FullName)
        ).ToList();
        Assert.That(foreign, Is.Not.Empty);

        Assert.That(foreign.Where(use => !enums.Contains(use.Used)), Is.Empty);
    }

    [Test]
    public void The_host_uses_nothing_of_a_module_but_its_module_class()
    {
        var modules = CompiledCode.Modules.ToDictionary(module => "Shop." + module);
        var named = CompiledCode
            .Read("Shop.Web")
            .MainModule.GetTypeReferences()
            .Where(type => modules.ContainsKey(type.Scope.Name))
            .ToList();
        Assert.That(named, Has.Count.EqualTo(modules.Count));

        Assert.That(named.Select(type => type.Name), Is.EquivalentTo(CompiledCode.Modules.Select(module => module + "Module")));
    }

    private static List<TypeDefinition> TypesUnder(string module, string root) =>
        [.. CompiledCode.Read("Shop." + module).Types().Where(type => IsUnder(type.NamespaceOf(), root))];

    private static void Assume(List<TypeDefinition> types, string root) =>
        Assert.That(types, Is.Not.Empty, $"{root} holds nothing that could be checked");

    private static bool IsUnder(string space, string root) => space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    /// <summary>ASP.NET Core Identity stores the account, so the account derives from its user type (docs/decisions.md).</summary>
    private static bool IsAccount(string module, TypeReference type) =>
        module == "Users" && type.FullName == "Microsoft.AspNetCore.Identity.IdentityUser`1";

    private static bool IsCompilerGenerated(TypeReference type) =>
        type.NamespaceOf().Length == 0 || type.NamespaceOf() == "Microsoft.CodeAnalysis";
}
