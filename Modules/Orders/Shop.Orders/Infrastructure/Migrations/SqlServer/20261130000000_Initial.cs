using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "orders");

            migrationBuilder.CreateSequence(
                name: "order_numbers",
                schema: "orders",
                startValue: 100001L);

            migrationBuilder.CreateSequence(
                name: "return_numbers",
                schema: "orders",
                startValue: 10001L);

            migrationBuilder.CreateTable(
                name: "carts",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    merged_into = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    codes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    checkout_entries = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    gift_cards = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    uses_store_credit = table.Column<bool>(type: "bit", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "credit_accounts",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    orders = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "document_series",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    last = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_series", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    series = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    sequence = table.Column<int>(type: "int", nullable: false),
                    number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "orders",
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
                schema: "orders",
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
                name: "orders",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    normalized_email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    payment_state = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    fulfillment_state = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    shipping_method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    shipping_method_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    delivery_promise = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    earliest_delivery = table.Column<DateOnly>(type: "date", nullable: true),
                    latest_delivery = table.Column<DateOnly>(type: "date", nullable: true),
                    pick_up = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: true),
                    payment_method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    first_payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    exchange_for = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    discounts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    shipping_tax_rate = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    has_accepted_offline = table.Column<bool>(type: "bit", nullable: false),
                    is_disputed = table.Column<bool>(type: "bit", nullable: false),
                    confirmed_total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    invoice_due_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    invoiced_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    invoiced_revisions = table.Column<int>(type: "int", nullable: false),
                    cancellation_credited_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    credit_days = table.Column<int>(type: "int", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    placed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    payment_deadline = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    last_shipped_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    last_delivered_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    tenders = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    authorized_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    authorized_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    billing_address_city = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    billing_address_company = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    billing_address_country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    billing_address_line1 = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    billing_address_line2 = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    billing_address_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    billing_address_phone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    billing_address_postal_code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    billing_address_region = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    captured_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    captured_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    discount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    discount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    items_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    items_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    refunded_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    refunded_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    shipping_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    shipping_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    shipping_address_city = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    shipping_address_company = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    shipping_address_country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    shipping_address_line1 = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    shipping_address_line2 = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    shipping_address_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    shipping_address_phone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    shipping_address_postal_code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    shipping_address_region = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    shipping_tax_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    shipping_tax_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    tax_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    tax_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    total_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    total_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => x.id);
                    table.CheckConstraint("ck_orders_parts", "items_amount >= 0 AND discount_amount >= 0 AND shipping_amount >= 0 AND tax_amount >= 0");
                    table.CheckConstraint("ck_orders_refunded", "refunded_amount <= captured_amount");
                    table.CheckConstraint("ck_orders_terms", "(credit_days IS NULL AND due_on IS NULL) OR (credit_days > 0 AND due_on IS NOT NULL AND account_id IS NOT NULL)");
                    table.CheckConstraint("ck_orders_total", "total_amount = items_amount - discount_amount + shipping_amount");
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "orders",
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
                name: "promotions",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    terms_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    terms_buy = table.Column<int>(type: "int", nullable: true),
                    terms_categories = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    terms_combines = table.Column<bool>(type: "bit", nullable: false),
                    terms_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    terms_customer_group = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    terms_ends_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    terms_get = table.Column<int>(type: "int", nullable: true),
                    terms_is_active = table.Column<bool>(type: "bit", nullable: false),
                    terms_kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    terms_minimum_quantity = table.Column<int>(type: "int", nullable: true),
                    terms_minimum_total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    terms_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    terms_needs_code = table.Column<bool>(type: "bit", nullable: false),
                    terms_percent = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    terms_priority = table.Column<int>(type: "int", nullable: false),
                    terms_products = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    terms_skus = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    terms_starts_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promotions", x => x.id);
                });

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
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
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
                name: "token_keys",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    protected_key = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_token_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cart_lines",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    quantity = table.Column<int>(type: "int", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    cart_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    seen_price_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    seen_price_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cart_lines", x => x.id);
                    table.CheckConstraint("ck_cart_lines_quantity", "quantity > 0");
                    table.ForeignKey(
                        name: "fk_cart_lines_carts_cart_id",
                        column: x => x.cart_id,
                        principalSchema: "orders",
                        principalTable: "carts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "line_items",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    variant_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_slug = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    variant_title = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false),
                    options = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    barcode = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    image_url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    weight_grams = table.Column<decimal>(type: "decimal(12,3)", precision: 12, scale: 3, nullable: false),
                    requires_shipping = table.Column<bool>(type: "bit", nullable: false),
                    quantity = table.Column<int>(type: "int", nullable: false),
                    compare_at_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    cost_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    discounts = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    tax_rate = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    backordered = table.Column<int>(type: "int", nullable: false),
                    expected_on = table.Column<DateOnly>(type: "date", nullable: true),
                    canceled = table.Column<int>(type: "int", nullable: false),
                    in_shipment = table.Column<int>(type: "int", nullable: false),
                    shipped = table.Column<int>(type: "int", nullable: false),
                    delivered = table.Column<int>(type: "int", nullable: false),
                    returned_to_sender = table.Column<int>(type: "int", nullable: false),
                    refunded = table.Column<int>(type: "int", nullable: false),
                    restocked = table.Column<int>(type: "int", nullable: false),
                    in_return = table.Column<int>(type: "int", nullable: false),
                    returned = table.Column<int>(type: "int", nullable: false),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    discount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    discount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    tax_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    tax_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    total_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    total_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    unit_price_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    unit_price_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_line_items", x => x.id);
                    table.CheckConstraint("ck_line_items_quantities", "quantity > 0 AND canceled >= 0 AND shipped >= 0 AND in_shipment >= shipped AND in_shipment + canceled <= quantity AND delivered + returned_to_sender <= shipped AND refunded <= quantity");
                    table.CheckConstraint("ck_line_items_returns", "in_return >= 0 AND returned >= 0 AND returned <= delivered + returned_to_sender AND restocked + in_return + returned <= shipped");
                    table.CheckConstraint("ck_line_items_total", "total_amount = quantity * unit_price_amount - discount_amount");
                    table.ForeignKey(
                        name: "fk_line_items_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_refunds",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    shipping_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    credit_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    rates = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValueSql: "'[]'"),
                    lines = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    restock = table.Column<bool>(type: "bit", nullable: false),
                    store_credit_of = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    credited_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    amount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    refunded_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    refunded_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    tax_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    tax_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_refunds", x => x.id);
                    table.ForeignKey(
                        name: "fk_order_refunds_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_revisions",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    total_before = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    total_after = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    changes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_order_revisions_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_shipments",
                schema: "orders",
                columns: table => new
                {
                    shipment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    lines = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    carrier = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    tracking_number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    dispatch = table.Column<bool>(type: "bit", nullable: false),
                    location = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    repacking = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    repack_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_shipments", x => x.shipment_id);
                    table.ForeignKey(
                        name: "fk_order_shipments_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_steps",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sequence = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    message = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    from_status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    to_status = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    actor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    for_customer = table.Column<bool>(type: "bit", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    after = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    trace_id = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_order_steps_orders_order_id",
                        column: x => x.order_id,
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "discount_codes",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    promotion_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    max_uses = table.Column<int>(type: "int", nullable: true),
                    max_per_customer = table.Column<int>(type: "int", nullable: true),
                    uses = table.Column<int>(type: "int", nullable: false),
                    is_active = table.Column<bool>(type: "bit", nullable: false),
                    batch_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discount_codes", x => x.id);
                    table.CheckConstraint("ck_discount_codes_uses", "uses >= 0 AND (max_uses IS NULL OR uses <= max_uses)");
                    table.ForeignKey(
                        name: "fk_discount_codes_promotions_promotion_id",
                        column: x => x.promotion_id,
                        principalSchema: "orders",
                        principalTable: "promotions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_lines",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    line_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
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
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
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

            migrationBuilder.CreateTable(
                name: "code_uses",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    order_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    state = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_uses", x => x.id);
                    table.ForeignKey(
                        name: "fk_code_uses_discount_codes_code_id",
                        column: x => x.code_id,
                        principalSchema: "orders",
                        principalTable: "discount_codes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cart_lines_cart_id_sku",
                schema: "orders",
                table: "cart_lines",
                columns: new[] { "cart_id", "sku" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_carts_account_id_updated_at",
                schema: "orders",
                table: "carts",
                columns: new[] { "account_id", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_carts_updated_at",
                schema: "orders",
                table: "carts",
                column: "updated_at");

            migrationBuilder.CreateIndex(
                name: "ix_code_uses_code_id_order_id",
                schema: "orders",
                table: "code_uses",
                columns: new[] { "code_id", "order_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_code_uses_order_id",
                schema: "orders",
                table: "code_uses",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_discount_codes_batch_id",
                schema: "orders",
                table: "discount_codes",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_discount_codes_code",
                schema: "orders",
                table: "discount_codes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_discount_codes_promotion_id_id",
                schema: "orders",
                table: "discount_codes",
                columns: new[] { "promotion_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_kind_subject",
                schema: "orders",
                table: "documents",
                columns: new[] { "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_order_id",
                schema: "orders",
                table: "documents",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_documents_series_sequence",
                schema: "orders",
                table: "documents",
                columns: new[] { "series", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_started_at",
                schema: "orders",
                table: "idempotency_keys",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_line_items_order_id",
                schema: "orders",
                table: "line_items",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_refunds_order_id",
                schema: "orders",
                table: "order_refunds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_revisions_order_id_number",
                schema: "orders",
                table: "order_revisions",
                columns: new[] { "order_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_shipments_order_id",
                schema: "orders",
                table: "order_shipments",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_steps_order_id_sequence",
                schema: "orders",
                table: "order_steps",
                columns: new[] { "order_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_account_id_placed_at",
                schema: "orders",
                table: "orders",
                columns: new[] { "account_id", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_fulfillment_state_last_shipped_at",
                schema: "orders",
                table: "orders",
                columns: new[] { "fulfillment_state", "last_shipped_at" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_invoice_due_at",
                schema: "orders",
                table: "orders",
                column: "invoice_due_at",
                filter: "invoice_due_at IS NOT NULL AND invoiced_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_orders_normalized_email",
                schema: "orders",
                table: "orders",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_orders_number",
                schema: "orders",
                table: "orders",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_placed_at",
                schema: "orders",
                table: "orders",
                column: "placed_at");

            migrationBuilder.CreateIndex(
                name: "ix_orders_status_payment_deadline",
                schema: "orders",
                table: "orders",
                columns: new[] { "status", "payment_deadline" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_event_id_handler",
                schema: "orders",
                table: "outbox",
                columns: new[] { "event_id", "handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "orders",
                table: "outbox",
                column: "next_try_at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_promotions_updated_at",
                schema: "orders",
                table: "promotions",
                column: "updated_at");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cart_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "code_uses",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "credit_accounts",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "document_series",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "documents",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "line_items",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_refunds",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_revisions",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_shipments",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_steps",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "return_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "return_steps",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "token_keys",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "carts",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "discount_codes",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "orders",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "returns",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "promotions",
                schema: "orders");

            migrationBuilder.DropSequence(
                name: "order_numbers",
                schema: "orders");

            migrationBuilder.DropSequence(
                name: "return_numbers",
                schema: "orders");
        }
    }
}
