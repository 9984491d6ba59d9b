using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Shop.Tests.Architecture;

/// <summary>The shop's compiled assemblies, and what their types and methods refer to.</summary>
internal static class CompiledCode
{
    public static readonly string[] Modules =
    [
        "Users",
        "Inventory",
        "Payments",
        "Logistics",
        "Catalog",
        "Orders",
        "Reporting",
        "Notifications",
    ];

    /// <summary>Notifications has no contracts, because no module sends it requests.</summary>
    public static readonly string[] ModulesWithContracts = [.. Modules.Except(["Notifications"])];

    public static AssemblyDefinition Read(string name) =>
        AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    public static IEnumerable<AssemblyDefinition> Implementations() => Modules.Select(module => Read("Shop." + module));

    public static IEnumerable<AssemblyDefinition> Contracts() => ModulesWithContracts.Select(module => Read($"Shop.{module}.Contracts"));

    /// <summary>All types in source code, including nested ones; compiler-generated members belong to the outer type.</summary>
    public static IEnumerable<TypeDefinition> Types(this AssemblyDefinition assembly) =>
        assembly.MainModule.Types.SelectMany(WithNested).Where(type => type.Name != "<Module>");

    public static bool IsMigration(this TypeDefinition type) =>
        Outermost(type).Namespace.Contains(".Infrastructure.Migrations", StringComparison.Ordinal);

    /// <summary>Razor makes every component public, and with it the types of its parameters.</summary>
    public static bool IsTemplate(this TypeDefinition type) =>
        Outermost(type).Namespace.StartsWith("Shop.Notifications.Templates", StringComparison.Ordinal);

    public static string NamespaceOf(this TypeReference type) => type.IsNested ? NamespaceOf(type.DeclaringType) : type.Namespace;

    /// <summary>Every type that appears in a type's signatures, fields, attributes or method bodies.</summary>
    public static IEnumerable<TypeReference> References(this TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Methods.SelectMany(Signature),
            .. type.Methods.Where(method => method.HasBody).SelectMany(Body),
        ];
        return direct.OfType<TypeReference>().SelectMany(Unwrap).DistinctBy(reference => reference.FullName);
    }

    /// <summary>Every method called in a type's method bodies.</summary>
    public static IEnumerable<(MethodDefinition Caller, MethodReference Called)> Calls(this TypeDefinition type) =>
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference
        select (method, (MethodReference)instruction.Operand);

    public static IEnumerable<string> Texts(this TypeDefinition type) =>
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.OpCode == OpCodes.Ldstr
        select (string)instruction.Operand;

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    /// <summary>The outermost type.</summary>
    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static IEnumerable<TypeReference?> Signature(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method.GenericParameters.SelectMany(generic => generic.Constraints.Select(constraint => constraint.ConstraintType)),
        ];

    private static IEnumerable<TypeReference?> Body(MethodDefinition method) =>
        method
            .Body.Variables.Select(variable => (TypeReference?)variable.VariableType)
            .Concat(method.Body.Instructions.SelectMany(Operand));

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments],
            MethodReference method => [method.DeclaringType, method.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    private static IEnumerable<TypeReference> Unwrap(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Unwrap).Append(generic.ElementType),
            GenericParameter => [],
            TypeSpecification specification => Unwrap(specification.ElementType),
            _ => [type],
        };
}
