using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Shop.Kernel;
using Shop.Web.Session;

namespace Shop.Web.Http;

/// <summary>
/// Describes what the framework cannot infer about the API: the JSON types of values with a converter, and who may call what.
/// </summary>
internal static class ApiDescription
{
    private const string ApiKey = "apiKey";
    private const string Session = "session";
    private const string CartSecret = "cartSecret";
    private const string OrderToken = "orderToken";
    private const string AmountPattern = @"^-?\d+(\.\d+)?$";

    /// <summary>Money, SKUs, currencies, enums, times and all text have converters.</summary>
    public static Task DescribeValueAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string))
            schema.Type = JsonSchemaType.String | (context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.Null : 0);
        else if (type == typeof(Sku))
            (schema.Type, schema.MinLength, schema.MaxLength) = (JsonSchemaType.String, 1, Sku.MaxLength);
        else if (type == typeof(Currency))
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, "^[A-Z]{3}$");
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. ApiNames.Of(type).Select(name => JsonValue.Create(name))];
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | (type == context.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null);
            schema.Format = "date-time";
        }
        else if (type == typeof(JsonElement))
            schema.AnyOf = [.. AmountShapes()];
        else if (type == typeof(Money))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = MoneyProperties();
            schema.Required = new HashSet<string> { "amount", "currency" };
        }

        return Task.CompletedTask;
    }

    public static Task DescribeDocumentAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info.Title = "Shop";
        document.Info.Version = "v1";
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = T("Api.ApiKey"),
            },
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookie.Name,
                Description = T("Api.Session"),
            },
            [CartSecret] = Header("X-Cart-Secret", T("Api.CartSecret")),
            [OrderToken] = Header("X-Order-Token", T("Api.OrderToken")),
        };
        return Task.CompletedTask;
    }

    public static Task DescribeAccessAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var path = context.Description.RelativePath ?? string.Empty;
        string[] schemes =
            context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any() ? [ApiKey, Session]
            : path.StartsWith("api/v1/carts/{id", StringComparison.Ordinal) ? [CartSecret, Session]
            : path == "api/v1/orders" ? [CartSecret, Session]
            : path.StartsWith("api/v1/orders/{", StringComparison.Ordinal) ? [OrderToken, Session]
            : [];
        if (schemes.Length > 0)
            operation.Security =
            [
                .. schemes.Select(scheme => new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
                }),
            ];

        return Task.CompletedTask;
    }

    private static IEnumerable<IOpenApiSchema> AmountShapes() =>
        [
            new OpenApiSchema { Type = JsonSchemaType.Number },
            new OpenApiSchema { Type = JsonSchemaType.String, Pattern = AmountPattern },
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = MoneyProperties(),
                Required = new HashSet<string> { "amount" },
            },
            new OpenApiSchema { Type = JsonSchemaType.Null },
        ];

    private static Dictionary<string, IOpenApiSchema> MoneyProperties() =>
        new()
        {
            ["amount"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = AmountPattern },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$" },
        };

    private static OpenApiSecurityScheme Header(string name, string description) =>
        new()
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = name,
            Description = description,
        };
}
