using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Logistics.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ShipmentLineOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "position",
                schema: "logistics",
                table: "shipment_lines",
                type: "int",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "position",
                schema: "logistics",
                table: "shipment_lines");
        }
    }
}
