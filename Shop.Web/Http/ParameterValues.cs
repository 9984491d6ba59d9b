using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Web.Http;

/// <summary>
/// Reads enum values and amounts in API queries as the OpenAPI document spells them (<c>last_changed</c>, <c>12.50</c>). The framework's
/// binding accepts enums by C# name or number only, and commas as thousands separators.
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
            if (StringValues.IsNullOrEmpty(given))
                continue;

            if (given.Count == 1 && parameter.Read(given.ToString()) is { } value)
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
            where type.IsEnum || type == typeof(decimal)
            select type.IsEnum ? EnumParameter(name, type) : new Parameter(name, Error.Invalid("http.not-an-amount"), ReadAmount),
        ];

    private static Parameter EnumParameter(string name, Type type)
    {
        var values = Enum.GetNames(type).ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value));
        return new Parameter(name, Error.Invalid("http.not-one-of").With("values", string.Join(", ", values.Keys)), text =>
            values.GetValueOrDefault(text)
        );
    }

    private static string? ReadAmount(string text) =>
        Money.TryReadAmount(text, out var amount) ? amount.ToString(CultureInfo.InvariantCulture) : null;

    /// <param name="Read">The value as the framework binds it; null when it is invalid.</param>
    private sealed record Parameter(string Name, Error Expected, Func<string, string?> Read);
}
