#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "page/images.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxEmbeds = 500;
constexpr std::uint32_t kMaxBox =
    400;  // bytes of other text in the element of an embed and its words
constexpr int kMaxWay = 4;

struct Service {
  std::string_view host;  // or the end of one
  std::string_view name;
};

// Who shows things inside other people's pages. A host that is not here is shown by its own name,
// when the frame has a title.
constexpr Service kServices[] = {
    {"youtube.com", "YouTube"},
    {"youtube-nocookie.com", "YouTube"},
    {"youtu.be", "YouTube"},
    {"vimeo.com", "Vimeo"},
    {"dailymotion.com", "Dailymotion"},
    {"twitch.tv", "Twitch"},
    {"jwplatform.com", "JW Player"},
    {"jwplayer.com", "JW Player"},
    {"brightcove.net", "Brightcove"},
    {"twitter.com", "X"},
    {"x.com", "X"},
    {"instagram.com", "Instagram"},
    {"facebook.com", "Facebook"},
    {"tiktok.com", "TikTok"},
    {"threads.net", "Threads"},
    {"threads.com", "Threads"},
    {"bsky.app", "Bluesky"},
    {"reddit.com", "Reddit"},
    {"redditmedia.com", "Reddit"},
    {"linkedin.com", "LinkedIn"},
    {"t.me", "Telegram"},
    {"spotify.com", "Spotify"},
    {"soundcloud.com", "SoundCloud"},
    {"podcasts.apple.com", "Apple Podcasts"},
    {"music.apple.com", "Apple Music"},
    {"podcasts.google.com", "Google Podcasts"},
    {"megaphone.fm", "Megaphone"},
    {"omny.fm", "Omny"},
    {"simplecast.com", "Simplecast"},
    {"libsyn.com", "Libsyn"},
    {"acast.com", "Acast"},
    {"buzzsprout.com", "Buzzsprout"},
    {"art19.com", "ART19"},
    {"audioboom.com", "Audioboom"},
    {"spreaker.com", "Spreaker"},
    {"podbean.com", "Podbean"},
    {"bandcamp.com", "Bandcamp"},
    {"datawrapper.de", "Datawrapper"},
    {"dwcdn.net", "Datawrapper"},
    {"flourish.studio", "Flourish"},
    {"uri.sh", "Flourish"},
    {"infogram.com", "Infogram"},
    {"documentcloud.org", "DocumentCloud"},
    {"scribd.com", "Scribd"},
    {"giphy.com", "Giphy"},
    {"knightlab.com", "Knight Lab"},
    {"openstreetmap.org", "OpenStreetMap"},
};

std::string_view host_of(std::string_view address) {
  const std::size_t begin = address.find("//");
  if (begin == std::string_view::npos) return {};
  std::string_view host = address.substr(begin + 2);
  host = host.substr(0, host.find_first_of("/?#:"));
  return host.substr(0, 4) == "www." ? host.substr(4) : host;
}

std::string_view service_of(std::string_view host) {
  for (const Service& service : kServices) {
    if (host == service.host) return service.name;
    const std::size_t more = host.size() - std::min(host.size(), service.host.size());
    if (more > 0 && host.substr(more) == service.host && host[more - 1] == '.') return service.name;
  }
  return {};
}

class EmbedFinder {
 public:
  EmbedFinder(const PageDraft& draft, Article& article) : draft_(draft), article_(article) {}

  void find() {
    if (!find_span()) return;
    std::uint32_t next = 0;
    std::uint32_t done = 0;
    for (std::uint32_t e = from_; e < to_ && article_.embeds.size() < kMaxEmbeds; ++e) {
      if (e < done || !is_open(e)) continue;
      Embed embed;
      if (!read(e, embed)) continue;
      done = draft_.tree.nodes[e].end;
      while (next < article_.blocks.size() && article_.blocks[next].element < e) {
        if (article_.blocks[next].region == Region::Article) last_ = next;
        ++next;
      }
      embed.element = e;
      embed.after = last_;
      article_.embeds.push_back(std::move(embed));
    }
    tie();
  }

 private:
  // From the headline, or the text where that begins first, to the end of the article's element.
  bool find_span() {
    for (const Block& block : article_.blocks) {
      if (block.region != Region::Article) continue;
      from_ = std::min(from_, block.element);
      to_ = std::max(to_, draft_.tree.nodes[block.element].end);
    }
    if (from_ == kNone) return false;
    // The head's own element, where it is the article's too.
    if (draft_.container != kNone) to_ = std::max(to_, draft_.tree.nodes[draft_.container].end);
    return true;
  }

