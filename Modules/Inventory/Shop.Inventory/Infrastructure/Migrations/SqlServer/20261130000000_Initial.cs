using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Inventory.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "inventory");

            migrationBuilder.CreateTable(
                name: "back_in_stock_subscriptions",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    subscribed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    notified_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    token_hash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_back_in_stock_subscriptions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bundle_parts",
                schema: "inventory",
                columns: table => new
                {
                    bundle = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    quantity = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bundle_parts", x => new { x.bundle, x.sku })
                        .Annotation("SqlServer:Clustered", false);
                    table.CheckConstraint("ck_bundle_parts_quantity", "quantity > 0");
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    request_hash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    status = table.Column<int>(type: "int", nullable: false),
                    content_type = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    location = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    body = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "inventory",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    handler = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.event_id, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "locations",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    priority = table.Column<int>(type: "int", nullable: false),
                    is_active = table.Column<bool>(type: "bit", nullable: false),
                    address = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_locations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "movements",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    location_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    quantity = table.Column<int>(type: "int", nullable: false),
                    on_hand_after = table.Column<int>(type: "int", nullable: false),
                    operation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    reference = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    event_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    event_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    handler = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    payload = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    trace_id = table.Column<string>(type: "nvarchar(55)", maxLength: 55, nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    lease = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    parked_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reservations",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    location_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    bundle = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    units_each = table.Column<int>(type: "int", nullable: false, defaultValue: 1),
                    open = table.Column<int>(type: "int", nullable: false),
                    consumed = table.Column<int>(type: "int", nullable: false),
                    status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    was_extended = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservations", x => x.id);
                    table.CheckConstraint("ck_reservations_consumed", "consumed >= 0");
                    table.CheckConstraint("ck_reservations_open", "\"open\" >= 0");
                    table.CheckConstraint("ck_reservations_units_each", "units_each > 0");
                });

            migrationBuilder.CreateTable(
                name: "stock_items",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    is_tracked = table.Column<bool>(type: "bit", nullable: false),
                    can_backorder = table.Column<bool>(type: "bit", nullable: false),
                    backorder_limit = table.Column<int>(type: "int", nullable: true),
                    expected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    low_stock_threshold = table.Column<int>(type: "int", nullable: true),
                    is_low = table.Column<bool>(type: "bit", nullable: false),
                    is_bundle = table.Column<bool>(type: "bit", nullable: false),
                    is_part = table.Column<bool>(type: "bit", nullable: false),
                    is_bundle_in_stock = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_items", x => x.id);
                    table.CheckConstraint("ck_stock_items_backorder_limit", "backorder_limit >= 0");
                });

            migrationBuilder.CreateTable(
                name: "stock_levels",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    item_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    location_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    on_hand = table.Column<int>(type: "int", nullable: false),
                    reserved = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_levels", x => x.id);
                    table.CheckConstraint("ck_stock_levels_on_hand", "on_hand >= 0");
                    table.CheckConstraint("ck_stock_levels_reserved", "reserved >= 0");
                    table.ForeignKey(
                        name: "fk_stock_levels_locations_location_id",
                        column: x => x.location_id,
                        principalSchema: "inventory",
                        principalTable: "locations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stock_levels_stock_items_item_id",
                        column: x => x.item_id,
                        principalSchema: "inventory",
                        principalTable: "stock_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "inventory",
                table: "locations",
                columns: new[] { "id", "address", "code", "is_active", "name", "priority", "version" },
                values: new object[] { new Guid("019a0000-0000-7000-8000-000000000001"), null, "main", true, "Main warehouse", 1, 1 });

            migrationBuilder.CreateIndex(
                name: "ix_back_in_stock_subscriptions_sku_email",
                schema: "inventory",
                table: "back_in_stock_subscriptions",
                columns: new[] { "sku", "email" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_back_in_stock_subscriptions_token_hash",
                schema: "inventory",
                table: "back_in_stock_subscriptions",
                column: "token_hash",
                unique: true,
                filter: "token_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bundle_parts_sku",
                schema: "inventory",
                table: "bundle_parts",
                column: "sku");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_started_at",
                schema: "inventory",
                table: "idempotency_keys",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_locations_code",
                schema: "inventory",
                table: "locations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_movements_at",
                schema: "inventory",
                table: "movements",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_movements_reference",
                schema: "inventory",
                table: "movements",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_movements_sku_at",
                schema: "inventory",
                table: "movements",
                columns: new[] { "sku", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_event_id_handler",
                schema: "inventory",
                table: "outbox",
                columns: new[] { "event_id", "handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "inventory",
                table: "outbox",
                column: "next_try_at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reservations_held_until",
                schema: "inventory",
                table: "reservations",
                column: "held_until",
                filter: "status = 'Held'");

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

            migrationBuilder.CreateIndex(
                name: "ix_reservations_sku_held_until",
                schema: "inventory",
                table: "reservations",
                columns: new[] { "sku", "held_until" },
                filter: "status = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_sku",
                schema: "inventory",
                table: "stock_items",
                column: "sku",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_levels_item_id_location_id",
                schema: "inventory",
                table: "stock_levels",
                columns: new[] { "item_id", "location_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_levels_location_id",
                schema: "inventory",
                table: "stock_levels",
                column: "location_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "back_in_stock_subscriptions",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "bundle_parts",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "movements",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "operations",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "reservations",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_levels",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "locations",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_items",
                schema: "inventory");
        }
    }
}
