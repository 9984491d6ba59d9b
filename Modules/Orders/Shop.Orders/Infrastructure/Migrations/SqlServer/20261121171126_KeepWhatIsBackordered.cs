using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class KeepWhatIsBackordered : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "backordered",
                schema: "orders",
                table: "line_items",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "expected_on",
                schema: "orders",
                table: "line_items",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "backordered",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropColumn(
                name: "expected_on",
                schema: "orders",
                table: "line_items");
        }
    }
}
