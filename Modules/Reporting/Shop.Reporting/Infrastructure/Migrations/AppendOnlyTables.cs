using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Reporting.Infrastructure.Migrations;

/// <summary>Triggers that refuse to change or delete rows of the tables that only grow.</summary>
internal static class AppendOnlyTables
{
    private static readonly string[] Tables = ["audit"];

    public static void CreateAppendOnlyTriggers(this MigrationBuilder migration)
    {
        if (migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL")
            migration.Sql(
                """
                CREATE FUNCTION reporting.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME;
                END $$;
                """
            );
        foreach (var table in Tables)
            migration.Sql(migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL" ? Postgres(table) : SqlServer(table));
    }

    private static string Postgres(string table) =>
        $"""
            CREATE TRIGGER tr_{table}_append_only BEFORE UPDATE OR DELETE ON reporting.{table} FOR EACH ROW EXECUTE FUNCTION reporting.refuse_change();
            CREATE TRIGGER tr_{table}_no_truncate BEFORE TRUNCATE ON reporting.{table} FOR EACH STATEMENT EXECUTE FUNCTION reporting.refuse_change();
            """;

    private static string SqlServer(string table) =>
        $"""
            EXEC(N'CREATE TRIGGER reporting.tr_{table}_append_only ON reporting.{table} INSTEAD OF UPDATE, DELETE AS
            THROW 50001, ''Rows of reporting.{table} are never changed or deleted.'', 1;')
            """;
}
