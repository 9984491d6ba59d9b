using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Inventory.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class BackInStock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "back_in_stock_subscriptions",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subscribed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    token_hash = table.Column<string>(type: "character(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_back_in_stock_subscriptions", x => x.id);
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "back_in_stock_subscriptions",
                schema: "inventory");
        }
    }
}
