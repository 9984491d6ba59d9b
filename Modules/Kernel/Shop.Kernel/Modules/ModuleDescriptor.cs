using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Persistence;

namespace Shop.Kernel.Modules;

/// <summary>A module with a database, as the kernel sees it.</summary>
public sealed record ModuleDescriptor
{
    private readonly Type contextType;

    /// <param name="contextType">The abstract context that its handlers inject. Used only by the module and the kernel.</param>
    internal ModuleDescriptor(string name, string schema, DatabaseProvider provider, string connectionString, Type contextType)
    {
        (Name, Schema, Provider, ConnectionString) = (name, schema, provider, connectionString);
        this.contextType = contextType;
    }

    public string Name { get; }

    public string Schema { get; }

    public DatabaseProvider Provider { get; }

    /// <summary>The module's database.</summary>
    public string ConnectionString { get; }

    /// <summary>The assembly with its handlers and invariants.</summary>
    internal Assembly Assembly => contextType.Assembly;

    internal ModuleDbContext ContextOf(IServiceProvider services) => (ModuleDbContext)services.GetRequiredService(contextType);
}
