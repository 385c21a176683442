#!/usr/bin/env python3
"""The named character references of HTML as a C++ table.

`python3 tools/html_entities.py` writes src/page/html_entities.h from the list of Python's standard library (html.entities);
with `--check` it writes nothing and fails when the file on disk is stale.
"""
import sys
from html.entities import html5
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / 'src' / 'page' / 'html_entities.h'

HEAD = '''\
// Named character references (HTML standard, "Named character references"): made by
// tools/html_entities.py, do not edit. Only page/html_references.cc reads them. Never the short
// list of page/character_references.h, which is for text that is no HTML.
#pragma once

#include <cstdint>
#include <string_view>

namespace sidelight {

struct HtmlEntity {
  std::string_view name;  // without "&"; with ";" but for the old ones that may do without
  char32_t first;
  char32_t second;  // 0 when the reference is one character
};

// Sorted by name, as bytes.
// clang-format off
inline constexpr HtmlEntity kHtmlEntities[] = {
'''


def table():
    rows = []
    for name, text in sorted(html5.items(), key=lambda row: row[0].encode()):
        points = [ord(c) for c in text] + [0]
        rows.append(f'    {{"{name}", 0x{points[0]:X}, {hex(points[1]) if points[1] else 0}}},\n')
    return HEAD + ''.join(rows) + '};\n// clang-format on\n\n}  // namespace sidelight\n'


def main():
    fresh = table()
    if '--check' not in sys.argv[1:]:
        TARGET.write_text(fresh, encoding='utf-8')
        return 0
    if TARGET.exists() and TARGET.read_text(encoding='utf-8') == fresh:
        return 0
    print(f'{TARGET.name} is stale: python3 tools/html_entities.py', file=sys.stderr)
    return 1


if __name__ == '__main__':
    sys.exit(main())
