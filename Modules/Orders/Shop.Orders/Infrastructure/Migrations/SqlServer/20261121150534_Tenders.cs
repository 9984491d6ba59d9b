using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Tenders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "tenders",
                schema: "orders",
                table: "orders",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "gift_cards",
                schema: "orders",
                table: "carts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "uses_store_credit",
                schema: "orders",
                table: "carts",
                type: "bit",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "tenders",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "gift_cards",
                schema: "orders",
                table: "carts");

            migrationBuilder.DropColumn(
                name: "uses_store_credit",
                schema: "orders",
                table: "carts");
        }
    }
}
