// Tokens of an HTML page (tokenization; HTML standard, 13.2.5): tags, runs of text, comments and
// the doctype, as views into the page. Never decides where a token goes: page/html_builder.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/html_names.h"

namespace sidelight {

// An attribute as it stands in the page: its name in any case, its value with its references.
struct HtmlAttribute {
  const char* name = nullptr;
  const char* value = nullptr;
  std::uint32_t name_size = 0;
  std::uint32_t value_size = 0;

  std::string_view raw_name() const { return {name, name_size}; }
  std::string_view raw_value() const { return {value, value_size}; }
};

// A tag's attributes after these are passed over.
inline constexpr std::size_t kMaxHtmlAttributes = 512;

enum class HtmlTokenKind : std::uint8_t { Text, StartTag, EndTag, Comment, Doctype, End };

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::End;
  bool self_closing = false;
  std::uint32_t name = 0;        // of a tag
  std::uint32_t attributes = 0;  // of a start tag: where they begin in the list
  std::string_view text;         // of a text, its references replaced; of a comment, raw
};

struct HtmlDoctype {
  std::string name;       // lower case
  std::string public_id;  // as the other
  std::string system_id;
  bool has_public_id = false;
  bool has_system_id = false;
  bool forces_quirks = false;
};

// What stands between the tags of an element whose content is no markup.
enum class HtmlContent : std::uint8_t { RcData, RawText, Script };

class HtmlTokenizer {
 public:
  // `source` is valid UTF-8 without CR, and lives as long as the tokens' views. Attributes are put
  // at the end of `attributes`.
  HtmlTokenizer(std::string_view source, HtmlNames& names, HtmlArena& arena,
                std::vector<HtmlAttribute>& attributes);

  // The next token; End for ever at the end. With `in_foreign`, "<![CDATA[" begins a text.
  void next(HtmlToken& token, bool in_foreign);
  // What follows the start tag `name` up to its end tag, which is read too.
  std::string_view content(HtmlContent kind, std::uint32_t name);
  // Everything from here on is text.
  void plain_text() { plain_text_ = true; }
  // Of the Doctype token that came last.
  const HtmlDoctype& doctype() const { return doctype_; }

  // A NUL in a text is the tree's to judge; there is none when this is false.
  bool has_nul() const { return has_nul_; }

 private:
  void read_text(HtmlToken& token);
  bool read_markup(HtmlToken& token, bool in_foreign);
  void read_start_tag(HtmlToken& token);
  bool read_end_tag(HtmlToken& token);
  std::uint32_t read_tag_name();
  bool read_attributes(bool keep, bool& self_closing);
  void read_declaration(HtmlToken& token, bool in_foreign);
  void read_comment(HtmlToken& token);
  void read_bogus_comment(HtmlToken& token);
  void read_doctype(HtmlToken& token);
  bool read_doctype_id(std::string& id);
  void read_cdata(HtmlToken& token);
  const char* end_of_script();
  const char* end_of_script_comment(const char* from);
  const char* end_of_content(const char* from, std::string_view name) const;
  bool names_here(const char* at, std::string_view name) const;
  std::string_view kept_text(std::string_view raw, bool references, bool nul);

  const char* at_;
  const char* end_;
  HtmlNames& names_;
  HtmlArena& arena_;
  std::vector<HtmlAttribute>& attributes_;
  HtmlDoctype doctype_;
  std::string scratch_;
  const char* comment_end_ = nullptr;  // the "-->" found last
  bool has_nul_ = false;
  bool plain_text_ = false;
};

}  // namespace sidelight
