using System.Buffers.Binary;

namespace Shop.Catalog.Application.Media;

/// <summary>What kind of picture some bytes are and how large, read from the header: nothing is decoded.</summary>
internal sealed record PictureHeader(string Extension, string ContentType, int Width, int Height)
{
    public long Pixels => (long)Width * Height;

    /// <summary>Null for what is no PNG, JPEG, WebP or GIF with a sensible size.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> content)
    {
        var header = ReadPng(content) ?? ReadGif(content) ?? ReadWebP(content) ?? ReadJpeg(content);
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    private static PictureHeader? ReadPng(ReadOnlySpan<byte> content) =>
        content.Length >= 24
        && content[0] == 0x89
        && content[1..8].SequenceEqual("PNG\r\n\u001a\n"u8)
        && content[12..16].SequenceEqual("IHDR"u8)
            ? new PictureHeader(
                "png",
                "image/png",
                BinaryPrimitives.ReadInt32BigEndian(content[16..]),
                BinaryPrimitives.ReadInt32BigEndian(content[20..])
            )
            : null;

    private static PictureHeader? ReadGif(ReadOnlySpan<byte> content) =>
        content.Length >= 10 && (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8))
            ? new PictureHeader(
                "gif",
                "image/gif",
                BinaryPrimitives.ReadUInt16LittleEndian(content[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(content[8..])
            )
            : null;

    private static PictureHeader? ReadWebP(ReadOnlySpan<byte> content)
    {
        if (content.Length < 30 || !content.StartsWith("RIFF"u8) || !content[8..12].SequenceEqual("WEBP"u8))
            return null;

        var kind = content[12..16];
        if (kind.SequenceEqual("VP8X"u8))
            return WebP(1 + Read24(content[24..]), 1 + Read24(content[27..]));
        if (kind.SequenceEqual("VP8 "u8) && content[23] == 0x9D && content[24] == 0x01 && content[25] == 0x2A)
            return WebP(
                BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(content[28..]) & 0x3FFF
            );
        if (kind.SequenceEqual("VP8L"u8) && content[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[21..]);
            return WebP((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return null;

        static PictureHeader WebP(int width, int height) => new("webp", "image/webp", width, height);
    }

    private static PictureHeader? ReadJpeg(ReadOnlySpan<byte> content)
    {
        if (content.Length < 4 || content[0] != 0xFF || content[1] != 0xD8)
            return null;

        var at = 2;
        while (at + 9 < content.Length)
        {
            if (content[at] != 0xFF)
                return null;

            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new PictureHeader(
                    "jpg",
                    "image/jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..])
                );

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2)
                return null;
            at += 2 + length;
        }

        return null;
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
