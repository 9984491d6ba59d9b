using System.CommandLine;
using Shop.Web.Persistence;

namespace Shop.Web.Commands;

/// <summary>Applies the migrations of all modules and prints them.</summary>
internal sealed class Migrate() : ShopCommand("migrate", "apply all modules' migrations")
{
    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var applied = await services.GetRequiredService<Migrator>().ApplyAsync(cancellationToken);
        foreach (var (module, migration) in applied)
            Console.WriteLine($"{module}: {migration}");

        Console.WriteLine(applied.Count == 0 ? "Nothing to apply." : $"{applied.Count} applied.");
        return 0;
    }
}
