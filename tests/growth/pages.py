"""HTML documents that may hurt."""

from __future__ import annotations

from tests.growth.hostile import Repeat

_LONG = "x" * 4000
_BUTTON = (
    '<tr><td style="color:#333;font-family:Arial;padding:4px"><a href="https://www.amazon.com/x?y=1">Your order</a> '
    "is there &amp; ready</td></tr>"
)
#: How it may hurt -> the document. What nests is shallow here: deeper ones are refused, which other tests look at.
PAGES = {
    "a dense table": Repeat(_BUTTON, "<table>", "</table>"),
    "nested elements": Repeat("<div>", closing="</div>", middle="x"),
    "nested elements with text": Repeat("<div>a"),
    "nested formatting": Repeat("<b>a"),
    "nested quotations": Repeat("<blockquote>a"),
    "nested links": Repeat("<a href=x><table><td>a"),
    "nested tables": Repeat("<table><tr><td>", closing="</td></tr></table>", middle="x"),
    "nested lists": Repeat("<ul><li>", closing="</li></ul>", middle="x"),
    "misnested tables": Repeat("<table>a<tr>b"),
    "misnested formatting": Repeat("<a>1<p>2", behind="</a>"),
    "formatting opened again": Repeat("<b><p>"),
    "paragraphs": Repeat("<p>a</p>"),
    "list items": Repeat("<li>a", "<ul>", "</ul>"),
    "texts in a table": Repeat("a &amp;\r\n<tr>", "<table>"),
    "a long tag and many texts": Repeat("a<br>", f"<p title='{_LONG}'>"),
    "a long tag opened again": Repeat("<p>a", f"<b title='{_LONG}'>"),
    "pictures": Repeat('<img src="http://a.com/b.gif" alt="hello there">'),
    "pictures without words": Repeat("<img src=cid:a>"),
    "pictures in a long link": Repeat("<img src=a>", f"<a href='{_LONG}'>"),
    "pictures in the page": Repeat('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
    "links": Repeat('<a href="http://a.com/b">please review</a> '),
    "links that say nothing": Repeat("<a href=x>here</a>"),
    "attributes": Repeat("a='1' ", "<p ", ">x"),
    "named attributes": Repeat("style=color:red ", "<p ", ">x"),
    "tags without an end": Repeat("<a b='"),
    "signs of a tag": Repeat("<"),
    "ampersands": Repeat("&"),
    "references": Repeat("&amp;"),
    "references of blanks": Repeat("&nbsp;"),
    "a long name of a reference": Repeat("a", "&"),
    "comments": Repeat("<!-- a -->", behind="x"),
    "comments without an end": Repeat("<!--"),
    "ends of a comment": Repeat("-!", "<!--"),
    "comments for one program": Repeat("<!--[if mso]><p>a</p><![endif]-->"),
    "hidden texts": Repeat('<span style="display:none">a</span>b'),
    "code": Repeat("<script>a</script>"),
    "drawings": Repeat("<svg><a>"),
    "choices": Repeat("<option>a", "<select>"),
    "buttons": Repeat("<button>"),
    "nul": Repeat("a\0"),
    "line breaks": Repeat("<br><br><br>x"),
    "styles": Repeat("<p style='color:#777;font-size:9px'>a</p>"),
    "rules": Repeat("p{color:red}", "<style>", "</style><p>x"),
    "rules for everything": Repeat("<b>x</b>", "<style>" + "*{color:red}" * 99 + "</style>"),
    "rules of descendants": Repeat("<b>x", "<style>" + "i b{color:red}" * 99 + "</style>"),
    "rules of siblings": Repeat("<b>x</b>", "<style>" + "i~b~b{color:red}" * 99 + "</style>"),
    "rules of classes": Repeat("<b class='a c'>x</b>", "<style>" + ".a .b,.c{color:red}" * 99 + "</style>"),
    "selectors": Repeat("b,", "<style>", "b{color:red}</style><b>x</b>"),
    "texts that a sheet adds": Repeat("<b>x</b>", "<style>" + "b::before{content:'a'}" * 99 + "</style>"),
    "brackets of a style": Repeat("(", "<p style='color:", "'>x"),
    "declarations": Repeat("color:red;", "<p style='", "'>x"),
    "addresses of a style": Repeat("url( ", "<p style='background:", "'>x"),
    "digits of a style": Repeat("9", "<p style='width:", "'>x"),
    "blanks of a width": Repeat(" ", "<table width='1", "x'>"),
}
