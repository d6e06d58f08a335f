// SPDX-License-Identifier: Apache-2.0
#include "host/cli/screen_text.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>

#include "gainsay/base/disturbing.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::cli {
namespace {

std::size_t columns_of(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const auto east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

// The pieces between the boundaries that ICU knows, each with the white space after it. Started only for what does not
// fit into a line: an iterator costs more than a card.
std::vector<std::string> pieces(std::string_view text, bool characters) {
  UErrorCode code = U_ZERO_ERROR;
  const auto root = icu::Locale::getRoot();
  const std::unique_ptr<icu::BreakIterator> breaks(characters ? icu::BreakIterator::createCharacterInstance(root, code)
                                                              : icu::BreakIterator::createLineInstance(root, code));
  if (U_FAILURE(code)) return {std::string(text)};
  const auto whole = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  breaks->setText(whole);
  std::vector<std::string> out;
  for (auto begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next())
    whole.tempSubStringBetween(begin, end).toUTF8String(out.emplace_back());
  return out;
}

class Filling {
 public:
  Filling(std::size_t first, std::size_t rest)
      : room_(std::max<std::size_t>(first, 1)), rest_(std::max<std::size_t>(rest, 1)) {}

  void word(std::string_view word) {
    const auto wide = columns(word);
    if (used_ > 0 && used_ + 1 + wide <= room_) {
      put(" ", 1);
    } else if (used_ > 0 && wide <= rest_) {
      end_line();
    }
    if (wide <= room_ - used_) return put(word, wide);
    if (used_ > 0 && used_ + 1 < room_) put(" ", 1);  // begins where it stands, as it goes on over the end anyway
    broken(word);
  }

  std::vector<std::string> take() { return std::move(lines_); }

 private:
  void put(std::string_view text, std::size_t wide) {
    lines_.back() += text;
    used_ += wide;
  }
  void end_line() {
    while (!lines_.back().empty() && lines_.back().back() == ' ') lines_.back().pop_back();
    lines_.emplace_back();
    used_ = 0;
    room_ = rest_;
  }
  void broken(std::string_view word) {
    for (const auto& piece : pieces(word, false)) {
      const auto wide = columns(piece);
      if (wide > room_ - used_ && wide <= rest_) end_line();
      if (wide <= room_ - used_) {
        put(piece, wide);
        continue;
      }
      for (const auto& character : pieces(piece, true)) {
        if (columns(character) > room_ - used_) end_line();
        put(character, columns(character));
      }
    }
  }

  std::vector<std::string> lines_ = std::vector<std::string>(1);
  std::size_t used_ = 0, room_, rest_;
};

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::decode(text, i);
    n += c.size == 0 ? 1 : columns_of(c.value);
    i += std::max<std::uint32_t>(c.size, 1);
  }
  return n;
}

std::string printable(std::string_view text, bool keep_isolates) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::decode(text, i);
    if (c.size == 0) {
      ++i;
      continue;
    }
    if (u_isUWhiteSpace(static_cast<UChar32>(c.value))) {
      blank = !out.empty();
    } else if (!is_control(c.value) &&
               (!is_bidi_control(c.value) || (keep_isolates && (c.value == 0x2068 || c.value == 0x2069)))) {
      if (blank) out += ' ';
      blank = false;
      out += text.substr(i, c.size);
    }
    i += c.size;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  char number[16];
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::decode(text, i);
    if (c.size == 0) {
      std::snprintf(number, sizeof number, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(text[i++])));
      out += number;
      continue;
    }
    if (is_disturbing(c.value)) {
      std::snprintf(number, sizeof number, "\\u{%x}", static_cast<unsigned>(c.value));
      out += number;
    } else {
      out += text.substr(i, c.size);
    }
    i += c.size;
  }
  return out;
}

std::vector<std::string> fill(std::string_view text, std::size_t first, std::size_t rest) {
  Filling filling(first, rest);
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = std::min(text.find(' ', begin), text.size());
    while (text.substr(end).starts_with(" / "))
      end = std::min(text.find(' ', end + 3), text.size());  // one date, twice
    if (end > begin) filling.word(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return filling.take();
}

bool misleads(std::string_view line, bool right_to_left) {
  std::size_t isolated = 0;
  for (std::size_t i = 0; i < line.size();) {
    const auto c = utf8::decode(line, i);
    if (c.size == 0) return false;
    const auto direction = u_charDirection(static_cast<UChar32>(c.value));
    if (direction == U_FIRST_STRONG_ISOLATE) ++isolated;
    if (direction == U_POP_DIRECTIONAL_ISOLATE && isolated > 0) --isolated;
    if (isolated == 0 && direction == U_LEFT_TO_RIGHT) return right_to_left;
    if (isolated == 0 && (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)) return !right_to_left;
    i += c.size;
  }
  return right_to_left;
}

}  // namespace gainsay::cli
