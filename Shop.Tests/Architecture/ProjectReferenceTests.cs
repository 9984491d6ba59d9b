using System.Xml.Linq;
using Shop.Tests.Support;

namespace Shop.Tests.Architecture;

/// <summary>Section 3 of the architecture: who may use whose contracts, as the project files have it.</summary>
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

    [Test]
    public void The_arrows_form_no_cycle()
    {
        Assert.That(Arrows.Keys, Is.EquivalentTo(CompiledCode.Modules));

        foreach (var module in Arrows.Keys)
            Assert.That(Reachable(module), Has.None.EqualTo(module), $"{module} reaches itself");
    }

    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.Modules))]
    public void A_module_references_the_kernel_its_own_contracts_and_those_its_arrows_allow(string module)
    {
        string[] allowed = ["Shop.Kernel", $"Shop.{module}.Contracts", .. Arrows[module].Select(other => $"Shop.{other}.Contracts")];

        Assert.That(References("Modules", module, $"Shop.{module}", $"Shop.{module}.csproj"), Is.Not.Empty.And.SubsetOf(allowed));
    }

    [TestCaseSource(typeof(CompiledCode), nameof(CompiledCode.ModulesWithContracts))]
    public void Contracts_reference_the_kernel_alone_and_no_package(string module)
    {
        string[] file = ["Modules", module, $"Shop.{module}.Contracts", $"Shop.{module}.Contracts.csproj"];

        Assert.That(References(file), Is.EqualTo(new[] { "Shop.Kernel" }));
        Assert.That(Packages(file), Is.Empty);
    }

    [Test]
    public void The_kernel_references_no_project_and_hides_all_its_packages_but_the_mediator()
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
    public void Package_versions_stand_in_one_file()
    {
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories);
        Assert.That(projects, Has.Length.GreaterThanOrEqualTo(17));

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
