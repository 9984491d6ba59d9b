using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Reporting.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What staff did stays as it was written down.
            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER reporting.tr_audit_append_only ON reporting.audit INSTEAD OF UPDATE, DELETE AS THROW 50001, ''Rows of reporting.audit are never changed or deleted.'', 1;')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER reporting.tr_audit_append_only;");
        }
    }
}
