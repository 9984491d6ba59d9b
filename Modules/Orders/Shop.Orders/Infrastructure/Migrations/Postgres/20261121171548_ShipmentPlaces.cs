using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ShipmentPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "pick_up",
                schema: "orders",
                table: "orders",
                type: "character varying(1500)",
                maxLength: 1500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "location",
                schema: "orders",
                table: "consignments",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "repack_id",
                schema: "orders",
                table: "consignments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "repacking",
                schema: "orders",
                table: "consignments",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "pick_up",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "location",
                schema: "orders",
                table: "consignments");

            migrationBuilder.DropColumn(
                name: "repack_id",
                schema: "orders",
                table: "consignments");

            migrationBuilder.DropColumn(
                name: "repacking",
                schema: "orders",
                table: "consignments");
        }
    }
}
