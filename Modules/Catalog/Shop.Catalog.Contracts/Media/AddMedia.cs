using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Media;

/// <summary>
/// Stores a picture and puts it behind the product's others. PNG, JPEG, WebP and GIF by their content, whatever the name says; at most 10
/// MB and 50 megapixels. It is turned upright, loses its metadata and is served as WebP in several widths.
/// Repeating it with the same media id is harmless.
/// </summary>
/// <param name="MediaId">Chosen by the caller.</param>
public sealed record AddMedia(Guid ProductId, Guid MediaId, byte[] Content, string Alt, Guid? StaffId) : ICommand<MediaReference>;

/// <summary>
/// Puts a picture that lies elsewhere behind the product's others: a root-relative path of the shop, or an https address that is fetched
/// soon afterwards.
/// Repeating it with the same media id is harmless.
/// </summary>
public sealed record AddMediaLink(Guid ProductId, Guid MediaId, string Url, string Alt, int? Width, int? Height, Guid? StaffId)
    : ICommand<MediaReference>;

/// <summary>Changes what a screen reader says for a picture. Repeatable.</summary>
public sealed record DescribeMedia(Guid ProductId, Guid MediaId, string Alt, Guid? StaffId) : ICommand;

/// <summary>Takes a picture off a product and off the variants that show it. Repeating it is harmless.</summary>
public sealed record RemoveMedia(Guid ProductId, Guid MediaId, Guid? StaffId) : ICommand;

/// <summary>
/// Sets the order of a product's pictures; every one of them is named once. The first one stands for the product in lists. Repeatable.
/// </summary>
public sealed record ReorderMedia(Guid ProductId, IReadOnlyList<Guid> MediaIds, Guid? StaffId) : ICommand;

/// <param name="ProductVersion">The version the next edit of the product has to name.</param>
public sealed record MediaReference(Guid Id, string Url, int ProductVersion);
