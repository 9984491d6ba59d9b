using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Shop.Kernel.Persistence;

/// <summary>Names tables, columns, keys and indexes in snake_case unless a configuration sets the name.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.Builder.ToTable(ToSnakeCase(table));

            NameColumns(entity, prefix: string.Empty);
        }

        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            foreach (var key in entity.GetDeclaredKeys())
                key.Builder.HasName(ToSnakeCase(key.GetName() ?? string.Empty));
            foreach (var foreignKey in entity.GetDeclaredForeignKeys())
                foreignKey.Builder.HasConstraintName(ToSnakeCase(foreignKey.GetConstraintName() ?? string.Empty));
            foreach (var index in entity.GetDeclaredIndexes())
                index.Builder.HasDatabaseName(ToSnakeCase(index.GetDatabaseName() ?? string.Empty));
        }
    }

    internal static string ToSnakeCase(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            var letter = name[index];
            var startsWord =
                char.IsUpper(letter)
                && index > 0
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (startsWord && result[^1] != '_')
                result.Append('_');
            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString();
    }

    /// <summary>Columns of a complex property combine both names: <c>price_amount</c>, <c>shipping_address_line1</c>.</summary>
    private static void NameColumns(IConventionTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
            property.Builder.HasColumnName(ToSnakeCase(prefix + property.Name));
        foreach (var complex in type.GetDeclaredComplexProperties())
            NameColumns(complex.ComplexType, prefix + complex.Name + "_");
    }
}
