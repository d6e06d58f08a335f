// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/paragraph_split.hpp"

#include <algorithm>
#include <cstring>

#include "gainsay/base/utf8.hpp"
#include "host/analysis/character.hpp"

namespace gainsay::analysis {
namespace {

constexpr std::uint32_t longest_wrapped = 130;  // code points; nobody wraps wider
constexpr std::uint32_t long_line = 40;

struct Line {
  Span span;
  std::uint32_t length = 0;  // code points; of no meaning above `longest_wrapped`
};

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7F;
  if (c < 0xA1) return true;
  if (c != 0xAD && c != 0x61C && c != 0xFEFF && (c < 0x1680 || c > 0x3000)) return false;
  const auto cls = class_of(c);
  return cls == CharClass::Space || cls == CharClass::Hidden;
}

std::uint32_t previous(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  --at;
  while (at > begin && !utf8::is_boundary(text, at)) --at;
  return at;
}

// Where the line that begins at `at` ends, and where the next begins.
struct LineEnd {
  std::uint32_t end, next;
};

// Only the rare ends need a look at every byte.
bool has_rare_ends(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (at + 1 == text.size() || text[at + 1] != '\n') return true;
  return text.find('\f') != std::string_view::npos || text.find("\xC2\x85") != std::string_view::npos ||
         text.find("\xE2\x80\xA8") != std::string_view::npos || text.find("\xE2\x80\xA9") != std::string_view::npos;
}

LineEnd line_end(std::string_view text, std::uint32_t at, bool rare) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (!rare) {
    const auto* found = static_cast<const char*>(std::memchr(text.data() + at, '\n', size - at));
    const auto end = found == nullptr ? size : static_cast<std::uint32_t>(found - text.data());
    return {end, std::min(end + 1, size)};
  }
  for (auto i = at; i < size; ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r' || c == '\f') return {i, i + 1};
    if (c == '\xC2' && text.substr(i, 2) == "\xC2\x85") return {i, i + 2};
    if (c == '\xE2' && (text.substr(i, 3) == "\xE2\x80\xA8" || text.substr(i, 3) == "\xE2\x80\xA9")) return {i, i + 3};
  }
  return {size, size};
}

CharClass first_class(std::string_view text, Span line) { return class_of(utf8::decode(text, line.begin).value); }

bool begins_lower(std::string_view text, Span line) { return first_class(text, line) == CharClass::Lower; }

bool begins_item(std::string_view text, Span line) {
  const auto c = utf8::decode(text, line.begin).value;
  const auto cls = class_of(c);
  return cls == CharClass::Hyphen || cls == CharClass::Dash || cls == CharClass::Symbol || c == U'•' || c == U'*' ||
         c == U'·';
}

bool ends_sentence(std::string_view text, Span line) {
  for (auto at = line.end; at > line.begin;) {
    at = previous(text, line.begin, at);
    const auto c = utf8::decode(text, at).value;
    const auto cls = class_of(c);
    if (cls == CharClass::CloseQuote || cls == CharClass::Close || cls == CharClass::DoubleQuote ||
        cls == CharClass::Apostrophe)
      continue;
    return cls == CharClass::Stop || cls == CharClass::Terminal || c == U':';
  }
  return false;
}

std::uint32_t code_points(std::string_view text, Span line) {
  return line.size() > longest_wrapped * 4 ? line.size() : static_cast<std::uint32_t>(utf8::count(line.of(text)));
}

std::uint32_t first_word(std::string_view text, Span line) {
  const auto words = line.of(text).substr(0, longest_wrapped);
  return static_cast<std::uint32_t>(utf8::count(words.substr(0, words.find(' '))));
}

// Lines between two blank ones.
class Block {
 public:
  void add(std::string_view text, Span span) { lines_.push_back({span, code_points(text, span)}); }

  void flush(std::string_view text, std::vector<Span>& out) {
    const bool wrapped = is_wrapped(text);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool joined =
          i > 0 && (wrapped ? !begins_item(text, lines_[i].span) : goes_on(text, lines_[i - 1], lines_[i]));
      if (joined)
        out.back().end = lines_[i].span.end;
      else
        out.push_back(lines_[i].span);
    }
    lines_.clear();
  }

 private:
  static bool goes_on(std::string_view text, const Line& line, const Line& next) {
    return line.length >= long_line && begins_lower(text, next.span) && !ends_sentence(text, line.span);
  }

  bool is_wrapped(std::string_view text) const {
    if (lines_.size() < 3) return false;
    std::uint32_t widest = 0;
    for (const auto& line : lines_) widest = std::max(widest, line.length);
    if (widest < long_line || widest > longest_wrapped) return false;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i)
      if (lines_[i].length + 1 + first_word(text, lines_[i + 1].span) <= widest) return false;
    return true;
  }

  std::vector<Line> lines_;
};

}  // namespace

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const auto c = utf8::decode(text, span.begin);
    if (c.size == 0 || !is_blank(c.value)) break;
    span.begin += c.size;
  }
  while (span.begin < span.end) {
    const auto at = previous(text, span.begin, span.end);
    const auto c = utf8::decode(text, at);
    if (c.size != span.end - at || !is_blank(c.value)) break;
    span.end = at;
  }
  return span;
}

void split_paragraphs(std::string_view text, std::vector<Span>& out) {
  out.clear();
  Block block;
  const bool rare = has_rare_ends(text);
  for (std::uint32_t at = 0; at < text.size();) {
    const auto [end, next] = line_end(text, at, rare);
    const auto line = trimmed(text, {at, end});
    // \r\n leaves an empty line of no bytes between the two when rare ends are looked for: not a blank line.
    if (!line.empty())
      block.add(text, line);
    else if (end != at || text[at] != '\n' || at == 0 || text[at - 1] != '\r')
      block.flush(text, out);
    at = next;
  }
  block.flush(text, out);
}

}  // namespace gainsay::analysis
