#include "cli/batch_row.h"

#include <optional>
#include <string_view>
#include <utility>

#include "cli/input.h"
#include "cli/json_long_string.h"
#include "cli/json_row.h"
#include "cli/predict_page.h"
#include "cli/warc_http.h"
#include "exports/formats.h"
#include "page/html_page.h"
#include "page/plain_text.h"
#include "page/snapshot.h"
#include "reading/reading.h"
#include "reading/write_json.h"
#include "reading/write_text.h"

namespace sidelight {
namespace {

BatchRow trouble_row(Json head, const std::string& trouble) {
  head["error"] = trouble;
  return {written(head) + "\n", false};
}

// What the page says, after the members that tell which page it is.
std::string line_of(Json head, Page page, const std::string& format, const Knowledge& knowledge) {
  if (format == "article" || format == "page") {
    std::string line = written(head);
    line.pop_back();
    append_page(line, format, std::move(page), knowledge);
    return line + "}\n";
  }
  Reader reader(std::move(page), knowledge);
  reader.finish();
  const Reading& reading = reader.reading();
  if (format != "reading") {
    head[format] = format == "text"
                       ? write_text(reading, knowledge)
                       : write_export(ExportFormat::Markdown, reader.page(), reading, knowledge);
    return written(head) + "\n";
  }
  // The reading is JSON already: it goes in as it is.
  std::string line = written(head);
  line.back() = ',';
  line += "\"reading\":";
  line += write_json(reading, knowledge);
  line.back() = '}';
  line += '\n';
  return line;
}

BatchRow page_row(Json head, Result<Page> page, const std::string& format,
                  const Knowledge& knowledge) {
  if (!page) return trouble_row(std::move(head), page.error().message);
  return {line_of(std::move(head), std::move(page).value(), format, knowledge), true};
}

// {"id"?, "html" or "text", "url"?, "date"?}, or a snapshot, which is known by its address.
BatchRow json_line_row(const std::string& line, const std::string& format,
                       const Knowledge& knowledge) {
  Json head;
  head["id"] = nullptr;
  if (looks_like_snapshot(line)) {
    Result<Page> page = read_snapshot(line);
    if (page && !page.value().url.empty()) head["id"] = page.value().url;
    return page_row(std::move(head), std::move(page), format, knowledge);
  }
  const Json row = parse_json_row(line, "html");
  if (!row.is_object()) return trouble_row(std::move(head), "not a JSON object");
  if (row.contains("id")) head["id"] = row["id"];
  const std::string url = string_member(row, "url");
  const std::string date = string_member(row, "date");
  if (!url.empty()) head["url"] = url;
  const auto html = row.find("html");
  if (html != row.end() && html->is_string()) {
    // `html` is text already, whatever its meta element says.
    return page_row(std::move(head),
                    read_html(html->get_ref<const std::string&>(), HtmlSource{url, date, {}, true}),
                    format, knowledge);
  }
  const auto text = row.find("text");
  if (text != row.end() && text->is_string()) {
    return page_row(std::move(head),
                    read_plain_text(text->get_ref<const std::string&>(), url, date), format,
                    knowledge);
  }
  return trouble_row(std::move(head), "the member \"html\" or \"text\" is missing or is no string");
}

// The page in a record of a web archive; nothing when it is something else.
std::optional<Result<Page>> archived_page(const BatchRecord& record) {
  HttpMessage message;
  if (record.kind == BatchRecord::Kind::Resource) {
    read_content_type(record.media_type, message);
    message.body = record.bytes;
  } else {
    Result<HttpMessage> response = read_http(record.bytes);
    if (!response) return Result<Page>(response.error());
    message = std::move(response).value();
    if (message.status < 200 || message.status >= 300) return std::nullopt;
  }
  const std::string& type = message.media_type;
  if (type == "text/plain") return Result<Page>(read_plain_text(message.body, record.url, ""));
  const bool unnamed = type.empty() || type == "application/octet-stream";
  const bool html = type == "text/html" || type == "application/xhtml+xml";
  if (!html && !(unnamed && looks_like_html(message.body))) return std::nullopt;
  return read_html(message.body, HtmlSource{record.url, "", message.charset, false});
}

}  // namespace

BatchRow batch_row(const BatchRecord& record, const std::string& format,
                   const Knowledge& knowledge) {
  if (record.kind == BatchRecord::Kind::Line) {
    return json_line_row(record.bytes, format, knowledge);
  }
  Json head;
  head["id"] = record.id;
  if (!record.url.empty()) head["url"] = record.url;
  if (!record.fetched.empty()) head["fetched"] = record.fetched;
  if (record.kind == BatchRecord::Kind::Trouble) {
    return trouble_row(std::move(head), record.trouble);
  }
  if (record.kind == BatchRecord::Kind::File) {
    return page_row(std::move(head), page_of(record.bytes, "", ""), format, knowledge);
  }
  std::optional<Result<Page>> page = archived_page(record);
  if (!page) return {};
  return page_row(std::move(head), std::move(*page), format, knowledge);
}

}  // namespace sidelight
