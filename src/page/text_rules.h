// Text rules (surface patterns of short lines): what a line says about itself — a credit, a byline,
// a date, a dateline, furniture. Never looks at markup: that is page/block_kinds.h. English first,
// with the commonest words of other languages' pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "page/folded_text.h"

namespace sidelight {

// "Sputnik/Grigory Sysoyev via REUTERS", "Photo: …", "© …", "Getty Images".
bool is_credit_line(const FoldedText& source);
// Where in a caption its credit begins: "Boats in port. © J. Ruiz/Agency" at the sign, "… (Photo:
// …)" at the bracket. In bytes; 0 where there is none or nothing else.
std::uint32_t credit_tail(std::string_view text);
// "By Jane Doe", "Von …", "Jane Doe, Staff Reporter" is not one by itself.
bool is_byline_text(const FoldedText& source);
// What somebody is, not who: "Climate reporter", "Reporting from Oslo". Words in small letters that
// no name holds.
bool is_role_text(std::string_view text);
// "Credit:", "Photo" alone: a label without a name.
bool is_credit_label(std::string_view text);
// "2 min read", "Reading time: 4 minutes".
bool is_reading_time(std::string_view text);
// "Sign up for …", "Subscribe to …".
bool is_subscribe_text(std::string_view text);
// "- item", "• item", "* item".
bool begins_with_bullet(std::string_view text);
// The number of a picture in a row of pictures: "1 / 4", "2 of 3".
bool is_counter(std::string_view text);
// A line that is a date, with or without "Published", "Updated" and a time.
bool is_date_line(const FoldedText& source);
// A line that is a time of day: "16:42 GMT", "3.15 pm".
bool is_time_line(const FoldedText& source);
// Bytes of the dateline that `text` begins with ("BEIJING (Reuters) —"), its dash included; 0 for
// none.
std::uint32_t dateline_bytes(std::string_view text);
// "More For You", "Related stories", "Read more", "Most read".
bool is_related_heading(const FoldedText& source);
// "Read more: Title": a label before the title of another page. Ask only of lines that are links.
bool is_pointer(const FoldedText& source);
// "More graphics", "Watch next": a heading that may stand over links or over text.
bool begins_more(std::string_view text);
// "Sign up for our newsletter", "in your inbox".
bool is_newsletter_text(const FoldedText& source);
// "This content is reserved for subscribers", "Register to unlock this article".
bool is_paywall_text(const FoldedText& source);
// Copyright lines, consent, share and print labels, advertisement labels.
bool is_furniture(const FoldedText& source);
// "Comments", "12 comments", "Leave a reply".
bool is_comment_heading(const FoldedText& source);
// A caption that says nothing: "- YouTube", "image", a file name.
bool is_empty_caption(std::string_view text);
// The ISO day that `text` names (English month names, or numbers year first), or empty.
std::string day_in(std::string_view text);

}  // namespace sidelight
