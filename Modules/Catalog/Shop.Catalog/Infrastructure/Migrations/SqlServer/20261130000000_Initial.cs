using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Shop.Catalog.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "catalog");

            migrationBuilder.CreateTable(
                name: "categories",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    parent_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    position = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    slug = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    description_html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    image_url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    seo_title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    seo_description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_categories", x => x.id);
                    table.ForeignKey(
                        name: "fk_categories_categories_parent_id",
                        column: x => x.parent_id,
                        principalSchema: "catalog",
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "content_pages",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    slug = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    body_html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_pages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "catalog",
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
                name: "imports",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    file_name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    state = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    is_dry_run = table.Column<bool>(type: "bit", nullable: false),
                    updates_stock = table.Column<bool>(type: "bit", nullable: false),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    dialect = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    rows_total = table.Column<int>(type: "int", nullable: true),
                    products_done = table.Column<int>(type: "int", nullable: false),
                    rows_read = table.Column<int>(type: "int", nullable: false),
                    rows_taken = table.Column<int>(type: "int", nullable: false),
                    rows_unchanged = table.Column<int>(type: "int", nullable: false),
                    rows_rejected = table.Column<int>(type: "int", nullable: false),
                    products_created = table.Column<int>(type: "int", nullable: false),
                    products_updated = table.Column<int>(type: "int", nullable: false),
                    products_unchanged = table.Column<int>(type: "int", nullable: false),
                    products_rejected = table.Column<int>(type: "int", nullable: false),
                    variants_read = table.Column<int>(type: "int", nullable: false),
                    stock_levels_set = table.Column<int>(type: "int", nullable: false),
                    errors = table.Column<int>(type: "int", nullable: false),
                    warnings = table.Column<int>(type: "int", nullable: false),
                    infos = table.Column<int>(type: "int", nullable: false),
                    price_total = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    failure = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    is_cancel_requested = table.Column<bool>(type: "bit", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "catalog",
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
                name: "outbox",
                schema: "catalog",
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
                name: "products",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    slug = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    search_key = table.Column<string>(type: "nvarchar(767)", maxLength: 767, nullable: false),
                    description_html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    product_type = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    tag_list = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    seo_title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    seo_description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    is_featured = table.Column<bool>(type: "bit", nullable: false),
                    taxonomy_path = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    attributes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    option1_name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    option2_name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    option3_name = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    state = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "slug_redirects",
                schema: "catalog",
                columns: table => new
                {
                    owner = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    slug = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    target_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slug_redirects", x => new { x.owner, x.slug });
                });

            migrationBuilder.CreateTable(
                name: "import_chunks",
                schema: "catalog",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunks", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_import_chunks_imports_import_id",
                        column: x => x.import_id,
                        principalSchema: "catalog",
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_messages",
                schema: "catalog",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    line = table.Column<int>(type: "int", nullable: false),
                    handle = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    column_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    value = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    severity = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_messages", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_import_messages_imports_import_id",
                        column: x => x.import_id,
                        principalSchema: "catalog",
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "media",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    alt = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false),
                    width = table.Column<int>(type: "int", nullable: true),
                    height = table.Column<int>(type: "int", nullable: true),
                    stored_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    source_url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    fetch_attempts = table.Column<int>(type: "int", nullable: false),
                    fetch_after = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    fetch_failure = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media", x => x.id);
                    table.ForeignKey(
                        name: "fk_media_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "price_changes",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    variant_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    compare_at = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    price_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    price_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_price_changes_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_categories",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    category_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_categories", x => new { x.product_id, x.category_id });
                    table.ForeignKey(
                        name: "fk_product_categories_categories_category_id",
                        column: x => x.category_id,
                        principalSchema: "catalog",
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_product_categories_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_documents",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    slug = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    json = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_documents", x => x.product_id);
                    table.ForeignKey(
                        name: "fk_product_documents_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_items",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    slug = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    title = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    title_key = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    vendor = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    image_url = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    image_alt = table.Column<string>(type: "nvarchar(512)", maxLength: 512, nullable: false),
                    currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    min_price = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    max_price = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    compare_at = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    variant_count = table.Column<int>(type: "int", nullable: false),
                    only_sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    stock = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    in_stock = table.Column<bool>(type: "bit", nullable: false),
                    is_featured = table.Column<bool>(type: "bit", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    name_tokens = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    sku_tokens = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    label_tokens = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    word_forms = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    text_tokens = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_items", x => x.product_id);
                    table.ForeignKey(
                        name: "fk_search_items_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "variants",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    sku = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    sku_key = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    option1 = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    option2 = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    option3 = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: true),
                    compare_at = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    barcode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    weight_grams = table.Column<decimal>(type: "decimal(12,3)", precision: 12, scale: 3, nullable: false),
                    weight_unit = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: true),
                    is_taxable = table.Column<bool>(type: "bit", nullable: false),
                    requires_shipping = table.Column<bool>(type: "bit", nullable: false),
                    media_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    attributes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    retired_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    price_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    price_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_variants", x => x.id);
                    table.CheckConstraint("ck_variants_price", "price_amount >= 0");
                    table.ForeignKey(
                        name: "fk_variants_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_item_categories",
                schema: "catalog",
                columns: table => new
                {
                    category_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    product_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_item_categories", x => new { x.category_id, x.product_id });
                    table.ForeignKey(
                        name: "fk_search_item_categories_search_items_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalog",
                        principalTable: "search_items",
                        principalColumn: "product_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "catalog",
                table: "content_pages",
                columns: new[] { "id", "body_html", "changed_at", "slug", "title", "version" },
                values: new object[,]
                {
                    { new Guid("019a0000-0000-7000-8000-0000000c0001"), "<p>[Business name]<br>[Street and house number]<br>[Postal code and city]<br>[Country]</p>\n<h2>Contact</h2>\n<p>Email: [email address]<br>Phone: [phone number]</p>\n<h2>Represented by</h2>\n<p>[Name]</p>\n<h2>Registration and tax</h2>\n<p>Commercial register: [court and number]<br>VAT ID: [number]</p>\n<h2>Responsible for content</h2>\n<p>[Name and address]</p>", new DateTimeOffset(new DateTime(2026, 11, 21, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "imprint", "Imprint", 1 },
                    { new Guid("019a0000-0000-7000-8000-0000000c0002"), "<p>This page explains what we collect, why, and how long we keep it.</p>\n<h2>Browsing</h2>\n<p>You can browse without an account. We set a cookie only when you add something to your cart or sign in, and use it only for that. We count page views without cookies and without identifying you.</p>\n<h2>Orders</h2>\n<p>When you order, we keep your name, addresses, email address, items and payment method. Your card details go directly to our payment provider; we never see the full number. We share your delivery address with the carrier. The law requires us to keep invoices for several years.</p>\n<h2>Your account</h2>\n<p>You can view and edit your details in your account at any time. We store passwords only in a form that can't be read.</p>\n<h2>Your rights</h2>\n<p>You can ask for a copy of your data, have it corrected or deleted, and complain to a data protection authority. Email us at [email address].</p>", new DateTimeOffset(new DateTime(2026, 11, 21, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "privacy", "Privacy policy", 1 },
                    { new Guid("019a0000-0000-7000-8000-0000000c0003"), "<h2>Seller</h2>\n<p>[Business name and address]. See our <a href=\"/pages/imprint\">imprint</a>.</p>\n<h2>How your order is accepted</h2>\n<p>The products in our shop are an invitation to order. You place a binding order with the button at the end of checkout. We accept it when we email your order confirmation.</p>\n<h2>Prices and payment</h2>\n<p>Prices include VAT. Delivery costs and payment methods are shown at checkout. Bank-transfer orders ship after payment.</p>\n<h2>Delivery</h2>\n<p>See <a href=\"/pages/delivery\">delivery</a>.</p>\n<h2>Withdrawal and returns</h2>\n<p>See <a href=\"/pages/returns\">returns</a>.</p>\n<h2>Faulty items</h2>\n<p>Your statutory rights apply if an item is faulty or not as described. Email us at [email address].</p>", new DateTimeOffset(new DateTime(2026, 11, 21, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "terms", "Terms and conditions", 1 },
                    { new Guid("019a0000-0000-7000-8000-0000000c0004"), "<p>See delivery options, prices and dates for your address at checkout.</p>\n<ul>\n<li>We email you a tracking link when your order ships.</li>\n<li>Orders may arrive in more than one parcel. You pay for delivery once.</li>\n<li>Track your order any time on its order page.</li>\n</ul>\n<p>Something missing or damaged? Email us at [email address] with your order number.</p>", new DateTimeOffset(new DateTime(2026, 11, 21, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "delivery", "Delivery", 1 },
                    { new Guid("019a0000-0000-7000-8000-0000000c0005"), "<p>You can withdraw from your purchase within {withdrawal-days} days of receiving it, without giving a reason.</p>\n<ol>\n<li>Request the return on your order page, or email [email address] with your order number and the items.</li>\n<li>Send the items to the address in our reply. They need to arrive within {return-days} days.</li>\n<li>Once they arrive, we refund your original payment method.</li>\n</ol>\n<p>Custom-made items and sealed items that have been opened can't be returned, as the law allows.</p>", new DateTimeOffset(new DateTime(2026, 11, 21, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "returns", "Returns", 1 },
                    { new Guid("019a0000-0000-7000-8000-0000000c0006"), "<h2>Where is my order?</h2>\n<p>Use the link in your confirmation email. If you have an account, see <a href=\"/account/orders\">your orders</a>.</p>\n<h2>Do I need an account?</h2>\n<p>No. An account saves your addresses and keeps your orders in one place.</p>\n<h2>Can I cancel my order?</h2>\n<p>Yes, on your order page until it ships.</p>\n<h2>How can I pay?</h2>\n<p>We show the payment methods for your order at checkout.</p>\n<h2>I can't sign in</h2>\n<p><a href=\"/forgot-password\">Reset your password</a>. The link works for one hour.</p>\n<p>Still need help? Email us at [email address].</p>", new DateTimeOffset(new DateTime(2026, 11, 21, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "help", "Help", 1 }
                });

            migrationBuilder.CreateIndex(
                name: "ix_categories_parent_id",
                schema: "catalog",
                table: "categories",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_categories_slug",
                schema: "catalog",
                table: "categories",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_content_pages_slug",
                schema: "catalog",
                table: "content_pages",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_started_at",
                schema: "catalog",
                table: "idempotency_keys",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_import_messages_import_id_severity_line",
                schema: "catalog",
                table: "import_messages",
                columns: new[] { "import_id", "severity", "line" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_started_at",
                schema: "catalog",
                table: "imports",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_imports_state",
                schema: "catalog",
                table: "imports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_media_fetch_attempts",
                schema: "catalog",
                table: "media",
                column: "fetch_attempts",
                filter: "stored_name IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_media_product_id",
                schema: "catalog",
                table: "media",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_event_id_handler",
                schema: "catalog",
                table: "outbox",
                columns: new[] { "event_id", "handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "catalog",
                table: "outbox",
                column: "next_try_at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_price_changes_product_id_at",
                schema: "catalog",
                table: "price_changes",
                columns: new[] { "product_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_product_categories_category_id",
                schema: "catalog",
                table: "product_categories",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_product_documents_slug",
                schema: "catalog",
                table: "product_documents",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_changed_at",
                schema: "catalog",
                table: "products",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_products_slug",
                schema: "catalog",
                table: "products",
                column: "slug",
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_search_item_categories_product_id",
                schema: "catalog",
                table: "search_item_categories",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_items_is_featured_published_at",
                schema: "catalog",
                table: "search_items",
                columns: new[] { "is_featured", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_search_items_min_price",
                schema: "catalog",
                table: "search_items",
                column: "min_price");

            migrationBuilder.CreateIndex(
                name: "ix_search_items_published_at",
                schema: "catalog",
                table: "search_items",
                column: "published_at");

            migrationBuilder.CreateIndex(
                name: "ix_search_items_title_key",
                schema: "catalog",
                table: "search_items",
                column: "title_key");

            migrationBuilder.CreateIndex(
                name: "ix_slug_redirects_target_id",
                schema: "catalog",
                table: "slug_redirects",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_variants_product_id",
                schema: "catalog",
                table: "variants",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_variants_sku",
                schema: "catalog",
                table: "variants",
                column: "sku",
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_variants_sku_key",
                schema: "catalog",
                table: "variants",
                column: "sku_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "content_pages",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "import_chunks",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "import_messages",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "media",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "price_changes",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "product_categories",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "product_documents",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "search_item_categories",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "slug_redirects",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "variants",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "imports",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "categories",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "search_items",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "products",
                schema: "catalog");
        }
    }
}