  bool is_open(std::uint32_t e) const {
    const Zone zone = draft_.zones.empty() ? Zone::None : draft_.zones[e];
    return zone == Zone::None && !draft_.tree.nodes[e].hidden;
  }

  bool read(std::uint32_t e, Embed& embed) const {
    const Element& element = draft_.page.elements[e];
    switch (draft_.tree.nodes[e].tag) {
      case Tag::Iframe:
        return read_frame(element, embed);
      case Tag::Video:
      case Tag::Audio:
        return read_player(element, embed);
      case Tag::Blockquote:
        return read_post(e, embed);
      default:
        return false;
    }
  }

  // Words that a service writes into every post.
  static bool is_label(std::string_view text) {
    return is_empty_caption(text) || fold(text.substr(0, 17)) == "view this post on";
  }

  static std::string title_of(const Element& element) {
    for (const char* name : {"title", "aria-label"}) {
      const std::string text = collapse_spaces(element.hint(name));
      if (!text.empty() && !is_label(text)) return text;
    }
    return {};
  }

  bool read_frame(const Element& element, Embed& embed) const {
    for (const char* name : {"src", "data-src", "data-lazy-src", "data-url"}) {
      const std::string_view address = trim(element.hint(name));
      const std::string_view host = host_of(address);
      if (host.empty()) continue;
      const std::string_view service = service_of(host);
      embed.title = title_of(element);
      if (service.empty() && embed.title.empty()) return false;
      embed.service = std::string(service.empty() ? host : service);
      embed.href = std::string(address);
      return true;
    }
    return false;
  }

  bool read_player(const Element& element, Embed& embed) const {
    std::string_view address = trim(element.hint("src"));
    if (address.empty()) address = trim(element.hint("data-src"));
    embed.title = title_of(element);
    if (address.substr(0, 5) == "blob:" || address.substr(0, 5) == "data:") address = {};
    if (address.empty() && embed.title.empty()) return false;
    embed.service = element.tag == "video" ? "Video" : "Audio";
    embed.href = std::string(address);
    return true;
  }

  // A post that stands as a quotation until the service's script draws it: its last link leads to
  // the post.
  bool read_post(std::uint32_t e, Embed& embed) const {
    if (!draft_.tree.nodes[e].own.has(Family::Embed)) return false;
    std::string_view address = trim(draft_.page.elements[e].hint("cite"));
    for (std::uint32_t k = e + 1; k < draft_.tree.nodes[e].end; ++k) {
      if (draft_.tree.nodes[k].tag != Tag::A) continue;
      const std::string_view href = trim(draft_.page.elements[k].hint("href"));
      if (!service_of(host_of(href)).empty()) address = href;
    }
    const std::string_view service = service_of(host_of(address));
    if (service.empty()) return false;
    embed.service = std::string(service);
    embed.href = std::string(address);
    return true;
  }

  // The words of embeds: embed blocks inside them, or in a small element with them.
  void tie() {
    for (std::uint32_t i = 0; i < article_.blocks.size(); ++i) {
      Block& block = article_.blocks[i];
      if (block.kind != BlockKind::Embed || block.region != Region::Article) continue;
      Embed* embed = beside(block);
      if (embed == nullptr) continue;
      if (embed->block == kNone) embed->block = i;
      if (embed->title.empty() && !is_label(article_.view(block.at)))
        embed->title = std::string(article_.view(block.at));
      if (!embed->href.empty()) block.href = embed->href;
    }
  }

  Embed* beside(const Block& block) {
    std::uint32_t e = block.element;
    for (int way = 0; way <= kMaxWay && e != 0; ++way, e = draft_.page.elements[e].parent) {
      const Node& node = draft_.tree.nodes[e];
      for (std::uint32_t up = e; way == 0 && up != 0; up = draft_.page.elements[up].parent) {
        Embed* embed = first_in(up, up + 1);
        if (embed != nullptr) return embed;
      }
      if (node.text_bytes > block.at.size() + kMaxBox) return nullptr;
      Embed* embed = first_in(e, node.end);
      if (embed != nullptr) return embed;
    }
    return nullptr;
  }

  Embed* first_in(std::uint32_t begin, std::uint32_t end) {
    const auto at = std::lower_bound(
        article_.embeds.begin(), article_.embeds.end(), begin,
        [](const Embed& embed, std::uint32_t from) { return embed.element < from; });
    return at != article_.embeds.end() && at->element < end ? &*at : nullptr;
  }

  const PageDraft& draft_;
  Article& article_;
  std::uint32_t from_ = kNone;
  std::uint32_t to_ = 0;
  std::uint32_t last_ = kNone;  // block of the article
};

}  // namespace

void find_embeds(const PageDraft& draft, Article& article) { EmbedFinder(draft, article).find(); }

}  // namespace sidelight
