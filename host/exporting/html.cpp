// SPDX-License-Identifier: Apache-2.0
#include "host/exporting/html.hpp"

#include <cstdio>
#include <utility>

#include "gainsay/base/disturbing.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::exporting {
namespace {

constexpr char32_t first_strong_isolate = 0x2068, pop_isolate = 0x2069;

// A page keeps line ends and tabs.
bool disturbs(char32_t c) { return (is_disturbing(c) && c != '\n' && c != '\t') || is_noncharacter(c); }

void escape(std::string& out, char32_t c, std::string_view bytes) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += bytes;
  }
}

// Calls `harmless(c, bytes)` or `disturbing(c)` for every code point; what is no UTF-8 is U+FFFD.
template <class Harmless, class Disturbing>
void each(std::string_view words, Harmless harmless, Disturbing disturbing) {
  for (std::size_t i = 0; i < words.size();) {
    const auto [c, size] = utf8::decode(words, i);
    if (size == 0) {
      harmless(char32_t{0xFFFD}, "\uFFFD");
      ++i;
      continue;
    }
    if (disturbs(c)) {
      disturbing(c);
    } else {
      harmless(c, words.substr(i, size));
    }
    i += size;
  }
}

std::string name_of(char32_t c) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
  return name;
}

}  // namespace

void Html::start(const char* tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    each(
        value, [&](char32_t c, std::string_view bytes) { escape(out_, c, bytes); }, [](char32_t) {});
    out_ += '"';
  }
  out_ += '>';
}

Html& Html::open(const char* tag, Attributes attributes) {
  start(tag, attributes);
  open_.push_back(tag);
  return *this;
}

Html& Html::close() {
  out_.append("</").append(open_.back()).append(">");
  const std::string_view tag = open_.back();
  if (tag != "span" && tag != "bdi" && tag != "mark" && tag != "b" && tag != "code") out_ += '\n';
  open_.pop_back();
  return *this;
}

Html& Html::text(std::string_view words) {
  each(
      words, [&](char32_t c, std::string_view bytes) { escape(out_, c, bytes); },
      [&](char32_t c) { out_.append("<span class=\"chip\" dir=\"ltr\">").append(name_of(c)).append("</span>"); });
  return *this;
}

Html& Html::message(std::string_view sentence) {
  std::size_t depth = 0;
  each(
      sentence, [&](char32_t c, std::string_view bytes) { escape(out_, c, bytes); },
      [&](char32_t c) {
        if (c == first_strong_isolate) {
          ++depth;
          out_ += "<bdi>";
        } else if (c == pop_isolate && depth > 0) {
          --depth;
          out_ += "</bdi>";
        }
      });
  while (depth-- > 0) out_ += "</bdi>";
  return *this;
}

Html& Html::element(const char* tag, Attributes attributes, std::string_view words) {
  return open(tag, attributes).text(words).close();
}

Html& Html::line(std::string_view raw) {
  out_.append(raw).append("\n");
  return *this;
}

std::string Html::take() && {
  while (!open_.empty()) close();
  return std::move(out_);
}

std::string isolated(std::string_view words) {
  std::string out = "\u2068";
  each(
      words, [&](char32_t, std::string_view bytes) { out += bytes; }, [](char32_t) {});
  return out + "\u2069";
}

}  // namespace gainsay::exporting
