namespace Shop.Web.Illustrations;

/// <summary>
/// A thing on the 400 x 500 grid, standing on y = 430. Colors are written as tokens: <c>@b @l @d @k</c> fill with base, light, dark and
/// deepest tone,
/// <c>@w @m @c</c> with wood, metal and cream; <c>~b</c> and so on draw a line.
/// </summary>
/// <param name="Body">The outline that takes base color and pattern.</param>
/// <param name="Shade">Light and dark parts, clipped to the body.</param>
/// <param name="Back">What lies behind the body.</param>
/// <param name="Front">What lies on it.</param>
/// <param name="Foot">Half the width of the contact shadow.</param>
/// <param name="FocusX">What the detail view looks at.</param>
/// <param name="FocusY">Likewise.</param>
/// <param name="Tilt">Degrees it leans to the right.</param>
internal sealed record Silhouette(
    string Body,
    string Shade,
    string Back = "",
    string Front = "",
    int Foot = 110,
    int FocusX = 200,
    int FocusY = 220,
    Place Place = Place.Table,
    int Tilt = 0
);

/// <summary>Where the thing is used.</summary>
internal enum Place
{
    Rail,
    Table,
    Floor,
}
