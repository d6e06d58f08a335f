// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/scanner.hpp"

#include <algorithm>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/fold.hpp"

namespace gainsay::analysis {
namespace {

using model::TokenKind;
namespace flag = model::token_flag;

constexpr std::size_t slack = 32;  // units that may be written or read past the end without asking

TokenKind kind_of(CharClass cls) { return cls == CharClass::Symbol ? TokenKind::Symbol : TokenKind::Punctuation; }

bool is_line_end(char32_t c) { return c == '\n' || c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

void reserve(FoldBuffer& buffer, std::size_t units) {
  if (buffer.units.size() >= units) return;
  buffer.units.resize(units);
  buffer.offsets.resize(units);
}

// Appends to a fold through raw pointers; room for one unit per byte is made beforehand.
class Writer {
 public:
  Writer(FoldBuffer& buffer, std::size_t bytes) : buffer_(buffer) {
    reserve(buffer, bytes + slack);
    refresh();
  }
  ~Writer() { buffer_.size = size_; }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Writes `unit` unless it is 0.
  void put(std::uint16_t unit, std::uint32_t offset) {
    units_[size_] = unit;
    offsets_[size_] = offset;
    size_ += unit != 0 ? 1 : 0;
  }
  void put(const std::uint16_t* units, std::size_t count, std::uint32_t offset, std::size_t bytes_left) {
    reserve(buffer_, size_ + count + bytes_left + slack);
    refresh();
    for (std::size_t i = 0; i < count; ++i) {
      units_[size_] = units[i];
      offsets_[size_++] = offset;
    }
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(size_); }
  const std::uint16_t* units() const { return units_; }

  // The same as put(), for a loop that keeps everything in registers; commit() when it ends.
  struct Run {
    std::uint16_t* units;
    std::uint32_t* offsets;
    std::size_t size;
    void put(std::uint16_t unit, std::uint32_t offset) {
      units[size] = unit;
      offsets[size] = offset;
      size += unit != 0 ? 1 : 0;
    }
  };
  Run run() const { return {units_, offsets_, size_}; }
  void commit(const Run& run) { size_ = run.size; }
  // The first unit that comes from byte `offset` or a later one.
  std::uint32_t position(std::uint32_t offset) const {
    auto at = size_;
    while (at > 0 && offsets_[at - 1] >= offset) --at;
    return static_cast<std::uint32_t>(at);
  }

 private:
  void refresh() {
    units_ = buffer_.units.data();
    offsets_ = buffer_.offsets.data();
  }
  FoldBuffer& buffer_;
  std::uint16_t* units_ = nullptr;
  std::uint32_t* offsets_ = nullptr;
  std::size_t size_ = 0;
};

class Pass {
 public:
  Pass(std::string_view text, CharacterTable& characters, const StopWords& stop, Scan& out)
      : data_(reinterpret_cast<const unsigned char*>(text.data())),
        text_(text),
        characters_(characters),
        latin_(characters.latin()),
        stop_(stop),
        out_(out),
        masks_(out.masks),
        key_(out.key, text.size()),
        fold_(out.fold, text.size()) {}

  // The offset of the first bad byte, or nothing.
  std::optional<std::uint32_t> run(const std::vector<Span>& paragraphs) {
    out_.tokens.clear();
    out_.classes.clear();
    out_.first_token.clear();
    out_.words.assign(paragraphs.size(), 0);
    out_.votes.assign(paragraphs.size() * stop_.languages(), 0);
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      if (i > 0) put_both(u'\n', paragraphs[i - 1].end);
      out_.first_token.push_back(static_cast<std::uint32_t>(out_.tokens.size()));
      words_ = 0;
      votes_ = out_.votes.data() + i * stop_.languages();
      if (!paragraph(paragraphs[i])) return at_;
      out_.words[i] = words_;
    }
    out_.first_token.push_back(static_cast<std::uint32_t>(out_.tokens.size()));
    return std::nullopt;
  }

 private:
  void put_both(std::uint16_t unit, std::uint32_t offset) {
    key_.put(unit, offset);
    fold_.put(unit, offset);
  }

  // Reads the code point at at_ into c_, size_, ch_. False when it is not UTF-8; at the end it is a space.
  bool load() {
    if (at_ >= end_) {
      ch_.cls = CharClass::Space;
      return true;
    }
    const unsigned first = data_[at_];
    if (first < 0x80) {
      c_ = first;
      size_ = 1;
      ch_ = latin_[first];
      return true;
    }
    return load_long(first);
  }
  bool load_long(unsigned first) {
    if (first >= 0xC2 && first < 0xE0 && at_ + 1 < end_ && (data_[at_ + 1] & 0xC0u) == 0x80u) {
      c_ = (first & 0x1Fu) << 6 | (data_[at_ + 1] & 0x3Fu);
      size_ = 2;
    } else {
      const auto decoded = utf8::decode(text_.substr(0, end_), at_);
      if (decoded.size == 0) return false;
      c_ = decoded.value;
      size_ = decoded.size;
    }
    ch_ = characters_.at(c_);
    return true;
  }

  // Writes the folds of the loaded code point, steps over it and loads the next.
  bool take() {
    if (ch_.key != Character::several) {
      key_.put(ch_.key, at_);
      fold_.put(ch_.fold, at_);
    } else {
      take_several();
    }
    at_ += size_;
    return load();
  }
  void take_several() {
    std::uint16_t units[kit::max_fold_units];
    key_.put(units, kit::key_fold(c_, units), at_, end_ - at_ + (text_.size() - end_));
    fold_.put(units, kit::language_fold(c_, kit::CaseRule::Plain, units), at_, end_ - at_ + (text_.size() - end_));
  }

  // The hot loop: letters of one and two bytes that fold to one unit each, from the loaded one on. Classes of all but
  // the first go into `seen`. (Tried and rejected: sixteen ASCII letters at a time; words are too short for it to pay.)
  [[gnu::always_inline]] bool take_letters(unsigned& seen) {
    if (ch_.key == Character::several) return take();
    auto key = key_.run(), fold = fold_.run();
    const auto end = end_;
    const auto* const data = data_;
    const auto* const latin = latin_.data();
    unsigned classes = 0;
    key.put(ch_.key, at_);
    fold.put(ch_.fold, at_);
    auto at = at_ + size_;
    while (at < end) {
      const unsigned first = data[at];
      const Character* ch = &latin[first];
      std::uint32_t size = 1;
      if (first >= 0x80) {
        if (first < 0xC2 || first >= 0xE0 || at + 1 >= end || (data[at + 1] & 0xC0u) != 0x80u) break;
        ch = &characters_.page((first & 0x1Fu) >> 2)[(first & 0x3u) << 6 | (data[at + 1] & 0x3Fu)];
        size = 2;
      }
      if (!is_letter(ch->cls) || ch->key == Character::several) break;
      key.put(ch->key, at);
      fold.put(ch->fold, at);
      classes |= 1u << static_cast<unsigned>(ch->cls);
      at += size;
    }
    key_.commit(key);
    fold_.commit(fold);
    seen |= classes;
    at_ = at;
    return load();
  }

  bool paragraph(Span span) {
    at_ = span.begin;
    end_ = span.end;
    flags_ = static_cast<std::uint16_t>(flag::LineStart | (span.begin > 0 ? flag::SpaceBefore : 0));
    before_ = Before::Nothing;
    if (!load()) return false;
    while (at_ < end_)
      if (!(is_letter(ch_.cls) ? word() : ch_.cls == CharClass::Space ? space() : other())) return false;
    count_votes();
    return true;
  }
  bool other() {
    switch (ch_.cls) {
      case CharClass::Mark:
        return word();
      case CharClass::Digit:
        return number();
      case CharClass::Joiner:
      case CharClass::Hidden:
        return take();
      default:
        return sign();
    }
  }

  bool space() {
    const auto begin = at_;
    flags_ |= flag::SpaceBefore;
    before_ = Before::Nothing;
    if (c_ == ' ' && at_ + 1 < end_ && data_[at_ + 1] > ' ' && data_[at_ + 1] < 0x7F) {  // nearly always
      put_both(u' ', begin);
      ++at_;
      return load();
    }
    while (at_ < end_ &&
           (ch_.cls == CharClass::Space || ch_.cls == CharClass::Hidden || ch_.cls == CharClass::Joiner)) {
      if (is_line_end(c_)) flags_ |= flag::LineStart;
      at_ += size_;
      if (!load()) return false;
    }
    if (at_ < end_) put_both(u' ', begin);
    return true;
  }

  // Built where it will stay: a copy would wait for the stores it was made of.
  model::Token& begin_token() {
    auto& t = out_.tokens.emplace_back();
    t.span.begin = at_;
    t.key_begin = key_.size();
    t.fold_begin = fold_.size();
    t.flags = flags_;
    return t;
  }
  void end_token(model::Token& t, TokenKind kind, CharClass cls) {
    t.span.end = at_;
    t.key_end = key_.size();
    t.fold_end = fold_.size();
    t.kind = kind;
    out_.classes.push_back(cls);
    flags_ = 0;
  }

  bool word() {
    auto& token = begin_token();
    const auto first = ch_.cls;
    if (before_ == Before::Link) token.flags |= flag::Joined;
    unsigned seen = 0;  // classes after the first
    auto last = first;
    if (!(is_letter(first) ? take_letters(seen) : take())) return false;
    while (is_word(ch_.cls)) {
      last = ch_.cls;
      seen |= 1u << static_cast<unsigned>(last);
      if (!(is_letter(last) ? take_letters(seen) : take())) return false;
    }
    if (first == CharClass::Upper) token.flags |= case_flags(seen);
    vote(token.key_begin);
    ++words_;
    before_ = Before::Word;
    end_token(token, TokenKind::Word, first);
    if (last == CharClass::Hidden) drop_hidden_end();
    return true;
  }
  static std::uint16_t case_flags(unsigned seen) {
    constexpr unsigned lower = 1u << static_cast<unsigned>(CharClass::Lower),
                       upper = 1u << static_cast<unsigned>(CharClass::Upper),
                       letter = 1u << static_cast<unsigned>(CharClass::Letter);
    if ((seen & lower) != 0 || (seen & (upper | letter)) == 0) return flag::Capitalised;
    return (seen & upper) != 0 ? flag::AllCaps : 0;
  }
  // Bidi controls and soft hyphens between letters belong to the word, after it they do not.
  void drop_hidden_end() {
    auto& token = out_.tokens.back();
    for (auto at = token.span.end; at > token.span.begin;) {
      --at;
      if (!utf8::is_boundary(text_, at)) continue;
      if (class_of(utf8::decode(text_, at).value) != CharClass::Hidden) break;
      token.span.end = at;
    }
    token.key_end = key_.position(token.span.end);
    token.fold_end = fold_.position(token.span.end);
  }

  void vote(std::uint32_t key_begin) {
    if (words_ == masks_.size()) masks_.resize(2 * words_ + 64);
    masks_[words_] = stop_.find(key_.units() + key_begin, key_.size() - key_begin);
  }
  void count_votes() {
    for (std::size_t l = 0; l < stop_.languages(); ++l) {
      std::uint64_t votes = 0;
      for (std::size_t w = 0; w < words_; ++w) votes += masks_[w] >> l & 1u;
      votes_[l] = static_cast<std::uint32_t>(votes);
    }
  }

  bool number() {
    auto& token = begin_token();
    const auto zero = ch_.zero;
    while (at_ < end_) {
      const bool digit = ch_.cls == CharClass::Digit && ch_.zero == zero;
      if (!digit && ch_.cls != CharClass::Mark && !is_inner_mark(zero)) break;
      if (!take()) return false;
    }
    before_ = Before::Word;
    end_token(token, TokenKind::Number, CharClass::Digit);
    return true;
  }
  // A grouping or decimal mark with a digit of the same script behind it (there is one before it).
  bool is_inner_mark(std::uint16_t zero) {
    if (ch_.cls != CharClass::NumberMark && ch_.cls != CharClass::Stop) return false;
    const auto next = utf8::decode(text_.substr(0, end_), at_ + size_);
    if (next.size == 0) return false;
    const auto ch = characters_.at(next.value);
    return ch.cls == CharClass::Digit && ch.zero == zero;
  }

  // One code point and what extends it (UAX #29 GB9, GB11, GB12: marks, joined emoji, flags).
  bool sign() {
    auto& token = begin_token();
    const auto cls = ch_.cls;
    auto previous = c_;
    const bool like_apostrophe = c_ == U'‘';  // Kore‘nin: typed for ’
    if (!take()) return false;
    while (at_ < end_ &&
           (ch_.cls == CharClass::Mark || ch_.cls == CharClass::Joiner ||
            (ch_.cls == CharClass::Symbol && (previous == 0x200D || (is_regional(previous) && is_regional(c_)))))) {
      previous = is_regional(c_) ? U'\0' : c_;
      if (!take()) return false;
    }
    const bool links =
        (cls == CharClass::Apostrophe || cls == CharClass::Hyphen || like_apostrophe) && before_ == Before::Word;
    before_ = links ? Before::Link : Before::Nothing;
    end_token(token, kind_of(cls), cls);
    return true;
  }

  const unsigned char* const data_;
  const std::string_view text_;
  CharacterTable& characters_;
  const CharacterTable::Page& latin_;
  const StopWords& stop_;
  Scan& out_;
  std::vector<std::uint64_t>& masks_;  // of this paragraph's words: the languages of which each is a function word
  Writer key_, fold_;

  std::uint32_t at_ = 0, end_ = 0;  // in bytes
  char32_t c_ = 0;
  std::uint32_t size_ = 0;
  Character ch_;

  enum class Before { Nothing, Word, Link };  // what stands directly before at_
  Before before_ = Before::Nothing;
  std::uint16_t flags_ = 0;  // of the next token
  std::uint32_t words_ = 0;  // of this paragraph
  std::uint32_t* votes_ = nullptr;
};

}  // namespace

model::Fold FoldBuffer::copy(std::uint32_t text_size) const {
  model::Fold out;
  out.units.assign(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(size));
  out.offsets.reserve(size + 1);
  out.offsets.assign(offsets.begin(), offsets.begin() + static_cast<std::ptrdiff_t>(size));
  out.offsets.push_back(text_size);
  return out;
}

std::optional<std::uint32_t> Scanner::scan(std::string_view text, const std::vector<Span>& paragraphs,
                                           const StopWords& stop, Scan& out) {
  return Pass(text, characters_, stop, out).run(paragraphs);
}

}  // namespace gainsay::analysis
