namespace Shop.Web.Illustrations;

/// <summary>
/// An item on the 400 x 500 grid, standing on y = 430. Colors are written as tokens: <c>@b @l @d @k</c> fill with the base, light, dark and
/// deepest tone, <c>@w @m @c</c> with wood, metal and cream; <c>~b</c> and so on draw a line.
/// </summary>
/// <param name="Body">The outline that gets base color and pattern.</param>
/// <param name="Shade">Light and dark parts, clipped to the body.</param>
/// <param name="Back">Drawn behind the body.</param>
/// <param name="Front">Drawn on top of the body.</param>
/// <param name="Foot">Half the width of the contact shadow.</param>
/// <param name="FocusX">The center of the detail view.</param>
/// <param name="FocusY">The center of the detail view.</param>
/// <param name="Tilt">Rotation to the right in degrees.</param>
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

/// <summary>The room in which the item is used.</summary>
internal enum Place
{
    Rail,
    Table,
    Floor,
}
