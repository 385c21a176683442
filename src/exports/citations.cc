// Citations (reference management): the article itself as an entry of BibTeX and of RIS. Names of
// authors stand as the page writes them: cutting them into first and last names would be guessing.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "exports/writers.h"
#include "figures/calendar.h"

namespace sidelight {
namespace {

constexpr std::array<std::string_view, 12> kMonthMacros = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

// What TeX would read as a command. Braces become commands, because BibTeX counts them even behind
// a backslash.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out.push_back('\\');
        out.push_back(c);
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

// The ASCII letters and digits of the first word that has any, in lower case and without accents.
std::string key_word(std::string_view text, bool last) {
  std::string word;
  std::string kept;
  for (const char c : fold_plain(text) + " ") {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word.push_back(c);
    } else if (c == ' ' && !word.empty()) {
      if (!last) return word;
      kept = std::exchange(word, {});
    }
  }
  return kept;
}

// "duarte2025handshake": author, year and first word of the title that is no article.
std::string entry_key(const Source& source) {
  std::string_view title = source.title;
  for (const std::string_view article : {"A ", "An ", "The "}) {
    if (title.substr(0, article.size()) == article) title.remove_prefix(article.size());
  }
  const std::string key = (source.authors.empty() ? key_word(source.outlet, false)
                                                  : key_word(source.authors[0], true)) +
                          source.day.substr(0, 4) + key_word(title, false);
  return key.empty() ? "untitled" : key;
}

// A name that BibTeX would take apart wrongly (a body with "and" or a comma in it) is kept whole.
std::string tex_author(const std::string& name) {
  const std::string plain = tex(name);
  const bool whole = name.find(',') != std::string::npos ||
                     fold(" " + name + " ").find(" and ") != std::string::npos;
  return whole ? "{" + plain + "}" : plain;
}

void append_field(std::string& out, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  out.append(",\n  ").append(name).append(" = {").append(value).append("}");
}

void append_tag(std::string& out, std::string_view tag, const std::string& value) {
  if (!value.empty()) out.append(tag).append("  - ").append(value).append("\r\n");
}

}  // namespace

std::string write_bibtex(const Source& source) {
  std::string out = source.outlet.empty() ? "@misc{" : "@article{";
  out += entry_key(source);
  // Double braces keep the capitals of the title.
  append_field(out, "title", "{" + tex(title_or_untitled(source)) + "}");
  std::string authors;
  for (const std::string& name : source.authors) {
    authors += (authors.empty() ? "" : " and ") + tex_author(name);
  }
  append_field(out, "author", authors);
  append_field(out, "journal", tex(source.outlet));
  append_field(out, "date", source.day);
  CivilDay day;
  if (parse_day(source.day, day)) {
    append_field(out, "year", format_year(day.year));
    out.append(",\n  month = ").append(kMonthMacros[static_cast<std::size_t>(day.month - 1)]);
  }
  append_field(out, "url", source.address);
  append_field(out, "language", tex(source.language));
  append_field(out, "abstract", tex(source.standfirst));
  out += "\n}\n";
  return out;
}

std::string write_ris(const Source& source) {
  std::string out = "TY  - NEWS\r\n";
  append_tag(out, "TI", title_or_untitled(source));
  for (const std::string& name : source.authors) append_tag(out, "AU", name);
  append_tag(out, "T2", source.outlet);
  append_tag(out, "SE", source.section);
  append_tag(out, "PY", source.day.substr(0, 4));
  std::string day = source.day;
  for (char& c : day) c = c == '-' ? '/' : c;
  append_tag(out, "DA", day);
  append_tag(out, "LA", source.language);
  append_tag(out, "AB", source.standfirst);
  append_tag(out, "UR", source.address);
  out += "ER  - \r\n";
  return out;
}

}  // namespace sidelight
