using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Reporting.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AuditAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What staff did stays as it was written down.
            migrationBuilder.Sql("""
                CREATE FUNCTION reporting.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'Rows of %.% are never changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME;
                END $$;
                """);
            migrationBuilder.Sql("CREATE TRIGGER tr_audit_append_only BEFORE UPDATE OR DELETE ON reporting.audit FOR EACH ROW EXECUTE FUNCTION reporting.refuse_change();");
            migrationBuilder.Sql("CREATE TRIGGER tr_audit_no_truncate BEFORE TRUNCATE ON reporting.audit FOR EACH STATEMENT EXECUTE FUNCTION reporting.refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER tr_audit_append_only ON reporting.audit;");
            migrationBuilder.Sql("DROP TRIGGER tr_audit_no_truncate ON reporting.audit;");
            migrationBuilder.Sql("DROP FUNCTION reporting.refuse_change();");
        }
    }
}
