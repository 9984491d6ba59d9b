namespace Shop.Web.Illustrations;

public enum IllustrationView
{
    Front,
    Detail,
    InUse,
}

/// <summary>What to draw.</summary>
/// <param name="Color">A palette name or <c>#rrggbb</c>; an unknown name maps to a stable color.</param>
/// <param name="Material">Selects the pattern; unknown materials are plain.</param>
/// <param name="Id">The product's id; selects the tint of the background.</param>
public sealed record IllustrationRequest(
    ProductType Type,
    string Color,
    string Material,
    string Id,
    IllustrationView View = IllustrationView.Front
);
