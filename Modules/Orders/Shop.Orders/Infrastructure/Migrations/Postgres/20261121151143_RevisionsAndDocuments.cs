using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Orders.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RevisionsAndDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancellation_credited_at",
                schema: "orders",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "invoice_due_at",
                schema: "orders",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "invoiced_at",
                schema: "orders",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "invoiced_revisions",
                schema: "orders",
                table: "orders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_disputed",
                schema: "orders",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "credited_at",
                schema: "orders",
                table: "order_refunds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "document_series",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", unicode: false, maxLength: 32, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    series = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "order_revisions",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    total_before = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    total_after = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ix_orders_invoice_due_at",
                schema: "orders",
                table: "orders",
                column: "invoice_due_at",
                filter: "invoice_due_at IS NOT NULL AND invoiced_at IS NULL");

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
                name: "ix_order_revisions_order_id_number",
                schema: "orders",
                table: "order_revisions",
                columns: new[] { "order_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "document_series",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "documents",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_revisions",
                schema: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_invoice_due_at",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "cancellation_credited_at",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "invoice_due_at",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "invoiced_at",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "invoiced_revisions",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "is_disputed",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "credited_at",
                schema: "orders",
                table: "order_refunds");
        }
    }
}
