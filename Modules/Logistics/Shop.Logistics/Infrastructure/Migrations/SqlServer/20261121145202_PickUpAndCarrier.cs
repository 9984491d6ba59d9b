using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Logistics.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PickUpAndCarrier : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "booked_with",
                schema: "logistics",
                table: "shipments",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "booking_wanted_at",
                schema: "logistics",
                table: "shipments",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "carrier_sequence",
                schema: "logistics",
                table: "shipments",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_pick_up",
                schema: "logistics",
                table: "shipments",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "label_url",
                schema: "logistics",
                table: "shipments",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "location",
                schema: "logistics",
                table: "shipments",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ready_for_pickup_at",
                schema: "logistics",
                table: "shipments",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pick_up",
                schema: "logistics",
                table: "methods",
                type: "nvarchar(1500)",
                maxLength: 1500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "carrier_notices",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    carrier = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    body = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    parked_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    parked_because = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_notices", x => new { x.carrier, x.id });
                });

            migrationBuilder.UpdateData(
                schema: "logistics",
                table: "methods",
                keyColumn: "id",
                keyValue: new Guid("019a0000-0000-7000-8000-000000000201"),
                column: "pick_up",
                value: null);

            migrationBuilder.UpdateData(
                schema: "logistics",
                table: "methods",
                keyColumn: "id",
                keyValue: new Guid("019a0000-0000-7000-8000-000000000202"),
                column: "pick_up",
                value: null);

            migrationBuilder.UpdateData(
                schema: "logistics",
                table: "methods",
                keyColumn: "id",
                keyValue: new Guid("019a0000-0000-7000-8000-000000000203"),
                column: "pick_up",
                value: null);

            migrationBuilder.UpdateData(
                schema: "logistics",
                table: "methods",
                keyColumn: "id",
                keyValue: new Guid("019a0000-0000-7000-8000-000000000204"),
                column: "pick_up",
                value: null);

            migrationBuilder.UpdateData(
                schema: "logistics",
                table: "methods",
                keyColumn: "id",
                keyValue: new Guid("019a0000-0000-7000-8000-000000000205"),
                column: "pick_up",
                value: null);

            migrationBuilder.CreateIndex(
                name: "ix_shipments_booking_wanted_at",
                schema: "logistics",
                table: "shipments",
                column: "booking_wanted_at",
                filter: "booking_wanted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_state_created_at",
                schema: "logistics",
                table: "shipments",
                columns: new[] { "state", "created_at" },
                filter: "state IN ('Created', 'Packed')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_notices",
                schema: "logistics");

            migrationBuilder.DropIndex(
                name: "ix_shipments_booking_wanted_at",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropIndex(
                name: "ix_shipments_state_created_at",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "booked_with",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "booking_wanted_at",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "carrier_sequence",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "is_pick_up",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "label_url",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "location",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "ready_for_pickup_at",
                schema: "logistics",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "pick_up",
                schema: "logistics",
                table: "methods");
        }
    }
}
