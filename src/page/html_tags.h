// Element names of HTML (tag names) as numbers, with what tree construction asks of each. Never the
// rules themselves, which are page/html_builder.h; never what a tag means to a reader, which is
// page/page_tree.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sidelight {

// The names that are known, in the order of the alphabet. A page's other names get the numbers from
// kCount on (page/html_names.h). Not an enum class: they are numbers as well as names.
struct HtmlTag {
  // clang-format off
  enum : std::uint32_t {
    A, Abbr, Acronym, Address, AnnotationXml, Applet, Area, Article, Aside, Audio, B, Base,
    Basefont, Bdi, Bdo, Bgsound, Big, Blockquote, Body, Br, Button, Canvas, Caption, Center,
    Circle, Cite, ClipPath, Code, Col, Colgroup, Data, Datalist, Dd, Defs, Del, Desc, Details,
    Dfn, Dialog, Dir, Div, Dl, Dt, Ellipse, Em, Embed, Fieldset, Figcaption, Figure, Font,
    Footer, ForeignObject, Form, Frame, Frameset, G, H1, H2, H3, H4, H5, H6, Head, Header,
    Hgroup, Hr, Html, I, Iframe, Image, Img, Input, Ins, Kbd, Keygen, Label, Legend, Li, Line,
    LinearGradient, Link, Listing, Main, Malignmark, Map, Mark, Marquee, Mask, Math, Menu,
    Meta, Meter, Mglyph, Mi, Mn, Mo, Ms, Mtext, Nav, Nobr, Noembed, Noframes, Noscript,
    Object, Ol, Optgroup, Option, Output, P, Param, Path, Picture, Plaintext, Polygon,
    Polyline, Pre, Progress, Q, Rb, Rect, Rp, Rt, Rtc, Ruby, S, Samp, Script, Search, Section,
    Select, SelectedContent, Slot, Small, Source, Span, Stop, Strike, Strong, Style, Sub,
    Summary, Sup, Svg, Symbol, Table, Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Time,
    Title, Tr, Track, Tt, U, Ul, Use, Var, Video, Wbr, Xmp, kCount
  };
  // clang-format on
};

