using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ConfirmOnCreditTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "credit_days",
                schema: "orders",
                table: "orders",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "due_on",
                schema: "orders",
                table: "orders",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "credit_accounts",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_accounts", x => x.id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_terms",
                schema: "orders",
                table: "orders",
                sql: "(credit_days IS NULL AND due_on IS NULL) OR (credit_days > 0 AND due_on IS NOT NULL AND account_id IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_accounts",
                schema: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_terms",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "credit_days",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "due_on",
                schema: "orders",
                table: "orders");
        }
    }
}
