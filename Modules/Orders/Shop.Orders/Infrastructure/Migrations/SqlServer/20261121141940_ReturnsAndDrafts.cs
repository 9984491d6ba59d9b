using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReturnsAndDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_line_items_quantities",
                schema: "orders",
                table: "line_items");

            migrationBuilder.CreateSequence(
                name: "return_numbers",
                schema: "orders",
                startValue: 10001L);

            migrationBuilder.AddColumn<decimal>(
                name: "confirmed_total",
                schema: "orders",
                table: "orders",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "earliest_delivery",
                schema: "orders",
                table: "orders",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "exchange_for",
                schema: "orders",
                table: "orders",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_delivered_at",
                schema: "orders",
                table: "orders",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "latest_delivery",
                schema: "orders",
                table: "orders",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "after",
                schema: "orders",
                table: "order_steps",
                type: "nvarchar(700)",
                maxLength: 700,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                schema: "orders",
                table: "order_steps",
                type: "nvarchar(700)",
                maxLength: 700,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                schema: "orders",
                table: "order_steps",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trace_id",
                schema: "orders",
                table: "order_steps",
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "credit_amount",
                schema: "orders",
                table: "order_refunds",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "rates",
                schema: "orders",
                table: "order_refunds",
                type: "nvarchar(max)",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<decimal>(
                name: "shipping_amount",
                schema: "orders",
                table: "order_refunds",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "store_credit_of",
                schema: "orders",
                table: "order_refunds",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "came_back",
                schema: "orders",
                table: "line_items",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "in_return",
                schema: "orders",
                table: "line_items",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "restocked",
                schema: "orders",
                table: "line_items",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "returned",
                schema: "orders",
                table: "line_items",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "returns",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    order_number = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    refunded_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    refund_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: true),
                    exchange_order_number = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_returns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "return_lines",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    line_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "nvarchar(1100)", maxLength: 1100, nullable: false),
                    quantity = table.Column<int>(type: "int", nullable: false),
                    received = table.Column<int>(type: "int", nullable: false),
                    sellable = table.Column<int>(type: "int", nullable: false),
                    damaged = table.Column<int>(type: "int", nullable: false),
                    missing = table.Column<int>(type: "int", nullable: false),
                    sent_back = table.Column<int>(type: "int", nullable: false),
                    resolution = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    return_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_lines", x => x.id);
                    table.CheckConstraint("ck_return_lines_quantities", "quantity > 0 AND received >= 0 AND received <= quantity AND sellable >= 0 AND damaged >= 0 AND missing >= 0 AND sent_back >= 0 AND sellable + damaged + missing + sent_back <= quantity");
                    table.ForeignKey(
                        name: "fk_return_lines_returns_return_id",
                        column: x => x.return_id,
                        principalSchema: "orders",
                        principalTable: "returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_steps",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sequence = table.Column<int>(type: "int", nullable: false),
                    from_status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    to_status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    actor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    return_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_return_steps_returns_return_id",
                        column: x => x.return_id,
                        principalSchema: "orders",
                        principalTable: "returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_line_items_quantities",
                schema: "orders",
                table: "line_items",
                sql: "quantity > 0 AND canceled >= 0 AND shipped >= 0 AND in_shipment >= shipped AND in_shipment + canceled <= quantity AND delivered + came_back <= shipped AND refunded <= quantity");

            migrationBuilder.AddCheckConstraint(
                name: "ck_line_items_returns",
                schema: "orders",
                table: "line_items",
                sql: "in_return >= 0 AND returned >= 0 AND returned <= delivered + came_back AND restocked + in_return + returned <= shipped");

            migrationBuilder.CreateIndex(
                name: "ix_return_lines_return_id",
                schema: "orders",
                table: "return_lines",
                column: "return_id");

            migrationBuilder.CreateIndex(
                name: "ix_return_steps_return_id_sequence",
                schema: "orders",
                table: "return_steps",
                columns: new[] { "return_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_returns_number",
                schema: "orders",
                table: "returns",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_returns_order_id",
                schema: "orders",
                table: "returns",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_returns_requested_at",
                schema: "orders",
                table: "returns",
                column: "requested_at");

            migrationBuilder.CreateIndex(
                name: "ix_returns_status_expires_at",
                schema: "orders",
                table: "returns",
                columns: new[] { "status", "expires_at" });

            // Refunds of before were given on top of what was due, and a parcel that was delivered before was delivered when it was last known to move.
            migrationBuilder.Sql("UPDATE orders.order_refunds SET credit_amount = amount_amount");
            migrationBuilder.Sql("UPDATE orders.orders SET confirmed_total = total_amount WHERE status IN ('Confirmed', 'OnHold', 'Completed')");
            migrationBuilder.Sql("UPDATE orders.orders SET last_delivered_at = last_shipped_at WHERE fulfillment_state IN ('Delivered', 'PartiallyDelivered')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "return_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "return_steps",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "returns",
                schema: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_line_items_quantities",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropCheckConstraint(
                name: "ck_line_items_returns",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropColumn(
                name: "confirmed_total",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "earliest_delivery",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "exchange_for",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "last_delivered_at",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "latest_delivery",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "after",
                schema: "orders",
                table: "order_steps");

            migrationBuilder.DropColumn(
                name: "before",
                schema: "orders",
                table: "order_steps");

            migrationBuilder.DropColumn(
                name: "reason",
                schema: "orders",
                table: "order_steps");

            migrationBuilder.DropColumn(
                name: "trace_id",
                schema: "orders",
                table: "order_steps");

            migrationBuilder.DropColumn(
                name: "credit_amount",
                schema: "orders",
                table: "order_refunds");

            migrationBuilder.DropColumn(
                name: "rates",
                schema: "orders",
                table: "order_refunds");

            migrationBuilder.DropColumn(
                name: "shipping_amount",
                schema: "orders",
                table: "order_refunds");

            migrationBuilder.DropColumn(
                name: "store_credit_of",
                schema: "orders",
                table: "order_refunds");

            migrationBuilder.DropColumn(
                name: "came_back",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropColumn(
                name: "in_return",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropColumn(
                name: "restocked",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropColumn(
                name: "returned",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropSequence(
                name: "return_numbers",
                schema: "orders");

            migrationBuilder.AddCheckConstraint(
                name: "ck_line_items_quantities",
                schema: "orders",
                table: "line_items",
                sql: "quantity > 0 AND canceled >= 0 AND shipped >= 0 AND in_shipment >= shipped AND in_shipment + canceled <= quantity AND delivered <= shipped AND refunded <= quantity");
        }
    }
}
