using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Reporting.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "reporting");

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    detail = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "carts",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "day_secrets",
                schema: "reporting",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    secret = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_secrets", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "day_totals",
                schema: "reporting",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    items = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    discount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    shipping = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    gross = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    returned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    returned_tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    carts = table.Column<int>(type: "integer", nullable: false),
                    visitors = table.Column<int>(type: "integer", nullable: false),
                    product_visitors = table.Column<int>(type: "integer", nullable: false),
                    rolled_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_totals", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "reporting",
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
                schema: "reporting",
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
                schema: "reporting",
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
                name: "parcels",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivered = table.Column<bool>(type: "boolean", nullable: false),
                    failed = table.Column<bool>(type: "boolean", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parcels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    succeeded = table.Column<bool>(type: "boolean", nullable: false),
                    failed = table.Column<bool>(type: "boolean", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "placements",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_placements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "receipts",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    succeeded = table.Column<bool>(type: "boolean", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "returns",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_cancellation = table.Column<bool>(type: "boolean", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_returns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sale_lines",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    cost = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sale_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sales",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    customer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    items = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    discount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    shipping = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    total = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "searches",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    term = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    results = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_searches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stock_alerts",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    available = table.Column<int>(type: "integer", nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "visits",
                schema: "reporting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    visitor_hash = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_at",
                schema: "reporting",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_carts_day",
                schema: "reporting",
                table: "carts",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_carts_recorded_at",
                schema: "reporting",
                table: "carts",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_started_at",
                schema: "reporting",
                table: "idempotency_keys",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_event_id_handler",
                schema: "reporting",
                table: "outbox",
                columns: new[] { "event_id", "handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "reporting",
                table: "outbox",
                column: "next_try_at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_parcels_day",
                schema: "reporting",
                table: "parcels",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_parcels_recorded_at",
                schema: "reporting",
                table: "parcels",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_payments_day",
                schema: "reporting",
                table: "payments",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_payments_recorded_at",
                schema: "reporting",
                table: "payments",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_placements_day",
                schema: "reporting",
                table: "placements",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_placements_recorded_at",
                schema: "reporting",
                table: "placements",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_day",
                schema: "reporting",
                table: "receipts",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_order_id",
                schema: "reporting",
                table: "receipts",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_recorded_at",
                schema: "reporting",
                table: "receipts",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_day",
                schema: "reporting",
                table: "registrations",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_recorded_at",
                schema: "reporting",
                table: "registrations",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_returns_day",
                schema: "reporting",
                table: "returns",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_returns_order_id",
                schema: "reporting",
                table: "returns",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_returns_recorded_at",
                schema: "reporting",
                table: "returns",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_sale_lines_day",
                schema: "reporting",
                table: "sale_lines",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_sale_lines_order_id",
                schema: "reporting",
                table: "sale_lines",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_sale_lines_recorded_at",
                schema: "reporting",
                table: "sale_lines",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_sales_account_id",
                schema: "reporting",
                table: "sales",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_sales_day",
                schema: "reporting",
                table: "sales",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_sales_recorded_at",
                schema: "reporting",
                table: "sales",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_searches_day",
                schema: "reporting",
                table: "searches",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_searches_recorded_at",
                schema: "reporting",
                table: "searches",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_stock_alerts_day",
                schema: "reporting",
                table: "stock_alerts",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_stock_alerts_recorded_at",
                schema: "reporting",
                table: "stock_alerts",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_stock_alerts_sku",
                schema: "reporting",
                table: "stock_alerts",
                column: "sku");

            migrationBuilder.CreateIndex(
                name: "ix_visits_day",
                schema: "reporting",
                table: "visits",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_visits_day_kind_visitor_hash",
                schema: "reporting",
                table: "visits",
                columns: new[] { "day", "kind", "visitor_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visits_recorded_at",
                schema: "reporting",
                table: "visits",
                column: "recorded_at");
            migrationBuilder.CreateAppendOnlyTriggers();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "carts",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "day_secrets",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "day_totals",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "parcels",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "payments",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "placements",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "receipts",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "registrations",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "returns",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "sale_lines",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "sales",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "searches",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "stock_alerts",
                schema: "reporting");

            migrationBuilder.DropTable(
                name: "visits",
                schema: "reporting");
        }
    }
}
