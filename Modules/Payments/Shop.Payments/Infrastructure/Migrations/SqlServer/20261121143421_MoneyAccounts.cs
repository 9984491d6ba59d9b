using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Payments.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MoneyAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "stored_value_id",
                schema: "payments",
                table: "refunds",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "provider_version",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "authorized_until",
                schema: "payments",
                table: "payments",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "capture_asked_amount",
                schema: "payments",
                table: "payments",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "capture_asked_currency",
                schema: "payments",
                table: "payments",
                type: "char(3)",
                unicode: false,
                fixedLength: true,
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "charged_back_amount",
                schema: "payments",
                table: "payments",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "charged_back_currency",
                schema: "payments",
                table: "payments",
                type: "char(3)",
                unicode: false,
                fixedLength: true,
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "disputed_amount",
                schema: "payments",
                table: "payments",
                type: "decimal(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "disputed_currency",
                schema: "payments",
                table: "payments",
                type: "char(3)",
                unicode: false,
                fixedLength: true,
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "end_told_at",
                schema: "payments",
                table: "payments",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "stored_value_id",
                schema: "payments",
                table: "payments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "worked_at",
                schema: "payments",
                table: "notices",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "code_keys",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    protected_key = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comparisons",
                schema: "payments",
                columns: table => new
                {
                    provider = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    compared_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comparisons", x => x.provider);
                });

            migrationBuilder.CreateTable(
                name: "mismatches",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    provider = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    subject = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    provider_reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ours = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    theirs = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    first_seen_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    resolution = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    resolved_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    is_explained = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mismatches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_values",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    code_hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true),
                    last_digits = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    reference = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    disabled_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    move_count = table.Column<int>(type: "int", nullable: false),
                    balance_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    balance_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_values", x => x.id);
                    table.CheckConstraint("ck_stored_values_balance", "balance_amount >= 0");
                    table.CheckConstraint("ck_stored_values_kind", "(code_hash IS NULL AND account_id IS NOT NULL) OR (code_hash IS NOT NULL AND account_id IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "stored_value_holds",
                schema: "payments",
                columns: table => new
                {
                    stored_value_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    amount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_value_holds", x => new { x.stored_value_id, x.reference });
                    table.CheckConstraint("ck_stored_value_holds_amount", "amount_amount > 0");
                    table.ForeignKey(
                        name: "fk_stored_value_holds_stored_values_stored_value_id",
                        column: x => x.stored_value_id,
                        principalSchema: "payments",
                        principalTable: "stored_values",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stored_value_moves",
                schema: "payments",
                columns: table => new
                {
                    stored_value_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    sequence = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    operation_key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    amount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    balance_after_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    balance_after_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_value_moves", x => new { x.stored_value_id, x.sequence });
                    table.CheckConstraint("ck_stored_value_moves_balance", "balance_after_amount >= 0");
                    table.ForeignKey(
                        name: "fk_stored_value_moves_stored_values_stored_value_id",
                        column: x => x.stored_value_id,
                        principalSchema: "payments",
                        principalTable: "stored_values",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("UPDATE payments.payments SET capture_asked_amount = captured_amount, capture_asked_currency = amount_currency, disputed_currency = amount_currency, charged_back_currency = amount_currency");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_disputes",
                schema: "payments",
                table: "payments",
                sql: "disputed_amount >= 0 AND charged_back_amount >= 0 AND capture_asked_amount <= authorized_amount");

            migrationBuilder.CreateIndex(
                name: "ix_mismatches_first_seen_at",
                schema: "payments",
                table: "mismatches",
                column: "first_seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_mismatches_provider_kind_subject",
                schema: "payments",
                table: "mismatches",
                columns: new[] { "provider", "kind", "subject" },
                unique: true,
                filter: "resolved_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stored_value_holds_reference",
                schema: "payments",
                table: "stored_value_holds",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_stored_value_holds_until",
                schema: "payments",
                table: "stored_value_holds",
                column: "until",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stored_value_moves_payment_id",
                schema: "payments",
                table: "stored_value_moves",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_value_moves_stored_value_id_kind_operation_key",
                schema: "payments",
                table: "stored_value_moves",
                columns: new[] { "stored_value_id", "kind", "operation_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stored_values_account_id",
                schema: "payments",
                table: "stored_values",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_values_code_hash",
                schema: "payments",
                table: "stored_values",
                column: "code_hash",
                unique: true,
                filter: "code_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stored_values_expires_at",
                schema: "payments",
                table: "stored_values",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_stored_values_issued_at",
                schema: "payments",
                table: "stored_values",
                column: "issued_at");

            migrationBuilder.CreateIndex(
                name: "ix_stored_values_last_digits",
                schema: "payments",
                table: "stored_values",
                column: "last_digits");

            // What is written about money stays as it was written.
            foreach (var table in new[] { "ledger", "postings", "stored_value_moves" })
                migrationBuilder.Sql($"EXEC(N'CREATE TRIGGER payments.tr_{table}_append_only ON payments.{table} INSTEAD OF UPDATE, DELETE AS THROW 50001, ''Rows of payments.{table} are never changed or deleted.'', 1;')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "ledger", "postings", "stored_value_moves" })
                migrationBuilder.Sql($"DROP TRIGGER payments.tr_{table}_append_only;");

            migrationBuilder.DropTable(
                name: "code_keys",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "comparisons",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "mismatches",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "stored_value_holds",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "stored_value_moves",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "stored_values",
                schema: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_disputes",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "stored_value_id",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "authorized_until",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "capture_asked_amount",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "capture_asked_currency",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "charged_back_amount",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "charged_back_currency",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "disputed_amount",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "disputed_currency",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "end_told_at",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "stored_value_id",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "worked_at",
                schema: "payments",
                table: "notices");

            migrationBuilder.AlterColumn<int>(
                name: "provider_version",
                schema: "payments",
                table: "payments",
                type: "int",
                nullable: false,
                oldClrType: typeof(long),
                oldType: "bigint");
        }
    }
}