// What the HTML elements of a name are in tree construction (HTML standard, 13.2.4 and 13.2.6).
namespace html_trait {
inline constexpr unsigned kSpecial = 1;       // ends the search for the element of an end tag
inline constexpr unsigned kFormatting = 2;    // opened again after what closed it
inline constexpr unsigned kImplied = 4;       // its end tag may be implied
inline constexpr unsigned kImpliedAtEnd = 8;  // its end tag is implied at the end of a template
inline constexpr unsigned kScope = 16;        // no search in scope goes beyond it
inline constexpr unsigned kVoid = 32;         // never has content
inline constexpr unsigned kBreakout = 64;     // its start tag ends foreign content

struct Row {
  std::uint32_t tag;
  std::string_view name;
  unsigned traits;
};

// clang-format off
inline constexpr Row kRows[] = {
    {HtmlTag::A, "a", kFormatting},
    {HtmlTag::Abbr, "abbr", 0},
    {HtmlTag::Acronym, "acronym", 0},
    {HtmlTag::Address, "address", kSpecial},
    {HtmlTag::AnnotationXml, "annotation-xml", 0},
    {HtmlTag::Applet, "applet", kSpecial | kScope},
    {HtmlTag::Area, "area", kSpecial | kVoid},
    {HtmlTag::Article, "article", kSpecial},
    {HtmlTag::Aside, "aside", kSpecial},
    {HtmlTag::Audio, "audio", 0},
    {HtmlTag::B, "b", kFormatting | kBreakout},
    {HtmlTag::Base, "base", kSpecial | kVoid},
    {HtmlTag::Basefont, "basefont", kSpecial | kVoid},
    {HtmlTag::Bdi, "bdi", 0},
    {HtmlTag::Bdo, "bdo", 0},
    {HtmlTag::Bgsound, "bgsound", kSpecial | kVoid},
    {HtmlTag::Big, "big", kFormatting | kBreakout},
    {HtmlTag::Blockquote, "blockquote", kSpecial | kBreakout},
    {HtmlTag::Body, "body", kSpecial | kBreakout},
    {HtmlTag::Br, "br", kSpecial | kVoid | kBreakout},
    {HtmlTag::Button, "button", kSpecial},
    {HtmlTag::Canvas, "canvas", 0},
    {HtmlTag::Caption, "caption", kSpecial | kImpliedAtEnd | kScope},
    {HtmlTag::Center, "center", kSpecial | kBreakout},
    {HtmlTag::Circle, "circle", 0},
    {HtmlTag::Cite, "cite", 0},
    {HtmlTag::ClipPath, "clippath", 0},
    {HtmlTag::Code, "code", kFormatting | kBreakout},
    {HtmlTag::Col, "col", kSpecial | kVoid},
    {HtmlTag::Colgroup, "colgroup", kSpecial | kImpliedAtEnd},
    {HtmlTag::Data, "data", 0},
    {HtmlTag::Datalist, "datalist", 0},
    {HtmlTag::Dd, "dd", kSpecial | kImplied | kBreakout},
    {HtmlTag::Defs, "defs", 0},
    {HtmlTag::Del, "del", 0},
    {HtmlTag::Desc, "desc", 0},
    {HtmlTag::Details, "details", kSpecial},
    {HtmlTag::Dfn, "dfn", 0},
    {HtmlTag::Dialog, "dialog", 0},
    {HtmlTag::Dir, "dir", kSpecial},
    {HtmlTag::Div, "div", kSpecial | kBreakout},
    {HtmlTag::Dl, "dl", kSpecial | kBreakout},
    {HtmlTag::Dt, "dt", kSpecial | kImplied | kBreakout},
    {HtmlTag::Ellipse, "ellipse", 0},
    {HtmlTag::Em, "em", kFormatting | kBreakout},
    {HtmlTag::Embed, "embed", kSpecial | kVoid | kBreakout},
    {HtmlTag::Fieldset, "fieldset", kSpecial},
    {HtmlTag::Figcaption, "figcaption", kSpecial},
    {HtmlTag::Figure, "figure", kSpecial},
    {HtmlTag::Font, "font", kFormatting},
    {HtmlTag::Footer, "footer", kSpecial},
    {HtmlTag::ForeignObject, "foreignobject", 0},
    {HtmlTag::Form, "form", kSpecial},
    {HtmlTag::Frame, "frame", kSpecial | kVoid},
    {HtmlTag::Frameset, "frameset", kSpecial},
    {HtmlTag::G, "g", 0},
    {HtmlTag::H1, "h1", kSpecial | kBreakout},
    {HtmlTag::H2, "h2", kSpecial | kBreakout},
    {HtmlTag::H3, "h3", kSpecial | kBreakout},
    {HtmlTag::H4, "h4", kSpecial | kBreakout},
    {HtmlTag::H5, "h5", kSpecial | kBreakout},
    {HtmlTag::H6, "h6", kSpecial | kBreakout},
    {HtmlTag::Head, "head", kSpecial | kBreakout},
    {HtmlTag::Header, "header", kSpecial},
    {HtmlTag::Hgroup, "hgroup", kSpecial},
    {HtmlTag::Hr, "hr", kSpecial | kVoid | kBreakout},
    {HtmlTag::Html, "html", kSpecial | kScope},
    {HtmlTag::I, "i", kFormatting | kBreakout},
    {HtmlTag::Iframe, "iframe", kSpecial},
    {HtmlTag::Image, "image", 0},
    {HtmlTag::Img, "img", kSpecial | kVoid | kBreakout},
    {HtmlTag::Input, "input", kSpecial | kVoid},
    {HtmlTag::Ins, "ins", 0},
    {HtmlTag::Kbd, "kbd", 0},
    {HtmlTag::Keygen, "keygen", kSpecial | kVoid},
    {HtmlTag::Label, "label", 0},
    {HtmlTag::Legend, "legend", 0},
    {HtmlTag::Li, "li", kSpecial | kImplied | kBreakout},
    {HtmlTag::Line, "line", 0},
    {HtmlTag::LinearGradient, "lineargradient", 0},
    {HtmlTag::Link, "link", kSpecial | kVoid},
    {HtmlTag::Listing, "listing", kSpecial | kBreakout},
    {HtmlTag::Main, "main", kSpecial},
    {HtmlTag::Malignmark, "malignmark", 0},
    {HtmlTag::Map, "map", 0},
    {HtmlTag::Mark, "mark", 0},
    {HtmlTag::Marquee, "marquee", kSpecial | kScope},
    {HtmlTag::Mask, "mask", 0},
    {HtmlTag::Math, "math", 0},
    {HtmlTag::Menu, "menu", kSpecial | kBreakout},
    {HtmlTag::Meta, "meta", kSpecial | kVoid | kBreakout},
    {HtmlTag::Meter, "meter", 0},
    {HtmlTag::Mglyph, "mglyph", 0},
    {HtmlTag::Mi, "mi", 0},
    {HtmlTag::Mn, "mn", 0},
    {HtmlTag::Mo, "mo", 0},
    {HtmlTag::Ms, "ms", 0},
    {HtmlTag::Mtext, "mtext", 0},
    {HtmlTag::Nav, "nav", kSpecial},
    {HtmlTag::Nobr, "nobr", kFormatting | kBreakout},
    {HtmlTag::Noembed, "noembed", kSpecial},
    {HtmlTag::Noframes, "noframes", kSpecial},
    {HtmlTag::Noscript, "noscript", kSpecial},
    {HtmlTag::Object, "object", kSpecial | kScope},
    {HtmlTag::Ol, "ol", kSpecial | kBreakout},
    {HtmlTag::Optgroup, "optgroup", kImplied},
    {HtmlTag::Option, "option", kImplied},
    {HtmlTag::Output, "output", 0},
    {HtmlTag::P, "p", kSpecial | kImplied | kBreakout},
    {HtmlTag::Param, "param", kSpecial | kVoid},
    {HtmlTag::Path, "path", 0},
    {HtmlTag::Picture, "picture", 0},
    {HtmlTag::Plaintext, "plaintext", kSpecial},
    {HtmlTag::Polygon, "polygon", 0},
    {HtmlTag::Polyline, "polyline", 0},
    {HtmlTag::Pre, "pre", kSpecial | kBreakout},
    {HtmlTag::Progress, "progress", 0},
    {HtmlTag::Q, "q", 0},
    {HtmlTag::Rb, "rb", kImplied},
    {HtmlTag::Rect, "rect", 0},
    {HtmlTag::Rp, "rp", kImplied},
    {HtmlTag::Rt, "rt", kImplied},
    {HtmlTag::Rtc, "rtc", kImplied},
    {HtmlTag::Ruby, "ruby", kBreakout},
    {HtmlTag::S, "s", kFormatting | kBreakout},
    {HtmlTag::Samp, "samp", 0},
    {HtmlTag::Script, "script", kSpecial},
    {HtmlTag::Search, "search", kSpecial},
    {HtmlTag::Section, "section", kSpecial},
    {HtmlTag::Select, "select", kSpecial | kScope},
    {HtmlTag::SelectedContent, "selectedcontent", 0},
    {HtmlTag::Slot, "slot", 0},
    {HtmlTag::Small, "small", kFormatting | kBreakout},
    {HtmlTag::Source, "source", kSpecial | kVoid},
    {HtmlTag::Span, "span", kBreakout},
    {HtmlTag::Stop, "stop", 0},
    {HtmlTag::Strike, "strike", kFormatting | kBreakout},
    {HtmlTag::Strong, "strong", kFormatting | kBreakout},
    {HtmlTag::Style, "style", kSpecial},
    {HtmlTag::Sub, "sub", kBreakout},
    {HtmlTag::Summary, "summary", kSpecial},
    {HtmlTag::Sup, "sup", kBreakout},
    {HtmlTag::Svg, "svg", 0},
    {HtmlTag::Symbol, "symbol", 0},
    {HtmlTag::Table, "table", kSpecial | kScope | kBreakout},
    {HtmlTag::Tbody, "tbody", kSpecial | kImpliedAtEnd},
    {HtmlTag::Td, "td", kSpecial | kImpliedAtEnd | kScope},
    {HtmlTag::Template, "template", kSpecial | kScope},
    {HtmlTag::Textarea, "textarea", kSpecial},
    {HtmlTag::Tfoot, "tfoot", kSpecial | kImpliedAtEnd},
    {HtmlTag::Th, "th", kSpecial | kImpliedAtEnd | kScope},
    {HtmlTag::Thead, "thead", kSpecial | kImpliedAtEnd},
    {HtmlTag::Time, "time", 0},
    {HtmlTag::Title, "title", kSpecial},
    {HtmlTag::Tr, "tr", kSpecial | kImpliedAtEnd},
    {HtmlTag::Track, "track", kSpecial | kVoid},
    {HtmlTag::Tt, "tt", kFormatting | kBreakout},
    {HtmlTag::U, "u", kFormatting | kBreakout},
    {HtmlTag::Ul, "ul", kSpecial | kBreakout},
    {HtmlTag::Use, "use", 0},
    {HtmlTag::Var, "var", kBreakout},
    {HtmlTag::Video, "video", 0},
    {HtmlTag::Wbr, "wbr", kSpecial | kVoid},
    {HtmlTag::Xmp, "xmp", kSpecial},
};
// clang-format on

constexpr bool in_order() {
  for (std::uint32_t i = 0; i < HtmlTag::kCount; ++i) {
    if (kRows[i].tag != i || (i > 0 && kRows[i].name <= kRows[i - 1].name)) return false;
  }
  return sizeof(kRows) / sizeof(kRows[0]) == HtmlTag::kCount;
}
static_assert(in_order());
}  // namespace html_trait

}  // namespace sidelight
