// Calendar (iCalendar, RFC 5545): the dated sentences of the timeline as all-day events. Only spans
// of up to a month: a decade is no appointment. An article without any is a journal entry, because
// a calendar must hold something.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "exports/writers.h"
#include "figures/calendar.h"

namespace sidelight {
namespace {

constexpr std::size_t kLongestLine = 75;        // octets, without the line end
constexpr std::int64_t kLongestSpan = 31;       // days
constexpr std::uint32_t kLongestSummary = 120;  // code points

// Folds a content line: a fold stands before the octet that would be too many, never inside a code
// point; the space that begins the next line counts.
void append_line(std::string& out, const std::string& line) {
  std::size_t begin = 0;
  std::size_t room = kLongestLine;
  while (line.size() - begin > room) {
    const std::size_t end = floor_boundary(line, begin + room);
    out.append(line, begin, end - begin).append("\r\n ");
    begin = end;
    room = kLongestLine - 1;
  }
  out.append(line, begin, std::string::npos).append("\r\n");
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out.push_back('\\');
    if (c == '\n') {
      out += "\\n";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// The first words of a sentence, with an ellipsis where some are left out.
std::string summary_of(const std::string& text) {
  if (code_point_length(text) <= kLongestSummary) return text;
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < kLongestSummary; ++i) next_code_point(text, at);
  const std::size_t space = text.rfind(' ', at);
  return text.substr(0, space == std::string::npos || space < at / 2 ? at : space) + "…";
}

std::string basic(CivilDay day) {
  std::string text = format_day(day);
  std::string out;
  for (const char c : text) {
    if (c != '-') out.push_back(c);
  }
  return out;
}

int two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return -1;
  const auto digit = [&](std::size_t i) {
    return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -1;
  };
  const int tens = digit(at);
  const int ones = digit(at + 1);
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

// When the article was published, in UTC: the stamp that an event must have. There is no clock
// here: what the page doesn't say is midnight, or the first day of 1970.
std::string stamp_of(std::string_view published) {
  CivilDay day;
  if (!parse_day(published, day)) return "19700101T000000Z";
  const int hour = published.substr(10, 1) == "T" ? two_digits(published, 11) : -1;
  const int minute = two_digits(published, 14);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return basic(day) + "T000000Z";
  const bool has_seconds = published.substr(16, 1) == ":" && two_digits(published, 17) >= 0;
  const int second = has_seconds && two_digits(published, 17) < 60 ? two_digits(published, 17) : 0;
  int offset = 0;  // minutes
  const std::size_t zone = published.find_first_of("+-", 16);
  if (zone != std::string_view::npos && two_digits(published, zone + 1) >= 0) {
    const std::size_t minutes_at = zone + (published.substr(zone + 3, 1) == ":" ? 4 : 3);
    const int minutes = two_digits(published, minutes_at);
    offset = two_digits(published, zone + 1) * 60 + (minutes < 0 ? 0 : minutes);
    if (published[zone] == '-') offset = -offset;
  }
  constexpr std::int64_t kMinutesOfDay = 24 * 60;
  const std::int64_t minutes = day_number(day) * kMinutesOfDay + hour * 60 + minute - offset;
  std::int64_t number = minutes / kMinutesOfDay;
  if (minutes < number * kMinutesOfDay) --number;
  const int rest = static_cast<int>(minutes - number * kMinutesOfDay);
  const auto two = [](int value) {
    return std::string(1, static_cast<char>('0' + value / 10)) +
           static_cast<char>('0' + value % 10);
  };
  return basic(civil_day(number)) + "T" + two(rest / 60) + two(rest % 60) + two(second) + "Z";
}

bool has_four_digits(CivilDay day) { return day.year >= 1 && day.year <= 9999; }

std::string about(const Source& source) {
  std::string out = title_or_untitled(source);
  if (!source.outlet.empty()) out += ", " + source.outlet;
  return out;
}

void append_event(std::string& out, Material& material, const TimelineEntry& entry) {
  const Date& date = material.reading().dates[entry.date];
  CivilDay from;
  CivilDay to;
  if (!parse_day(date.from, from) || !parse_day(date.to, to)) return;
  const CivilDay after = civil_day(day_number(to) + 1);
  const std::int64_t days = day_number(after) - day_number(from);
  if (days < 1 || days > kLongestSpan || !has_four_digits(from) || !has_four_digits(after)) return;
  const Document& doc = material.doc();
  const ByteRange at = doc.bytes(entry.sentence);
  const std::string sentence = clean_text(doc.view(at));
  const Source& source = material.source();
  const std::string link = material.link_to({at});
  const std::string key = source.page_address + "\n" + source.title + "\n" +
                          std::to_string(entry.date) + "\n" + date.value + "\n" + sentence;
  append_line(out, "BEGIN:VEVENT");
  append_line(out, "UID:" + stable_uuid(key));
  append_line(out, "DTSTAMP:" + stamp_of(source.published));
  append_line(out, "DTSTART;VALUE=DATE:" + basic(from));
  append_line(out, "DTEND;VALUE=DATE:" + basic(after));
  append_line(out, "SUMMARY:" + escaped(summary_of(sentence)));
  append_line(out, "DESCRIPTION:" + escaped(sentence + "\n" + about(source)));
  if (!link.empty()) append_line(out, "URL:" + link);
  append_line(out, "TRANSP:TRANSPARENT");
  append_line(out, "END:VEVENT");
}

std::string journal(const Source& source) {
  std::string out;
  append_line(out, "BEGIN:VJOURNAL");
  append_line(out, "UID:" + stable_uuid(source.page_address + "\n" + source.title));
  append_line(out, "DTSTAMP:" + stamp_of(source.published));
  CivilDay day;
  if (parse_day(source.day, day)) append_line(out, "DTSTART;VALUE=DATE:" + basic(day));
  append_line(out, "SUMMARY:" + escaped(about(source)));
  if (!source.address.empty()) append_line(out, "URL:" + source.address);
  append_line(out, "END:VJOURNAL");
  return out;
}

}  // namespace

std::string write_calendar(Material& material) {
  std::string events;
  for (const TimelineEntry& entry : material.reading().timeline)
    append_event(events, material, entry);
  std::string out;
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Sidelight//Sidelight " + std::string(kEngineVersion) + "//EN");
  append_line(out, "CALSCALE:GREGORIAN");
  append_line(out, "X-WR-CALNAME:" + escaped(about(material.source())));
  out += events.empty() ? journal(material.source()) : events;
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace sidelight
