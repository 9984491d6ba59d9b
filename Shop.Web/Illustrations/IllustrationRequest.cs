namespace Shop.Web.Illustrations;

public enum IllustrationView
{
    Front,
    Detail,
    InUse,
}

/// <summary>What to draw.</summary>
/// <param name="Color">A name of the palette or <c>#rrggbb</c>; unknown names get a color that is always the same for the name.</param>
/// <param name="Material">Decides the pattern; unknown ones are plain.</param>
/// <param name="Id">Of the product; decides the tint of the paper.</param>
public sealed record IllustrationRequest(
    ProductType Type,
    string Color,
    string Material,
    string Id,
    IllustrationView View = IllustrationView.Front
);
