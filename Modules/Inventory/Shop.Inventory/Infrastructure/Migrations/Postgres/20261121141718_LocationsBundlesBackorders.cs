using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Inventory.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LocationsBundlesBackorders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reservations_reference_sku_location_id",
                schema: "inventory",
                table: "reservations");

            migrationBuilder.AddColumn<int>(
                name: "backorder_limit",
                schema: "inventory",
                table: "stock_items",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "expected_on",
                schema: "inventory",
                table: "stock_items",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_bundle",
                schema: "inventory",
                table: "stock_items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_bundle_in_stock",
                schema: "inventory",
                table: "stock_items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_part",
                schema: "inventory",
                table: "stock_items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "bundle",
                schema: "inventory",
                table: "reservations",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "units_each",
                schema: "inventory",
                table: "reservations",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "address",
                schema: "inventory",
                table: "locations",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_active",
                schema: "inventory",
                table: "locations",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                schema: "inventory",
                table: "locations",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "bundle_parts",
                schema: "inventory",
                columns: table => new
                {
                    bundle = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bundle_parts", x => new { x.bundle, x.sku });
                    table.CheckConstraint("ck_bundle_parts_quantity", "quantity > 0");
                });

            migrationBuilder.UpdateData(
                schema: "inventory",
                table: "locations",
                keyColumn: "id",
                keyValue: new Guid("019a0000-0000-7000-8000-000000000001"),
                columns: new[] { "address", "is_active", "version" },
                values: new object[] { null, true, 1 });

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_items_backorder_limit",
                schema: "inventory",
                table: "stock_items",
                sql: "backorder_limit >= 0");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_reference_bundle_sku_location_id",
                schema: "inventory",
                table: "reservations",
                columns: new[] { "reference", "bundle", "sku", "location_id" },
                unique: true,
                filter: "bundle IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_reference_sku_location_id",
                schema: "inventory",
                table: "reservations",
                columns: new[] { "reference", "sku", "location_id" },
                unique: true,
                filter: "bundle IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_reservations_units_each",
                schema: "inventory",
                table: "reservations",
                sql: "units_each > 0");

            migrationBuilder.CreateIndex(
                name: "ix_bundle_parts_sku",
                schema: "inventory",
                table: "bundle_parts",
                column: "sku");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bundle_parts",
                schema: "inventory");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_items_backorder_limit",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropIndex(
                name: "ix_reservations_reference_bundle_sku_location_id",
                schema: "inventory",
                table: "reservations");

            migrationBuilder.DropIndex(
                name: "ix_reservations_reference_sku_location_id",
                schema: "inventory",
                table: "reservations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_reservations_units_each",
                schema: "inventory",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "backorder_limit",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "expected_on",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "is_bundle",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "is_bundle_in_stock",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "is_part",
                schema: "inventory",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "bundle",
                schema: "inventory",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "units_each",
                schema: "inventory",
                table: "reservations");

            migrationBuilder.DropColumn(
                name: "address",
                schema: "inventory",
                table: "locations");

            migrationBuilder.DropColumn(
                name: "is_active",
                schema: "inventory",
                table: "locations");

            migrationBuilder.DropColumn(
                name: "version",
                schema: "inventory",
                table: "locations");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_reference_sku_location_id",
                schema: "inventory",
                table: "reservations",
                columns: new[] { "reference", "sku", "location_id" },
                unique: true);
        }
    }
}
