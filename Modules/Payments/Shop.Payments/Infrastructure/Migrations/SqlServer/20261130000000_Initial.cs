using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Payments.Infrastructure.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "payments");

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
                name: "idempotency_keys",
                schema: "payments",
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
                schema: "payments",
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
                    resolution = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    resolved_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    is_explained = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mismatches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    provider = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    body = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    parked_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    parked_because = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    worked_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => new { x.provider, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "payments",
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
                name: "payments",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference_text = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    is_offline = table.Column<bool>(type: "bit", nullable: false),
                    stored_value_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    return_url = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    state = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    provider_reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    provider_version = table.Column<long>(type: "bigint", nullable: false),
                    redirect_url = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    failure_reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    instructions = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    covered_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    authorized_until = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    end_announced_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    next_look_at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    amount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    authorized_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    authorized_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    capture_asked_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    capture_asked_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    captured_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    captured_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    charged_back_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    charged_back_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    disputed_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    disputed_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    refund_pending_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    refund_pending_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    refunded_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    refunded_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    voided_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    voided_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                    table.CheckConstraint("ck_payments_amount", "amount_amount > 0");
                    table.CheckConstraint("ck_payments_disputes", "disputed_amount >= 0 AND charged_back_amount >= 0 AND capture_asked_amount <= authorized_amount");
                    table.CheckConstraint("ck_payments_sums", "captured_amount <= authorized_amount AND refunded_amount + refund_pending_amount <= captured_amount AND refunded_amount >= 0 AND refund_pending_amount >= 0");
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
                name: "ledger",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    operation_key = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    provider_reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    amount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger", x => x.id);
                    table.ForeignKey(
                        name: "fk_ledger_payments_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "refunds",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    operation_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    stored_value_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    state = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    failure_reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    staff_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    payment_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    amount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_amount", "amount_amount > 0");
                    table.ForeignKey(
                        name: "fk_refunds_payments_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "payments",
                        principalTable: "payments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                    note = table.Column<string>(type: "nvarchar(max)", nullable: true),
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

            migrationBuilder.CreateTable(
                name: "postings",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    account = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ledger_entry_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    amount_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    amount_currency = table.Column<string>(type: "char(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postings", x => x.id);
                    table.ForeignKey(
                        name: "fk_postings_ledger_ledger_entry_id",
                        column: x => x.ledger_entry_id,
                        principalSchema: "payments",
                        principalTable: "ledger",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_started_at",
                schema: "payments",
                table: "idempotency_keys",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_payment_id_kind_operation_key",
                schema: "payments",
                table: "ledger",
                columns: new[] { "payment_id", "kind", "operation_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_reference_at",
                schema: "payments",
                table: "ledger",
                columns: new[] { "reference", "at" });

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
                name: "ix_outbox_event_id_handler",
                schema: "payments",
                table: "outbox",
                columns: new[] { "event_id", "handler" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "payments",
                table: "outbox",
                column: "next_try_at",
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_method_provider_reference",
                schema: "payments",
                table: "payments",
                columns: new[] { "method", "provider_reference" },
                unique: true,
                filter: "provider_reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_next_look_at",
                schema: "payments",
                table: "payments",
                column: "next_look_at");

            migrationBuilder.CreateIndex(
                name: "ix_payments_reference_started_at",
                schema: "payments",
                table: "payments",
                columns: new[] { "reference", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_reference_text",
                schema: "payments",
                table: "payments",
                column: "reference_text");

            migrationBuilder.CreateIndex(
                name: "ix_payments_started_at",
                schema: "payments",
                table: "payments",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_postings_ledger_entry_id",
                schema: "payments",
                table: "postings",
                column: "ledger_entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_payment_id_operation_id",
                schema: "payments",
                table: "refunds",
                columns: new[] { "payment_id", "operation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_state",
                schema: "payments",
                table: "refunds",
                column: "state");

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
            migrationBuilder.CreateAppendOnlyTriggers();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "code_keys",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "comparisons",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "mismatches",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "notices",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "postings",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "refunds",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "stored_value_holds",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "stored_value_moves",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "ledger",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "stored_values",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payments",
                schema: "payments");
        }
    }
}
