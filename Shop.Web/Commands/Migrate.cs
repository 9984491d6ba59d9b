using System.CommandLine;
using Shop.Web.Persistence;

namespace Shop.Web.Commands;

/// <summary>Applies the migrations of all modules and prints them.</summary>
internal sealed class Migrate() : ShopCommand("migrate", T("Commands.Migrate"))
{
    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var applied = await services.GetRequiredService<Migrator>().ApplyAsync(cancellationToken);
        foreach (var (module, migration) in applied)
            Console.WriteLine($"{module}: {migration}");

        Console.WriteLine(T(applied.Count == 0 ? "Commands.NoMigrations" : "Commands.Migrated", ("count", applied.Count)));
        return 0;
    }
}
