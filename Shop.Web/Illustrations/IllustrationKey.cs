namespace Shop.Web.Illustrations;

/// <summary>
/// The file name of an illustration, which holds everything needed to draw it: <c>sweater_forest_wool_field-sweater_front</c>.
/// </summary>
public static class IllustrationKey
{
    private const int MaxLength = 200;

    public static string Of(IllustrationRequest request) =>
        string.Join(
            '_',
            Plain(request.Type.ToString()),
            Plain(request.Color),
            Plain(request.Material),
            Plain(request.Id),
            Plain(request.View.ToString())
        );

    public static bool TryParse(string key, out IllustrationRequest request)
    {
        request = new IllustrationRequest(default, string.Empty, string.Empty, string.Empty);
        var parts = key.Split('_');
        if (
            key.Length > MaxLength
            || parts.Length != 5
            || !Enum.TryParse<ProductType>(parts[0], ignoreCase: true, out var type)
            || !Enum.IsDefined(type)
            || !Enum.TryParse<IllustrationView>(parts[4], ignoreCase: true, out var view)
            || !Enum.IsDefined(view)
        )
            return false;

        request = new IllustrationRequest(type, parts[1], parts[2], parts[3], view);
        return true;
    }

    private static string Plain(string text)
    {
        var letters = text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').ToArray();
        return new string(letters).Trim('-');
    }
}
