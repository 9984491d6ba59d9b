using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Web.Http;

/// <summary>
/// Reads enum values, amounts and times in API queries as the OpenAPI document spells them (<c>last_changed</c>, <c>12.50</c>,
/// <c>2026-11-30T10:00:00Z</c>). The framework's binding accepts enums by C# name or number only, commas as thousands separators, and times
/// without an offset. An empty value is the same as none.
/// </summary>
internal sealed class ParameterValues(RequestDelegate next)
{
    private readonly ConcurrentDictionary<MethodInfo, IReadOnlyList<Parameter>> known = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is { } handler)
        {
            var errors = Read(context, known.GetOrAdd(handler, ParametersOf));
            if (errors.Count > 0)
            {
                await Problems.Of(errors).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private static List<Error> Read(HttpContext context, IReadOnlyList<Parameter> parameters)
    {
        var errors = new List<Error>();
        var query = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in parameters)
        {
            var given = context.Request.Query[parameter.Name];
            if (given.Count == 0)
                continue;

            if (StringValues.IsNullOrEmpty(given))
                query[parameter.Name] = StringValues.Empty;
            else if (given.Count == 1 && parameter.Read(given.ToString()) is { } value)
                query[parameter.Name] = value;
            else
                errors.Add(parameter.Expected.At(parameter.Name));
        }

        if (errors.Count == 0 && query.Count > 0)
        {
            foreach (var (name, value) in context.Request.Query)
                query.TryAdd(name, value);
            context.Request.Query = new QueryCollection(query);
        }

        return errors;
    }

    private static List<Parameter> ParametersOf(MethodInfo handler) =>
        [
            .. from parameter in handler.GetParameters()
            let name = parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!
            let type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType
            where type.IsEnum || type == typeof(decimal) || type == typeof(DateTimeOffset)
            select type.IsEnum ? EnumParameter(name, type, parameter.GetCustomAttribute<UnknownValueAttribute>())
            : type == typeof(decimal) ? new Parameter(name, Error.Invalid("http.not-an-amount"), ReadAmount)
            : new Parameter(name, KernelErrors.NotInstant, ReadInstant),
        ];

    private static Parameter EnumParameter(string name, Type type, UnknownValueAttribute? unknown)
    {
        var values = Enum.GetValues(type).Cast<Enum>().ToDictionary(value => value.ApiName(), value => value.ToString());
        var expected = unknown is null ? KernelErrors.NotOneOf(values.Keys) : Error.Invalid(unknown.Code);
        return new Parameter(name, expected, text => values.GetValueOrDefault(text));
    }

    private static string? ReadAmount(string text) =>
        Money.TryReadAmount(text, out var amount) ? amount.ToString(CultureInfo.InvariantCulture) : null;

    private static string? ReadInstant(string text) =>
        Iso8601.TryRead(text, out var instant) ? instant.ToString("O", CultureInfo.InvariantCulture) : null;

    /// <param name="Read">The value as the framework binds it; null when it is invalid.</param>
    private sealed record Parameter(string Name, Error Expected, Func<string, string?> Read);
}
