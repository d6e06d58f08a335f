// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/quote.hpp"

#include <algorithm>
#include <array>

#include "gainsay/base/utf8.hpp"

namespace gainsay::analysis {
namespace {

namespace flag = model::token_flag;

// Marks that pair with each other.
enum class Family : std::uint8_t { None, Double, Straight, Single, Guillemet, SingleGuillemet, Corner, WhiteCorner };

Family family_of(char32_t c) {
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
      return Family::Double;
    case U'"':
    case U'＂':
      return Family::Straight;
    case U'‘':
    case U'’':
    case U'‚':
    case U'\'':
      return Family::Single;
    case U'«':
    case U'»':
      return Family::Guillemet;
    case U'‹':
    case U'›':
      return Family::SingleGuillemet;
    case U'「':
    case U'」':
      return Family::Corner;
    case U'『':
    case U'』':
      return Family::WhiteCorner;
    default:
      return Family::None;
  }
}

class Finder {
 public:
  Finder(std::string_view text, const Scan& scan, std::uint32_t begin, std::uint32_t end,
         std::vector<model::Quote>& out)
      : text_(text), scan_(scan), begin_(begin), end_(end), out_(out) {}

  void run() {
    const auto first = out_.size();
    for (auto t = begin_; t < end_; ++t) {
      const auto cls = scan_.classes[t];
      if (cls >= CharClass::Apostrophe && cls <= CharClass::CloseQuote) mark(t, cls);
    }
    std::sort(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end(),
              [](const model::Quote& a, const model::Quote& b) {
                return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
              });
  }

 private:
  bool spaced(std::uint32_t t) const { return (scan_.tokens[t].flags & flag::SpaceBefore) != 0; }
  bool is_word(std::uint32_t t) const { return scan_.tokens[t].kind <= model::TokenKind::Number; }
  // Is there room for an opening mark before it: start, space, bracket, another mark?
  bool room_before(std::uint32_t t) const { return t == begin_ || spaced(t) || !is_word(t - 1); }
  bool room_after(std::uint32_t t) const { return t + 1 == end_ || spaced(t + 1) || !is_word(t + 1); }

  void mark(std::uint32_t t, CharClass cls) {
    const auto family = family_of(utf8::decode(text_, scan_.tokens[t].span.begin).value);
    if (family == Family::None) return;
    const bool open = is_open(family);
    switch (cls) {
      case CharClass::DoubleQuote:
        return open ? close(t, family) : push(t, family);
      case CharClass::OpenQuote:  // „so“ and ‚so‘: the opening mark of others closes
        if (open && !spaced(t) && room_after(t) && t > begin_) return close(t, family);
        return family == Family::Single && !opens_single(t) ? void() : push(t, family);
      case CharClass::CloseQuote:  // »so«: the closing mark of others opens
        if (!open && (t == begin_ || spaced(t)) && t + 1 < end_ && !spaced(t + 1)) return push(t, family);
        return close(t, family);
      case CharClass::Apostrophe:
        if (open && closes_single(t)) return close(t, family);
        if (!open && is_straight(t) && opens_single(t)) push(t, family);
        return;
      default:
        return;
    }
  }

  bool is_straight(std::uint32_t t) const { return text_[scan_.tokens[t].span.begin] == '\''; }
  // 'word, but neither l'arte nor '80.
  bool opens_single(std::uint32_t t) const {
    if (!room_before(t) || t + 1 == end_ || spaced(t + 1)) return false;
    return scan_.tokens[t + 1].kind != model::TokenKind::Number;
  }
  bool closes_single(std::uint32_t t) const { return !spaced(t) && room_after(t); }

  bool is_open(Family family) const {
    for (std::size_t i = 0; i < depth_; ++i)
      if (stack_[i].family == family) return true;
    return false;
  }
  void push(std::uint32_t t, Family family) {
    if (depth_ == stack_.size()) {  // so many unclosed marks: the oldest will not find its partner
      std::move(stack_.begin() + 1, stack_.end(), stack_.begin());
      --depth_;
    }
    stack_[depth_++] = {t, family};
  }
  // Closes the innermost open mark of the family; unclosed ones inside it are no quotes.
  void close(std::uint32_t t, Family family) {
    for (auto i = depth_; i > 0; --i) {
      if (stack_[i - 1].family != family) continue;
      depth_ = i - 1;
      emit(stack_[i - 1].token + 1, t);
      return;
    }
  }
  void emit(std::uint32_t from, std::uint32_t to) {
    bool has_word = false;
    for (auto t = from; t < to && !has_word; ++t) has_word = is_word(t);
    if (!has_word) return;
    out_.push_back({{scan_.tokens[from].span.begin, scan_.tokens[to - 1].span.end}, from, to});
  }

  struct Open {
    std::uint32_t token = 0;
    Family family = Family::None;
  };
  const std::string_view text_;
  const Scan& scan_;
  const std::uint32_t begin_, end_;
  std::vector<model::Quote>& out_;
  std::array<Open, 8> stack_{};
  std::size_t depth_ = 0;
};

}  // namespace

void find_quotes(std::string_view text, const Scan& scan, std::uint32_t begin, std::uint32_t end,
                 std::vector<model::Quote>& out) {
  Finder(text, scan, begin, end, out).run();
}

}  // namespace gainsay::analysis
