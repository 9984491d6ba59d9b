using System.Net;
using System.Text.RegularExpressions;

namespace Shop.Tests.Support;

/// <summary>A browser without JavaScript: keeps cookies, submits forms, follows no redirects.</summary>
internal sealed partial class PageVisitor(HttpClient client) : IDisposable
{
    public static readonly IReadOnlyList<(string Name, string Value)> Address =
    [
        ("Input.Email", "ada@example.com"),
        ("Input.ShippingAddress.Country", "DE"),
        ("Input.ShippingAddress.Name", "Ada Lovelace"),
        ("Input.ShippingAddress.Line1", "Invalidenstraße 1"),
        ("Input.ShippingAddress.City", "Berlin"),
        ("Input.ShippingAddress.PostalCode", "10115"),
        ("Input.ShippingMethod", "standard"),
    ];

    public HttpClient Client => client;

    /// <summary>The page's decoded text.</summary>
    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path));

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        await client.PostAsync(path, Form([.. fields, ("__RequestVerificationToken", await TokenAsync())]));

    public async Task<string> PostAndReadAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(path, fields);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Submits a form of a page with some of its fields changed.</summary>
    public Task<HttpResponseMessage> SubmitAsync(HtmlForm form, params (string Name, string Value)[] changes) =>
        client.PostAsync(
            form.Action,
            Form([
                .. form.Fields.Where(field => changes.All(change => change.Name != field.Name)).Select(field => (field.Name, field.Value)),
                .. changes,
            ])
        );

    public async Task SignInAsync(string email, string password, string page = "/signin")
    {
        using var answer = await PostAsync(page, ("Input.Email", email), ("Input.Password", password));
        if (answer.StatusCode != HttpStatusCode.SeeOther)
            throw new AssertionException($"{email} could not sign in: {(int)answer.StatusCode}");
    }

    /// <summary>A current antiforgery token for the signed-in user.</summary>
    public async Task<string> TokenAsync() => Token().Match(await client.GetStringAsync("/forgot-password")).Groups[1].Value;

    public static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public void Dispose() => client.Dispose();

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
