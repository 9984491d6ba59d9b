using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Shop.Kernel.Web;

namespace Shop.Tests.Support;

/// <summary>The contexts of all modules, created without a host or a database by the design-time factories.</summary>
internal static class ModuleContexts
{
    public static IReadOnlyList<IModule> Modules => Web.Modules.All;

    /// <summary>One context per module and provider.</summary>
    public static IEnumerable<(string Module, DbContext Context)> All() =>
        from module in Modules
        from type in module.GetType().Assembly.GetTypes()
        let contract = type.GetInterfaces()
            .FirstOrDefault(candidate =>
                candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>)
            )
        where contract is not null && !type.IsAbstract
        select (
            module.Name,
            (DbContext)
                contract
                    .GetMethod("CreateDbContext", BindingFlags.Instance | BindingFlags.Public)!
                    .Invoke(Activator.CreateInstance(type, nonPublic: true), [Array.Empty<string>()])!
        );
}
