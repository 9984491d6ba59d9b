using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Media;

/// <summary>
/// A stored image in one of its widths (320, 640, 960 and 1280), for the page that serves <c>/media/w{width}/{name}</c>. Names are
/// content-based and can be cached indefinitely.
/// </summary>
public sealed record GetMedia(int Width, string Name) : IQuery<MediaFile>;

/// <param name="Path">Path of the file on this host.</param>
public sealed record MediaFile(string Path, string ContentType);
