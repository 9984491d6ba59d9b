using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Users.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class GiveCreditTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "credit_days",
                schema: "users",
                table: "accounts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "credit_limit",
                schema: "users",
                table: "accounts",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_accounts_credit",
                schema: "users",
                table: "accounts",
                sql: "(credit_days IS NULL AND credit_limit IS NULL) OR (credit_days BETWEEN 1 AND 120 AND (credit_limit IS NULL OR credit_limit >= 0))");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_accounts_credit",
                schema: "users",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "credit_days",
                schema: "users",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "credit_limit",
                schema: "users",
                table: "accounts");
        }
    }
}
