// Author words (lexicon of bylines): the words around names in a byline, folded. A table and
// nothing else; the rules that use them are page/author_names.cc.
#pragma once

#include <string_view>

#include "page/phrase_list.h"

namespace sidelight {

// What stands before a name. Longer ones first where one begins with another.
inline constexpr PhraseList kBylinePrefixes({
    "by: ",
    "by ",
    "by:",
    "words by ",
    "written by ",
    "written by: ",
    "written by:",
    "story by ",
    "text by ",
    "posted by ",
    "submitted by ",
    "reported by ",
    "reporting by ",
    "analysis by ",
    "opinion by ",
    "article by ",
    "published by ",
    "guest post by ",
    "authored by ",
    "authored by: ",
    "guide by ",
    "review by ",
    "words: ",
    "text: ",
    "text:",
    "author: ",
    "authors: ",
    "authors:",
    "author ",
    "autor: ",
    "autor ",
    "autoren ",
    "autoren: ",
    "autorin: ",
    "auteur : ",
    "auteur: ",
    "contributors: ",
    "contributor: ",
    "von: ",
    "von ",
    "par ",
    "por ",

    "av ",
    "af ",
    "door ",
    "from ",
    "with ",
    "and ",
    "und ",
    "et ",
    "och ",
    "og ",
    "y ",
    "& ",

    "verfasst von ",
    "kolumne von ",
    "eine kolumne von ",
    "kommentar von ",
    "ein kommentar von ",
    "analyse von ",
    "eine analyse von ",
    "interview von ",
    "ein interview von ",
    "bericht von ",
    "verfasst von: ",
    "geschrieben von ",
    "veröffentlicht von ",
    "eingestellt von ",
    "erstellt von ",
    "ein beitrag von ",
    "tekst: ",
    "texte : ",
    "texte: ",
    "yazan: ",
    "haber: ",
});

// Those that begin sentences too.
inline constexpr std::string_view kDoubtfulPrefixes[] = {
    "von ", "par ", "por ", "av ", "af ", "door ", "from ",   "with ",  "and ",
    "und ", "et ",  "och ", "og ", "y ",  "& ",    "author ", "autor ", "editor: "};

// Parts of a byline that name somebody else than the author.
inline constexpr std::string_view kOthersPrefixes[] = {"reviewed by",  "medically reviewed",
                                                       "fact checked", "fact-checked",
                                                       "edited by",    "photo",
                                                       "photos",       "foto",
                                                       "fotos",        "bild",
                                                       "illustration", "image",
                                                       "translated",   "updated",
                                                       "last updated", "produced by",
                                                       "video by",     "additional reporting",
                                                       "read more",    "share"};

// A name ends before one of these: a job, a place of work, a measure or a button.
inline constexpr std::string_view kAfterName[] = {"staff",        "reporter",     "reporters",
                                                  "editor",       "editors",      "correspondent",
                                                  "writer",       "writers",      "columnist",
                                                  "contributor",  "contributing", "producer",
                                                  "bureau",       "chief",        "senior",
                                                  "former",       "founder",      "cofounder",
                                                  "co-founder",   "director",     "analyst",
                                                  "professor",    "managing",     "deputy",
                                                  "executive",    "freelance",    "photographer",
                                                  "journalist",   "redakteur",    "redakteurin",
                                                  "journalistin", "autor",        "autorin",
                                                  "manager",      "president",    "specialist",
                                                  "published",    "updated",      "posted",
                                                  "reviewed",     "follow",       "view",
                                                  "read",         "search",       "share",
                                                  "email",        "min",          "mins",
                                                  "minutes",      "ago",          "bio",
                                                  "profile",      "posts",        "articles",
                                                  "comments",     "comment",      "stories",
                                                  "last",         "stand",        "hace",
                                                  "for",          "in",           "at",
                                                  "on",           "from",         "about",
                                                  "is",           "has",          "last-modified",
                                                  "contact",      "ceo",          "cto",
                                                  "vor",          "am",           "um",
                                                  "via",          "facebook",     "twitter",
                                                  "linkedin",     "instagram",    "special",
                                                  "political",    "science",      "sports",
                                                  "business",     "technology",   "gardener",
                                                  "owner",        "principal",    "licensed",
                                                  "certified",    "modified",     "copy",
                                                  "link",         "click",        "see",
                                                  "learn",        "attorney",     "lawyer",
                                                  "designer",     "reviewer",     "engineer",
                                                  "developer",    "expert",       "consultant",
                                                  "coach",        "nutritionist", "dietitian",
                                                  "physician",    "marketer",     "strategist",
                                                  "grader",       "therapist",    "instructor",
                                                  "teacher",      "released",     "youtube",
                                                  "pinterest",    "whatsapp",     "categories",
                                                  "category",     "tags",         "sponsored",
                                                  "copyright",    "\xC2\xA9",     "meet",
                                                  "subscribe",    "sign",         "credit",
                                                  "more"};

// Words of a group's name.
inline constexpr std::string_view kGroupWords[] = {
    "news",        "desk",      "team",       "newsroom",    "editorial",
    "press",       "agency",    "agencies",   "media",       "magazine",
    "times",       "post",      "journal",    "daily",       "herald",
    "tribune",     "guardian",  "redaktion",  "redaction",   "redacci\xC3\xB3n",
    "rédaction",   "redazione", "redactie",   "redaksjon",   "redaktionen",
    "staff",       "service",   "services",   "network",     "inc",
    "ltd",         "llc",       "gmbh",       "university",  "institute",
    "center",      "centre",    "foundation", "department",  "council",
    "association", "society",   "group",      "company",     "agence",
    "agencia",     "agentur",   "reuters",    "afp",         "dpa",
    "apa",         "bbc",       "cnn",        "efe",         "ansa",
    "tass",        "xinhua",    "bloomberg",  "associated",  "ajans\xC4\xB1",
    "union",       "editors",   "reporters",  "writers",     "studio",
    "club",        "blog",      "online",     "newsletter",  "contributors",
    "contributor", "admin",     "zeitung",    "nachrichten", "diario",
    "journal",     "store",     "care",       "library",     "office",
    "ministry",    "board",     "experts",    "school"};

// A line of these words alone names nobody.
inline constexpr std::string_view kNamelessWords[] = {
    "staff",     "reporter",  "reporters",     "editor",      "editors",
    "writer",    "writers",   "news",          "desk",        "team",
    "newsroom",  "editorial", "admin",         "author",      "authors",
    "guest",     "the",       "redaktion",     "redaction",   "redacci\xC3\xB3n",
    "rédaction", "redazione", "redactie",      "redaktionen", "die",
    "la",        "our",       "contributor",   "online",      "web",
    "site",      "anonymous", "unknown",       "user",        "marketing",
    "agencies",  "press",     "board",         "blog",        "content",
    "by",        "agency",    "correspondent", "special",     "service",
    "release",   "post",      "contributors"};

// Values that systems write where there is no author.
inline constexpr std::string_view kNoAuthors[] = {
    "admin", "administrator", "webmaster", "root",  "user", "null",   "undefined", "none", "n/a",
    "na",    "unknown",       "test",      "false", "true", "author", "by"};

// Words inside a person's name that are written small.
inline constexpr std::string_view kParticles[] = {
    "de",  "van", "von", "der", "den", "del", "della", "di",   "da",  "do",  "dos",
    "das", "du",  "la",  "le",  "las", "los", "bin",   "bint", "ibn", "al",  "el",
    "ter", "ten", "zu",  "zum", "af",  "av",  "y",     "e",    "ben", "abu", "ul"};

// Names of metadata that hold an author.
inline constexpr std::string_view kAuthorMetadata[] = {"author",
                                                       "article:author",
                                                       "parsely-author",
                                                       "sailthru.author",
                                                       "dc.creator",
                                                       "dc.creator.name",
                                                       "byl",
                                                       "article:author_name",
                                                       "articleauthor",
                                                       "citation_author",
                                                       "dcterms.creator",
                                                       "cxenseparse:author",
                                                       "article.author",
                                                       "shareaholic:article_author_name"};

// Addresses of pages about one author.
inline constexpr std::string_view kAuthorPaths[] = {
    "/author",  "/autor",   "/team/",     "/people/", "/profile", "/by/",  "/staff/",
    "/contrib", "/writer",  "/person/",   "/user/",   "/users/",  "/bio/", "/journalist",
    "/about",   "/experts", "/redaktion", "/members", "/auteur",  "/@",    "/reporter"};

}  // namespace sidelight
