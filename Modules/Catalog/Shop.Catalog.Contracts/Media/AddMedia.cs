using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Media;

/// <summary>
/// Uploads an image and appends it to the product's media. Accepts PNG, JPEG, WebP and GIF by content, whatever the file name; at most 10
/// MB and 50 megapixels. It is rotated upright, stripped of metadata and served as WebP in several widths. Repeating it with the same media
/// id is harmless.
/// </summary>
/// <param name="MediaId">Chosen by the caller.</param>
public sealed record AddMedia(Guid ProductId, Guid MediaId, byte[] Content, string Alt, Guid? StaffId) : ICommand<MediaReference>;

/// <summary>
/// Appends an image by URL: a root-relative path of the shop, or an HTTPS URL that is fetched in the background. Repeating it with the same
/// media id is harmless.
/// </summary>
public sealed record AddMediaLink(Guid ProductId, Guid MediaId, string Url, string Alt, int? Width, int? Height, Guid? StaffId)
    : ICommand<MediaReference>;

/// <summary>Changes the alt text of an image. Repeatable.</summary>
public sealed record DescribeMedia(Guid ProductId, Guid MediaId, string Alt, Guid? StaffId) : ICommand;

/// <summary>Removes an image from a product and its variants. Repeating it is harmless.</summary>
public sealed record RemoveMedia(Guid ProductId, Guid MediaId, Guid? StaffId) : ICommand;

/// <summary>
/// Sets the order of a product's images; each must be listed once. The first one represents the product in lists. Repeatable.
/// </summary>
public sealed record ReorderMedia(Guid ProductId, IReadOnlyList<Guid> MediaIds, Guid? StaffId) : ICommand;

/// <param name="ProductVersion">The version that the next edit of the product must name.</param>
public sealed record MediaReference(Guid Id, string Url, int ProductVersion);
