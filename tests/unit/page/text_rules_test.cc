#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "page/class_families.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

TEST_CASE("text rules: datelines") {
  const std::string rest = " The harbour will open on Monday, the office said.";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"BEIJING (Reuters) —", "BEIJING (Reuters) —"},
      {"ADDIS ABABA, Ethiopia --", "ADDIS ABABA, Ethiopia --"},
      {"NEW YORK, May 3 (AP) –", "NEW YORK, May 3 (AP) –"},
      {"Lindholm, Oct 4 (Coastpress) -", "Lindholm, Oct 4 (Coastpress) -"},
      {"EXCLUSIVE —", ""},
      {"Enter the mayor —", ""},
      {"He said — and", ""},
      {"The ferry (the old one) —", ""},
  };
  for (const auto& test : cases) {
    INFO(test.first);
    CHECK((test.first + rest).substr(0, dateline_bytes(test.first + rest)) == test.second);
  }
}

TEST_CASE("text rules: what a line says of itself") {
  struct Row {
    std::function<bool(std::string_view)> rule;
    std::vector<std::string> yes;
    std::vector<std::string> no;
  };
  const std::vector<Row> rows = {
      {is_credit_line,
       {"Sputnik/Grigory Sysoyev/Kremlin via REUTERS", "Photo: Nils Aaby", "Getty Images",
        "© Island Post", "AP Photo/Ola Fjell"},
       {"The agency Reuters reported on Monday that the harbour would open again before the week "
        "was over.",
        "The quay", ""}},
      {is_byline_text,
       {"By Ola Fjell", "by Ola Fjell, Staff Reporter", "Von Ola Fjell"},
       {"By the sea", "Ola Fjell", "by then it was late"}},
      {is_date_line,
       {"November 05, 2026", "Thursday, September 10, 2026", "Published 4 March 2024 at 10:30 GMT",
        "2024-05-15", "Updated 3 hours ago"},
       {"The storm of March 4", "In 2024 the ferry sailed", "2024", "Monday"}},
      {is_time_line,
       {"16:42 GMT", "3.15 pm", "09:00"},
       {"16", "1:2", "3.15 million people came", "12:34:56 and more words"}},
      {is_related_heading,
       {"More For You", "Related", "READ MORE:", "More from the islands"},
       {"The related question", "What comes next"}},
      {is_newsletter_text,
       {"Sign up for our newsletter", "The day in your inbox"},
       {"She read the letter"}},
      {is_paywall_text,
       {"This content is reserved for subscribers", "Register to unlock this article"},
       {"He unlocked the door"}},
      {is_furniture,
       {"Advertisement", "Share this article", "© 2024 Island Post. All rights reserved."},
       {"The harbour is open."}},
      {is_counter, {"1 / 2", "3 of 12"}, {"1/2", "2 May 2024", "one of two"}},
      {is_role_text,
       {"Harbour correspondent", "Former keeper of the light", "Reporting from Lindholm"},
       {"Ola Fjell", "Ola van der Fjell and Marit Oversund", "Ola Fjell in Lindholm"}},
      {is_credit_label, {"Credit:", "Image source"}, {"Credit: Ola Fjell", "Quay"}},
      {is_reading_time, {"2 min read", "Reading time: 4 minutes"}, {"4 March 2024", "He read it"}},
      {is_subscribe_text,
       {"Subscribe to the island podcast", "Want more? Sign up for our letter here."},
       {"The crew signed up", "Forty islanders subscribe to it"}},
      {begins_with_bullet, {"- bread", "• bread", "* bread"}, {"-4 degrees", "bread - butter"}},
      {begins_more, {"More photos", "Watch next"}, {"Moreover", "The watch"}},
      {is_comment_heading, {"Comments", "12 comments", "Leave a reply"}, {"No comment", "12"}},
      {is_empty_caption, {"- YouTube", "image", "IMG_2041.jpg"}, {"The quay on Sunday"}},
  };
  for (const Row& row : rows) {
    for (const std::string& line : row.yes) {
      INFO(line);
      CHECK(row.rule(line));
    }
    for (const std::string& line : row.no) {
      if (line.empty()) continue;
      INFO(line);
      CHECK_FALSE(row.rule(line));
    }
  }
}

TEST_CASE("text rules: the day in a line") {
  CHECK(day_in("November 05, 2026") == "2026-11-05");
  CHECK(day_in("Published on 4 March 2024, 10:30") == "2024-03-04");
  CHECK(day_in("4. Dezember 2023") == "2023-12-04");
  CHECK(day_in("2024/05/15") == "2024-05-15");
  CHECK(day_in("no day at all 12").empty());
}

TEST_CASE("text rules: families of class words") {
  CHECK(families_of("photo-caption photo-caption--mobile").has(Family::Caption));
  CHECK(families_of("mediaPhotoCredit").has(Family::Credit));
  CHECK(families_of("ArticleBody_root__x1Y").has(Family::Body));
  CHECK(families_of("entry-content").has(Family::Body));
  CHECK(families_of("entry content").empty());
  CHECK(families_of("download-header").empty());
  CHECK(families_of("").empty());
}

}  // namespace
}  // namespace sidelight
