using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Shop.Web.Persistence;

/// <summary>Keeps the data protection keys in the database, so that every host can read cookies and links of another host.</summary>
internal sealed class DataProtectionKeys(DbDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand($"SELECT xml FROM {HostTables.Keys} ORDER BY id");
        using var reader = command.ExecuteReader();
        List<XElement> elements = [];
        while (reader.Read())
            elements.Add(XElement.Parse(reader.GetString(0)));

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand($"INSERT INTO {HostTables.Keys} (friendly_name, xml) VALUES (@name, @xml)");
        Add(command, "name", friendlyName);
        Add(command, "xml", element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
