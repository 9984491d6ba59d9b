using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">Line where it begins; the header is line 1.</param>
/// <param name="Problem">A quoting error; null if there is none.</param>
internal sealed record CsvRecord(int Line, string[] Cells, Message? Problem = null)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>The content is not a product file.</summary>
internal sealed class UnreadableFileException(Error error) : Exception(error.ToString())
{
    public Error Error => error;
}

/// <summary>
/// Streams a delimited file record by record. Detects the separator and the encoding: UTF-8 with or without byte-order mark, UTF-16 with
/// one.
/// </summary>
internal sealed class CsvFile
{
    private const int CheckedBytes = 64 * 1024;
    private const int CheckedRows = 10;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private readonly byte[] content;

    private CsvFile(byte[] content)
    {
        this.content = content;
        Separator = Separators.MaxBy(separator => Read(separator).FirstOrDefault()?.Cells.Length ?? 0);
    }

    public char Separator { get; }

    /// <exception cref="UnreadableFileException">The file is empty or not text, or header and rows have different separators.</exception>
    public static CsvFile Open(byte[] content)
    {
        if (content.AsSpan().TrimStart(Encoding.UTF8.Preamble).Trim("\r\n\t \0"u8).IsEmpty)
            throw new UnreadableFileException(CatalogErrors.EmptyFile);

        var file = new CsvFile(
            content switch
            {
                [0xFF, 0xFE, ..] => FromUtf16(content, Encoding.Unicode.CodePage),
                [0xFE, 0xFF, ..] => FromUtf16(content, Encoding.BigEndianUnicode.CodePage),
                _ => CheckedUtf8(content),
            }
        );
        file.CheckRows();
        return file;
    }

    public IEnumerable<CsvRecord> Read() => Read(Separator);

    private IEnumerable<CsvRecord> Read(char separator)
    {
        var problems = new Dictionary<long, Message>();
        using var reader = CsvReader.Create(
            content,
            new CsvReaderOptions
            {
                Separator = separator,
                HasHeader = false,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                OnMalformedRecord = malformed =>
                {
                    if (Problem(malformed) is { } problem)
                        problems[malformed.RecordNumber] = problem;
                },
            }
        );
        while (reader.Read())
        {
            var cells = new string[reader.FieldCount];
            for (var index = 0; index < cells.Length; index++)
                cells[index] = reader.GetString(index);

            problems.Remove(reader.RowNumber, out var problem);
            yield return new CsvRecord((int)reader.LineNumber, cells, problem);
        }
    }

    private static Message? Problem(CsvMalformedRecord malformed) =>
        malformed.Reason switch
        {
            CsvMalformedReason.TextAfterClosingQuote => new Message("catalog.import-text-after-quote"),
            CsvMalformedReason.UnterminatedQuote => new Message("catalog.import-open-quote").With("line", LineOfOpenQuote(malformed)),
            _ => null,
        };

    /// <summary>Detects a header with another separator than the rows, which would leave one cell per row.</summary>
    private void CheckRows()
    {
        var rows = Read().Skip(1).Where(record => !record.IsBlank).Take(CheckedRows).ToList();
        if (rows.Count == 0 || Read().First().Cells.Length == 1 || rows.Exists(record => record.Cells.Length > 1))
            return;

        if (
            Array.Exists(Separators, other =>
                Read(other).Skip(1).Where(record => !record.IsBlank).Take(rows.Count).All(record => record.Cells.Length > 1)
            )
        )
            throw new UnreadableFileException(CatalogErrors.MixedSeparators);
    }

    private static byte[] FromUtf16(byte[] content, int codePage)
    {
        var encoding = Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return Encoding.UTF8.GetBytes(encoding.GetString(content));
        }
        catch (DecoderFallbackException exception)
        {
            var before = Encoding.GetEncoding(codePage).GetString(content, 0, Math.Max(0, exception.Index));
            throw new UnreadableFileException(CatalogErrors.NotUtf8(1 + before.Count(letter => letter == '\n')));
        }
    }

    private static byte[] CheckedUtf8(byte[] content)
    {
        if (content.AsSpan(0, Math.Min(content.Length, CheckedBytes)).Contains((byte)0))
            throw new UnreadableFileException(CatalogErrors.NotATextFile);

        return Utf8.IsValid(content) ? content : throw new UnreadableFileException(CatalogErrors.NotUtf8(LineOfBadByte(content)));
    }

    private static int LineOfBadByte(ReadOnlySpan<byte> content)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(content, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            content = content[length..];
        }

        return line;
    }

    private static long LineOfOpenQuote(CsvMalformedRecord malformed)
    {
        var (opened, isOpen) = (0, false);
        for (var index = 0; index < malformed.RawRecord.Length; index++)
            if (malformed.RawRecord[index] == '"' && (isOpen = !isOpen))
                opened = index;

        var before = malformed.RawRecord.AsSpan(0, opened);
        return malformed.LineNumber + (before.Contains('\n') ? before.Count('\n') : before.Count('\r'));
    }
}
