using System.Xml.Linq;
using Shop.Tests.Support;

namespace Shop.Tests.Architecture;

/// <summary>The allowed references between projects (docs/architecture.md).</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Users"] = [],
        ["Inventory"] = [],
        ["Payments"] = [],
        ["Logistics"] = [],
        ["Catalog"] = ["Inventory"],
        ["Orders"] = ["Catalog", "Inventory", "Payments", "Logistics", "Users"],
        ["Reporting"] = ["Catalog", "Inventory", "Payments", "Logistics", "Users", "Orders"],
        ["Notifications"] = ["Catalog", "Inventory", "Payments", "Logistics", "Users", "Orders", "Reporting"],
    };

    private static IEnumerable<string> Tools => Repository.Tools;

    [Test]
    public void The_allowed_references_form_no_cycle()
    {
        Assert.That(Arrows.Keys, Is.EquivalentTo(CompiledCode.Modules));

        foreach (var module in Arrows.Keys)
            Assert.That(Reachable(module), Has.None.EqualTo(module), $"{module} reaches itself");
    }

    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.Modules))]
    public void A_module_references_only_the_kernel_its_own_contracts_and_allowed_contracts(string module)
    {
        string[] allowed =
        [
            "Shop.Kernel",
            "Shop.Kernel.Web",
            $"Shop.{module}.Contracts",
            .. Arrows[module].Select(other => $"Shop.{other}.Contracts"),
        ];

        Assert.That(References("Modules", module, $"Shop.{module}", $"Shop.{module}.csproj"), Is.Not.Empty.And.SubsetOf(allowed));
    }

    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.ModulesWithContracts))]
    public void Contracts_reference_only_the_kernel_and_allowed_contracts_and_no_package(string module)
    {
        string[] file = ["Modules", module, $"Shop.{module}.Contracts", $"Shop.{module}.Contracts.csproj"];
        string[] allowed = ["Shop.Kernel", .. Arrows[module].Select(other => $"Shop.{other}.Contracts")];

        Assert.That(References(file), Has.Member("Shop.Kernel").And.SubsetOf(allowed));
        Assert.That(Packages(file), Is.Empty);
    }

    [Test]
    public void The_kernel_references_no_project_and_exposes_only_the_mediator_package()
    {
        string[] file = ["Modules", "Kernel", "Shop.Kernel", "Shop.Kernel.csproj"];
        var shown = Load(file)
            .Descendants("PackageReference")
            .Where(package => package.Attribute("PrivateAssets")?.Value != "compile")
            .Select(package => package.Attribute("Include")!.Value);

        Assert.That(References(file), Is.Empty);
        Assert.That(shown, Is.EqualTo(new[] { "MediatR" }));
    }

    [Test]
    public void The_kernel_and_the_contracts_do_not_depend_on_ASP_NET_Core()
    {
        var assemblies = CompiledCode.Contracts().Append(CompiledCode.Read("Shop.Kernel")).ToList();
        Assert.That(assemblies, Has.Count.GreaterThan(7));

        var references =
            from assembly in assemblies
            from reference in assembly.MainModule.AssemblyReferences
            where reference.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            select $"{assembly.Name.Name} references {reference.Name}";

        Assert.That(references, Is.Empty);
    }

    [Test]
    public void The_host_references_no_tool_but_the_private_database()
    {
        string[] allowed =
        [
            "Shop.Kernel",
            "Shop.Kernel.Web",
            "Shop.PrivatePostgres",
            .. CompiledCode.Modules.SelectMany(module => new[] { $"Shop.{module}", $"Shop.{module}.Contracts" }),
        ];

        Assert.That(References("Shop.Web", "Shop.Web.csproj"), Has.Member("Shop.PrivatePostgres").And.SubsetOf(allowed));
    }

    [TestCaseSource(nameof(Tools))]
    public void A_tool_references_the_host_and_contracts_but_no_module(string tool)
    {
        string[] allowed =
        [
            "Shop.Kernel",
            "Shop.Kernel.Web",
            "Shop.Web",
            "Shop.PrivatePostgres",
            .. CompiledCode.Modules.Select(module => $"Shop.{module}.Contracts"),
        ];

        Assert.That(References("Tools", tool, tool + ".csproj"), Is.SubsetOf(allowed));
    }

    [TestCase("Shop.Sandbox", "Shop.Kernel")]
    [TestCase("Shop.PrivatePostgres")]
    [TestCase("Shop.Bench")]
    public void A_standalone_tool_does_not_depend_on_the_shop(string tool, params string[] allowed)
    {
        Assert.That(Tools, Has.Member(tool));

        Assert.That(References("Tools", tool, tool + ".csproj"), Is.EqualTo(allowed));
    }

    [Test]
    public void Package_versions_are_declared_in_one_file()
    {
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories);
        Assert.That(projects, Has.Length.GreaterThanOrEqualTo(22));

        var versioned = projects.Where(project =>
            XDocument.Load(project).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null)
        );

        Assert.That(versioned, Is.Empty);
    }

    private static IEnumerable<string> Reachable(string module)
    {
        Stack<string> open = new(Arrows[module]);
        HashSet<string> seen = [];
        while (open.TryPop(out var next))
            if (seen.Add(next))
                foreach (var further in Arrows[next])
                    open.Push(further);

        return seen;
    }

    private static XDocument Load(string[] path) => XDocument.Load(Repository.Path(path));

    private static IEnumerable<string> References(params string[] path) =>
        Load(path)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> Packages(string[] path) =>
        Load(path).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value);
}
