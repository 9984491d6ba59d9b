using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Payments.Infrastructure.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MoneyAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "provider_version",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "authorized_until",
                schema: "payments",
                table: "payments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "capture_asked_amount",
                schema: "payments",
                table: "payments",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "capture_asked_currency",
                schema: "payments",
                table: "payments",
                type: "character(3)",
                unicode: false,
                fixedLength: true,
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "charged_back_amount",
                schema: "payments",
                table: "payments",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "charged_back_currency",
                schema: "payments",
                table: "payments",
                type: "character(3)",
                unicode: false,
                fixedLength: true,
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "disputed_amount",
                schema: "payments",
                table: "payments",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "disputed_currency",
                schema: "payments",
                table: "payments",
                type: "character(3)",
                unicode: false,
                fixedLength: true,
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "end_told_at",
                schema: "payments",
                table: "payments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.Sql("UPDATE payments.payments SET capture_asked_amount = captured_amount, capture_asked_currency = amount_currency, disputed_currency = amount_currency, charged_back_currency = amount_currency");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_disputes",
                schema: "payments",
                table: "payments",
                sql: "disputed_amount >= 0 AND charged_back_amount >= 0 AND capture_asked_amount <= authorized_amount");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_disputes",
                schema: "payments",
                table: "payments");

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

            migrationBuilder.AlterColumn<int>(
                name: "provider_version",
                schema: "payments",
                table: "payments",
                type: "integer",
                nullable: false,
                oldClrType: typeof(long),
                oldType: "bigint");
        }
    }
}
