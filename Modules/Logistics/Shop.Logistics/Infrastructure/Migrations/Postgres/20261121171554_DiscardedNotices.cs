using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Logistics.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DiscardedNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "discarded_at",
                schema: "logistics",
                table: "carrier_notices",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_carrier_notices_received_at",
                schema: "logistics",
                table: "carrier_notices",
                column: "received_at",
                filter: "parked_at IS NOT NULL AND discarded_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_carrier_notices_received_at",
                schema: "logistics",
                table: "carrier_notices");

            migrationBuilder.DropColumn(
                name: "discarded_at",
                schema: "logistics",
                table: "carrier_notices");
        }
    }
}
