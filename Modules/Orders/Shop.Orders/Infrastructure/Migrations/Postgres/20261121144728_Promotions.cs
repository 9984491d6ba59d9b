using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Promotions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "discounts",
                schema: "orders",
                table: "orders",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "discounts",
                schema: "orders",
                table: "line_items",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "codes",
                schema: "orders",
                table: "carts",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "promotions",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    terms_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    terms_buy = table.Column<int>(type: "integer", nullable: true),
                    terms_categories = table.Column<string>(type: "text", nullable: false),
                    terms_combines = table.Column<bool>(type: "boolean", nullable: false),
                    terms_currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    terms_customer_group = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: false),
                    terms_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    terms_get = table.Column<int>(type: "integer", nullable: true),
                    terms_is_active = table.Column<bool>(type: "boolean", nullable: false),
                    terms_kind = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: false),
                    terms_minimum_quantity = table.Column<int>(type: "integer", nullable: true),
                    terms_minimum_total = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    terms_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    terms_needs_code = table.Column<bool>(type: "boolean", nullable: false),
                    terms_percent = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    terms_priority = table.Column<int>(type: "integer", nullable: false),
                    terms_products = table.Column<string>(type: "text", nullable: false),
                    terms_skus = table.Column<string>(type: "text", nullable: false),
                    terms_starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promotions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "discount_codes",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    promotion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    most_uses = table.Column<int>(type: "integer", nullable: true),
                    most_per_customer = table.Column<int>(type: "integer", nullable: true),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_discount_codes", x => x.id);
                    table.CheckConstraint("ck_discount_codes_uses", "uses >= 0 AND (most_uses IS NULL OR uses <= most_uses)");
                    table.ForeignKey(
                        name: "fk_discount_codes_promotions_promotion_id",
                        column: x => x.promotion_id,
                        principalSchema: "orders",
                        principalTable: "promotions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "code_uses",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                name: "ix_code_uses_code_id_customer",
                schema: "orders",
                table: "code_uses",
                columns: new[] { "code_id", "customer" });

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
                name: "ix_promotions_updated_at",
                schema: "orders",
                table: "promotions",
                column: "updated_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "code_uses",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "discount_codes",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "promotions",
                schema: "orders");

            migrationBuilder.DropColumn(
                name: "discounts",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "discounts",
                schema: "orders",
                table: "line_items");

            migrationBuilder.DropColumn(
                name: "codes",
                schema: "orders",
                table: "carts");
        }
    }
}
