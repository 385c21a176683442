// Author names (byline parsing): who a byline or a value of metadata names, without the words
// around the names. Never a date, a job or an address. Which of a page's bylines is believed is
// page/author_field.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidelight {

// What an author is, best first: a lower one is an author only where nothing better is named.
enum class AuthorKind : std::uint8_t {
  Person,   // "Jane Doe"
  Alias,    // "jane", "JaneD": one word, or without capitals
  Group,    // "Reuters", "Example Team": an agency or a group that has a name
  Outlet,   // the site itself
  Nameless  // "Staff", "Newsroom"
};

struct AuthorName {
  std::string name;
  AuthorKind kind = AuthorKind::Person;
};

// "By Jane Doe and John Roe, Reuters" → Jane Doe, John Roe: a line of the page, which may hold
// dates, jobs and places of work. `outlets` are the names of the site (see outlet_key). All names
// are of one kind, the best that the line has; in order, without repeats. Empty when it names
// nobody.
std::vector<AuthorName> names_of_byline(std::string_view line,
                                        const std::vector<std::string>& outlets);

// Whether a line says that a name follows: "By …", "Written by …", "Text: …", "3 May 2024 by …".
bool begins_byline(std::string_view line);

// The same as names_of_byline for a value that holds names and nothing else, as structured data
// does: what is no list of persons is one name, so that "Center for Birds and Bees" stays whole.
std::vector<AuthorName> names_of_value(std::string_view value,
                                       const std::vector<std::string>& outlets);

// Names of sites compare by this: letters and digits only, folded, "the" and the end of a domain
// left out.
std::string outlet_key(std::string_view name);

}  // namespace sidelight
