using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Shop.Logistics.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "logistics");

            migrationBuilder.CreateTable(
                name: "carrier_notices",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    carrier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    parked_because = table.Column<string>(type: "text", nullable: true),
                    discarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_notices", x => new { x.carrier, x.id });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<string>(type: "character(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    request_hash = table.Column<string>(type: "character(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    location = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    body = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "logistics",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.event_id, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    handler = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    trace_id = table.Column<string>(type: "character varying(55)", maxLength: 55, nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<Guid>(type: "uuid", nullable: false),
                    reference_text = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    shipping_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    state = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: false),
                    carrier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    tracking_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shipped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    location = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    is_pick_up = table.Column<bool>(type: "boolean", nullable: false),
                    ready_for_pickup_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    booking_wanted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    booked_with = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    label_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    carrier_sequence = table.Column<int>(type: "integer", nullable: false),
                    address_city = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address_company = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    address_country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    address_line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address_line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    address_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    address_postal_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    address_region = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "zones",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    countries = table.Column<string>(type: "text", nullable: false),
                    postal_code_prefixes = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zones", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shipment_events",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shipment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipment_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_shipment_events_shipments_shipment_id",
                        column: x => x.shipment_id,
                        principalSchema: "logistics",
                        principalTable: "shipments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shipment_lines",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    line_reference = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    title = table.Column<string>(type: "character varying(1100)", maxLength: 1100, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    shipment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipment_lines", x => x.id);
                    table.CheckConstraint("ck_shipment_lines_quantity", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_shipment_lines_shipments_shipment_id",
                        column: x => x.shipment_id,
                        principalSchema: "logistics",
                        principalTable: "shipments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "methods",
                schema: "logistics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    carrier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: false),
                    price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    price_per_kilogram = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    free_over = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    max_weight_grams = table.Column<int>(type: "integer", nullable: true),
                    min_days = table.Column<int>(type: "integer", nullable: false),
                    max_days = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    pick_up = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: true),
                    zone_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_methods", x => x.id);
                    table.ForeignKey(
                        name: "fk_methods_zones_zone_id",
                        column: x => x.zone_id,
                        principalSchema: "logistics",
                        principalTable: "zones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "logistics",
                table: "zones",
                columns: new[] { "id", "countries", "name", "postal_code_prefixes", "version" },
                values: new object[,]
                {
                    { new Guid("019a0000-0000-7000-8000-000000000101"), "[\"DE\"]", "Germany", "[]", 1 },
                    { new Guid("019a0000-0000-7000-8000-000000000102"), "[\"AT\",\"BE\",\"BG\",\"CY\",\"CZ\",\"DK\",\"EE\",\"ES\",\"FI\",\"FR\",\"GR\",\"HR\",\"HU\",\"IE\",\"IT\",\"LT\",\"LU\",\"LV\",\"MT\",\"NL\",\"PL\",\"PT\",\"RO\",\"SE\",\"SI\",\"SK\"]", "European Union", "[]", 1 },
                    { new Guid("019a0000-0000-7000-8000-000000000103"), "[]", "Rest of the world", "[]", 1 }
                });

            migrationBuilder.InsertData(
                schema: "logistics",
                table: "methods",
                columns: new[] { "id", "carrier", "code", "free_over", "is_active", "kind", "max_days", "max_weight_grams", "min_days", "name", "pick_up", "position", "price", "price_per_kilogram", "zone_id" },
                values: new object[,]
                {
                    { new Guid("019a0000-0000-7000-8000-000000000201"), "DHL", "standard", 50m, true, "Flat", 3, 31500, 1, "Standard", null, 1, 4.90m, null, new Guid("019a0000-0000-7000-8000-000000000101") },
                    { new Guid("019a0000-0000-7000-8000-000000000202"), "DHL", "express", null, true, "Flat", 1, 31500, 1, "Express", null, 2, 12.90m, null, new Guid("019a0000-0000-7000-8000-000000000101") },
                    { new Guid("019a0000-0000-7000-8000-000000000203"), "DHL", "standard", 150m, true, "ByWeight", 6, 31500, 3, "Standard", null, 3, 7.90m, 1.50m, new Guid("019a0000-0000-7000-8000-000000000102") },
                    { new Guid("019a0000-0000-7000-8000-000000000204"), "UPS", "express", null, true, "ByWeight", 2, 31500, 1, "Express", null, 4, 18.90m, 3.00m, new Guid("019a0000-0000-7000-8000-000000000102") },
                    { new Guid("019a0000-0000-7000-8000-000000000205"), "DHL", "international", null, true, "ByWeight", 14, 31500, 7, "International", null, 5, 19.90m, 4.00m, new Guid("019a0000-0000-7000-8000-000000000103") }
                });

            migrationBuilder.CreateIndex(
                name: "ix_carrier_notices_received_at",
                schema: "logistics",
                table: "carrier_notices",
                column: "received_at",
                filter: "parked_at IS NOT NULL AND discarded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_started_at",
                schema: "logistics",
                table: "idempotency_keys",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_methods_zone_id",
                schema: "logistics",
                table: "methods",
                column: "zone_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_event_id_handler",
                schema: "logistics",
                table: "outbox",
                columns: new[] { "event_id", "handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "logistics",
                table: "outbox",
                column: "next_try_at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_events_shipment_id",
                schema: "logistics",
                table: "shipment_events",
                column: "shipment_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_lines_shipment_id",
                schema: "logistics",
                table: "shipment_lines",
                column: "shipment_id");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_booking_wanted_at",
                schema: "logistics",
                table: "shipments",
                column: "booking_wanted_at",
                filter: "booking_wanted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_created_at",
                schema: "logistics",
                table: "shipments",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_reference",
                schema: "logistics",
                table: "shipments",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_state_created_at",
                schema: "logistics",
                table: "shipments",
                columns: new[] { "state", "created_at" },
                filter: "state IN ('Created', 'Packed')");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_tracking_number",
                schema: "logistics",
                table: "shipments",
                column: "tracking_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_notices",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "methods",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "shipment_events",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "shipment_lines",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "zones",
                schema: "logistics");

            migrationBuilder.DropTable(
                name: "shipments",
                schema: "logistics");
        }
    }
}
