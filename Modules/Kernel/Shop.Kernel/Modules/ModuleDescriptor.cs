namespace Shop.Kernel.Modules;

/// <summary>What the kernel knows of a module that stores something.</summary>
/// <param name="ContextType">The abstract context that its handlers inject.</param>
/// <param name="ConnectionString">The database it lives in.</param>
public sealed record ModuleDescriptor(string Name, string Schema, Type ContextType, DatabaseProvider Provider, string ConnectionString);
