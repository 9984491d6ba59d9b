using Shop.Catalog.Application.Html;

namespace Shop.Tests.Unit.Catalog;

public sealed class HtmlSanitizerTests
{
    [TestCase("<p>Fine <strong>linen</strong><br>from Portugal</p>", "<p>Fine <strong>linen</strong><br>from Portugal</p>")]
    [TestCase("plain text", "plain text")]
    [TestCase("2 < 3 & 4 > 1", "2 &lt; 3 &amp; 4 &gt; 1")]
    [TestCase("<h1>Big</h1>", "<h2>Big</h2>")]
    [TestCase("<p style=\"color:red\" class=\"x\" onclick=\"steal()\">a</p>", "<p>a</p>")]
    [TestCase("<font color=red>a<blink>b</blink></font>", "ab")]
    [TestCase("a<script>alert(1)</script>b", "ab")]
    [TestCase("a<style>*{}</style><iframe src=//evil></iframe><object></object>b", "ab")]
    [TestCase("<svg onload=alert(1)><p>x</p></svg>y", "<p>x</p>y")]
    [TestCase("<img src=x onerror=alert(1)>", "")]
    [TestCase("<img src=\"https://img.example/a.png\" alt=\"A\" onerror=\"x()\">", "<img src=\"https://img.example/a.png\" alt=\"A\">")]
    [TestCase("<a href=\"javascript:alert(1)\">x</a>", "x")]
    [TestCase("<a href=\" java\tscript:alert(1)\">x</a>", "x")]
    [TestCase("<a href=\"data:text/html,x\">x</a>", "x")]
    [TestCase("<a href=\"//evil.example\">x</a>", "x")]
    [TestCase("<a href=\"/c/tea\" target=\"_blank\">x</a>", "<a href=\"/c/tea\">x</a>")]
    [TestCase("<a href=\"https://a.example/\">x</a>", "<a href=\"https://a.example/\" rel=\"nofollow noopener\">x</a>")]
    [TestCase("<!-- x --><p>y</p>", "<p>y</p>")]
    [TestCase("<form action=/x><input name=q><button>Go</button>text</form>", "text")]
    [TestCase("<base href=//evil><meta http-equiv=refresh content=0><p>a</p>", "<p>a</p>")]
    [TestCase("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "")]
    [TestCase("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "\"&gt;")]
    [TestCase("<p>open <b>bold", "<p>open <b>bold</b></p>")]
    [TestCase("   ", "")]
    [TestCase(null, "")]
    public void Only_allowed_markup_is_kept(string? html, string expected) =>
        Assert.That(HtmlSanitizer.Sanitize(html), Is.EqualTo(expected));

    [TestCase("<table><tr><td>a<p>b</table>c")]
    [TestCase("<b><p>x</b>y</p>")]
    [TestCase("<a href=https://a.example>x<a href=https://b.example>y</a></a>")]
    [TestCase("<ul><li>a<li>b</ul><div><p>c<div>d</div></p></div>")]
    [TestCase("<p>a<custom><p>b</p></custom></p>")]
    [TestCase("&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &nbsp;")]
    [TestCase("<p>a\r\nb</p>\r\n")]
    public void Sanitizing_is_idempotent(string html)
    {
        var once = HtmlSanitizer.Sanitize(html);

        Assert.That(HtmlSanitizer.Sanitize(once), Is.EqualTo(once));
        Assert.That(once, Does.Not.Contain("<script"));
    }

    [Test]
    public void Deeply_nested_text_is_kept()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 20_000)) + "tea";

        Assert.That(PlainText.Of(HtmlSanitizer.Sanitize(html)), Is.EqualTo("tea"));
    }

    [Test]
    public void Partly_bold_words_stay_one_word() =>
        Assert.That(PlainText.Of("<p>a <b>bo</b>ld word</p>then<br>more"), Is.EqualTo("a bold word then more"));

    [Test]
    public void Plain_text_contains_only_the_words() =>
        Assert.That(PlainText.Of("<p>Fish&nbsp;&amp; chips</p><ul><li>one</li><li>two</li></ul>"), Is.EqualTo("Fish & chips one two"));

    [Test]
    public void An_excerpt_ends_at_a_word_and_never_splits_a_character()
    {
        Assert.That(PlainText.Excerpt("one two three four", 10), Is.EqualTo("one two…"));
        Assert.That(PlainText.Excerpt(string.Concat(Enumerable.Repeat("🎁", 20)), 10), Is.EqualTo("🎁🎁🎁🎁…"));
    }
}
