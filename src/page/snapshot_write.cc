#include <algorithm>

#include "page/snapshot.h"

namespace sidelight {
namespace {

// Writes strings as JSON.stringify does, so that native and browser snapshots are equal byte for
// byte.
void put_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out.push_back('"');
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(plain, i - plain));
    plain = i + 1;
    static constexpr std::string_view kFrom = "\"\\\b\f\n\r\t";
    static constexpr std::string_view kTo = "\"\\bfnrt";
    const std::size_t known = kFrom.find(c);
    out.push_back('\\');
    if (known != std::string_view::npos) {
      out.push_back(kTo[known]);
    } else {
      out += "u00";
      out.push_back(kHex[(static_cast<unsigned char>(c) >> 4) & 0xF]);
      out.push_back(kHex[static_cast<unsigned char>(c) & 0xF]);
    }
  }
  out.append(text.substr(plain));
  out.push_back('"');
}

void put_member(std::string& out, std::string_view name, std::string_view value) {
  out.push_back(',');
  put_string(out, name);
  out.push_back(':');
  put_string(out, value);
}

void put_element(std::string& out, const Element& element) {
  out += "{\"tag\":";
  put_string(out, element.tag);
  out += ",\"parent\":";
  out += element.parent == kNone ? "-1" : std::to_string(element.parent);
  if (!element.hints.empty()) {
    out += ",\"hints\":{";
    bool first = true;
    for (const auto& hint : element.hints) {
      if (!first) out.push_back(',');
      first = false;
      put_string(out, hint.first);
      out.push_back(':');
      put_string(out, hint.second);
    }
    out.push_back('}');
  }
  if (element.hidden) out += ",\"hidden\":true";
  if (element.box) {
    out += ",\"box\":[" + std::to_string(element.box->left) + ',' +
           std::to_string(element.box->top) + ',' + std::to_string(element.box->width) + ',' +
           std::to_string(element.box->height) + ']';
  }
  if (element.fixed) out += ",\"fixed\":true";
  out.push_back('}');
}

template <class Items, class Put>
void put_list(std::string& out, std::string_view name, const Items& items, Put put) {
  out.push_back(',');
  put_string(out, name);
  out += ":[";
  bool first = true;
  for (const auto& item : items) {
    if (!first) out.push_back(',');
    first = false;
    put(item);
  }
  out.push_back(']');
}

}  // namespace

std::string write_snapshot(const Page& page) {
  std::string out = "{\"format\":\"sidelight-snapshot\",\"version\":1";
  put_member(out, "url", page.url);
  if (!page.date.empty()) put_member(out, "date", page.date);
  put_member(out, "title", page.title);
  put_member(out, "language", page.language);
  if (page.plain_text) out += ",\"plainText\":true";
  put_list(out, "metadata", page.metadata, [&](const auto& entry) {
    out.push_back('[');
    put_string(out, entry.first);
    out.push_back(',');
    put_string(out, entry.second);
    out.push_back(']');
  });
  put_list(out, "jsonLd", page.json_ld, [&](const std::string& text) { put_string(out, text); });
  put_list(out, "elements", page.elements,
           [&](const Element& element) { put_element(out, element); });
  put_list(out, "texts", page.texts, [&](const Text& text) {
    out += '[' + std::to_string(text.parent) + ',' + std::to_string(text.before) + ',';
    put_string(out, text.text);
    out.push_back(']');
  });
  if (!page.notes.empty()) {
    put_list(out, "notes", page.notes,
             [&](const Note& note) { put_string(out, name_of(note.code)); });
  }
  out += "}\n";
  return out;
}

}  // namespace sidelight
