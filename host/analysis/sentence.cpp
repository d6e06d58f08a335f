// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/sentence.hpp"

#include <algorithm>

#include "gainsay/base/utf8.hpp"

namespace gainsay::analysis {
namespace {

using model::TokenKind;
namespace flag = model::token_flag;

bool is_question_mark(char32_t c) {
  return c == U'?' || c == U'؟' || c == 0x37E || c == U'？' || (c >= U'⁇' && c <= U'⁉') || c == U'‽';
}

class Splitter {
 public:
  Splitter(std::string_view text, Scan& scan, std::uint32_t paragraph, const LanguageWords* words,
           const StopWords& stop, std::vector<model::Sentence>& out)
      : text_(text),
        scan_(scan),
        words_(words),
        stop_(stop),
        out_(out),
        paragraph_(paragraph),
        begin_(scan.first_token[paragraph]),
        end_(scan.first_token[paragraph + 1]) {}

  void run() {
    start_ = begin_;
    bool quoted = false;  // inside "…": the same mark opens and closes
    for (auto i = begin_; i < end_;) {
      const auto cls = scan_.classes[i];
      if (cls == CharClass::DoubleQuote) quoted = !quoted;
      if (i > start_ && is_bullet(i)) finish(i);
      content_ = content_ || is_word(i) || is_number(i);
      if (cls != CharClass::Stop && cls != CharClass::Terminal) {
        ++i;
        continue;
      }
      const auto next = end_of_run(i, quoted);
      if (is_boundary(i, next)) finish(next);
      i = next;
    }
    if (start_ < end_) finish(end_);
  }

 private:
  const model::Token& token(std::uint32_t i) const { return scan_.tokens[i]; }
  CharClass cls(std::uint32_t i) const { return scan_.classes[i]; }
  bool spaced(std::uint32_t i) const { return (token(i).flags & flag::SpaceBefore) != 0; }
  bool is_word(std::uint32_t i) const { return token(i).kind == TokenKind::Word; }
  bool is_number(std::uint32_t i) const { return token(i).kind == TokenKind::Number; }
  char32_t code_point(std::uint32_t i) const { return utf8::decode(text_, token(i).span.begin).value; }
  bool is_stop(std::uint32_t i) const { return cls(i) == CharClass::Stop || cls(i) == CharClass::Terminal; }
  KeyView key(std::uint32_t from, std::uint32_t to) const {
    const auto* units = reinterpret_cast<const char16_t*>(scan_.key.units.data());
    return {units + token(from).key_begin, token(to).key_end - token(from).key_begin};
  }
  std::size_t length(std::uint32_t i) const { return token(i).key_end - token(i).key_begin; }

  // S1: a bullet in running text begins a new item.
  bool is_bullet(std::uint32_t i) const {
    if (cls(i) < CharClass::Punctuation || !spaced(i) || i + 1 == end_ || !spaced(i + 1)) return false;
    const auto c = code_point(i);
    return c == U'•' || c == U'◦' || c == U'▪' || c == U'●' || c == U'■';
  }

  // S2: a run of final marks takes the closing marks behind it along: `.”`, `?)`, `!!`, `. .`, `.»`.
  std::uint32_t end_of_run(std::uint32_t i, bool& quoted) const {
    auto next = i + 1;
    for (; next < end_; ++next) {
      const auto c = cls(next);
      if (c == CharClass::Stop || c == CharClass::Terminal) {
        const bool alone = next + 1 == end_ || spaced(next + 1) || is_stop(next + 1);
        if (spaced(next) && !alone) break;  // `.5` after a space is a number
        continue;
      }
      if (c == CharClass::Close || c == CharClass::CloseQuote) continue;
      const bool room_after = next + 1 == end_ || spaced(next + 1) || !is_word(next + 1);
      if (c == CharClass::DoubleQuote && room_after && (quoted || !spaced(next))) {
        quoted = false;
        continue;
      }
      if (spaced(next)) break;
      if (c != CharClass::Apostrophe || !room_after) break;
    }
    return next;
  }

  // Does the run [i, next) end a sentence?
  bool is_boundary(std::uint32_t i, std::uint32_t next) const {
    if (!content_) return false;  // S3: `… and then`, `[...]`, `.5` at the start
    if (next == end_) return true;
    if (!spaced(next)) return is_glued(i, next);
    if (continues(next)) return false;
    const auto lead = first_word(next);
    if (lead == end_) return !is_opening(next);
    const bool single = cls(i) == CharClass::Stop && (next == i + 1 || !is_stop(i + 1));
    if (cls(lead) == CharClass::Lower) return lead == next && begins_small(i, next, single);
    if (cls(lead) == CharClass::Letter && is_ellipsis(i, single)) return false;  // S5: without case nothing tells
    if (!single || spaced(i) || i == start_) return true;
    if (is_number(i - 1)) return !is_ordinal(i, lead);
    return !is_word(i - 1) || !is_abbreviation(i, lead);
  }

  bool is_ellipsis(std::uint32_t i, bool single) const {
    return cls(i) == CharClass::Stop ? !single && is_stop(i + 1) && !spaced(i + 1) : code_point(i) == U'…';
  }

  // S6: careless writing begins sentences with small letters. Believed after `?` or `!`, and after a full stop when a
  // whole small word stands before it and a function word behind it.
  bool begins_small(std::uint32_t i, std::uint32_t next, bool single) const {
    if (next != i + 1 && !is_stop(next - 1)) return false;  // `“Why?” he asked`
    if (is_ellipsis(i, single) || spaced(i) || i == start_ || !is_word(i - 1)) return false;
    if (!single) return true;
    return cls(i - 1) == CharClass::Lower && length(i - 1) >= 4 && i - start_ >= 4 && is_stop_word(next, 1) &&
           !is_abbreviation(i, next);
  }

  bool is_opening(std::uint32_t i) const {
    const auto c = cls(i);
    return c == CharClass::OpenQuote || c == CharClass::Open || c == CharClass::DoubleQuote ||
           c == CharClass::Apostrophe || c == CharClass::Dash || c == CharClass::Hyphen;
  }

  // S4: after a comma, colon or semicolon the sentence goes on, whatever stood before.
  bool continues(std::uint32_t i) const {
    const auto c = code_point(i);
    return c == U',' || c == U'،' || c == U';' || c == U'؛' || c == U':' || cls(i) == CharClass::NumberMark;
  }

  // The first word or number at or after `i`, over opening marks and dashes; `end_` when something else stands there.
  std::uint32_t first_word(std::uint32_t i) const {
    for (const auto last = std::min(i + 5, end_); i < last; ++i) {
      if (is_word(i) || is_number(i)) return i;
      if (!is_opening(i)) return end_;
    }
    return end_;
  }

  // S7: `finished.Then`: no space, but two whole words, the second with a capital or of a script without case.
  bool is_glued(std::uint32_t i, std::uint32_t next) const {
    if (i == start_ || spaced(i) || !is_word(i - 1) || !is_word(next) || length(i - 1) < 3 || length(next) < 2)
      return false;
    if (i - 1 > start_ && !spaced(i - 1) && !is_opening(i - 2)) return false;  // a dotted name: an address, a version
    for (auto t = next; t < std::min(next + 6, end_) && (t == next || !spaced(t)); ++t)
      if (code_point(t) == U'@' || code_point(t) == U'/') return false;  // the rest of an address
    const auto before = cls(i - 1), after = cls(next);
    if (after == CharClass::Letter) return before == CharClass::Letter;
    return after == CharClass::Upper && (token(next).flags & flag::AllCaps) == 0 &&
           (token(i - 1).flags & flag::AllCaps) == 0 &&
           !(next + 1 < end_ && is_stop(next + 1) && !spaced(next + 1) && next + 2 < end_ && !spaced(next + 2));
  }

  bool is_stop_word(std::uint32_t i, std::size_t shortest) const {
    if (words_ == nullptr || !is_word(i) || length(i) < shortest) return false;
    const auto k = key(i, i);
    return stop_.contains({reinterpret_cast<const std::uint16_t*>(k.data()), k.size()}, words_->bit);
  }

  // S8: `1. First` at the start of an item, in every language; `2. word` = second where the language writes ordinals
  // so.
  bool is_ordinal(std::uint32_t i, std::uint32_t lead) const {
    if (i - 1 == start_ || (i - 2 == start_ && !is_word(start_) && !is_number(start_))) return true;
    if (words_ == nullptr || !words_->ordinal_stop || !is_word(lead)) return false;
    return length(i - 1) <= 3 && !is_stop_word(lead, 2) && !is_counted(i - 1);
  }
  // `p. 12`: an abbreviation that asks for a number makes it no ordinal.
  bool is_counted(std::uint32_t number) const {
    if (number < start_ + 2 || cls(number - 1) != CharClass::Stop || !is_word(number - 2)) return false;
    const auto* row = row_of(number - 2, number - 2);
    return row != nullptr && row->before_number;
  }

  // First token of the written word that ends with token `last`: letters and stops without a space between.
  std::uint32_t written_word(std::uint32_t last) const {
    auto first = last;
    while (first > start_ && last - first < 12 && !spaced(first) &&
           (is_word(first - 1) || cls(first - 1) == CharClass::Stop))
      --first;
    return is_word(first) ? first : first + 1;
  }

  // S9: rows of [abbrev]: the whole written word (`S.p.A.`), else its last piece.
  bool is_abbreviation(std::uint32_t i, std::uint32_t lead) const {
    const auto last = i - 1, first = written_word(last);
    const bool acronym = is_acronym(first, last);
    const auto* row = row_of(first, last);
    if (row == nullptr && first != last && !acronym) row = row_of(last, last);
    if (row != nullptr) {
      if ((row->may_end || acronym) && is_stop_word(lead, 1)) return false;
      if (row->always || row->before_upper || (row->before_number && is_number(lead))) return true;
    }
    if (acronym) return !is_stop_word(lead, 1);
    return is_initial(last, lead) || is_roman(last, lead) || (last == start_ && length(last) == 1);  // `a. First`
  }
  const Abbreviation* row_of(std::uint32_t first, std::uint32_t last) const {
    if (words_ == nullptr) return nullptr;
    const auto known = words_->abbreviations.find(key(first, last));
    return known == words_->abbreviations.end() ? nullptr : &known->second;
  }

  // S10: `U.S. State`, `T.C. …`: one-letter pieces with stops between; a function word behind it begins a sentence.
  bool is_acronym(std::uint32_t first, std::uint32_t last) const {
    if (first == last) return false;
    for (auto t = first; t <= last; ++t)
      if (is_word(t) && length(t) != 1) return false;
    return true;
  }
  // S11: `J. Smith`, `م. رضایی`. A longer function word behind it begins a sentence: `Plan B. The …`.
  bool is_initial(std::uint32_t last, std::uint32_t lead) const {
    const bool letter = cls(last) == CharClass::Upper || cls(last) == CharClass::Letter;
    return letter && length(last) == 1 && is_word(lead) && !is_stop_word(lead, 3);
  }
  // S12: `II. Abdülhamid`, where `2.` would be an ordinal.
  bool is_roman(std::uint32_t last, std::uint32_t lead) const {
    if (words_ == nullptr || !words_->ordinal_stop || (token(last).flags & flag::AllCaps) == 0) return false;
    return key(last, last).find_first_not_of(u"ivxlcdm") == KeyView::npos && !is_stop_word(lead, 2);
  }

  void finish(std::uint32_t next) {
    model::Sentence s;
    s.span = {token(start_).span.begin, token(next - 1).span.end};
    s.token_begin = start_;
    s.token_end = next;
    s.paragraph = paragraph_;
    s.flags = flags_of(start_, next);
    const auto index = static_cast<std::uint32_t>(out_.size());
    for (auto t = start_; t < next; ++t) scan_.tokens[t].sentence = index;
    out_.push_back(s);
    start_ = next;
    content_ = false;
  }

  std::uint32_t flags_of(std::uint32_t from, std::uint32_t to) const {
    auto last = to;
    while (last > from && !is_stop(last - 1) && !is_word(last - 1) && !is_number(last - 1) &&
           (cls(last - 1) == CharClass::Close || cls(last - 1) == CharClass::CloseQuote ||
            cls(last - 1) == CharClass::DoubleQuote || cls(last - 1) == CharClass::Apostrophe))
      --last;
    if (last == from || !is_stop(last - 1)) return model::sentence_flag::Unfinished | question_word(from, to, false);
    for (auto t = last; t > from && is_stop(t - 1); --t)
      if (is_question_mark(code_point(t - 1))) return model::sentence_flag::Question;
    return question_word(from, last, true);
  }
  // A word that makes a question without a mark counts at the head or the end of the sentence only: inside it opens a
  // clause.
  std::uint32_t question_word(std::uint32_t from, std::uint32_t to, bool finished) const {
    if (words_ == nullptr || words_->questions.empty()) return 0;
    while (from < to && !is_word(from)) ++from;
    while (from < to && !is_word(to - 1)) --to;
    if (from == to) return 0;
    return asks(from, finished) || asks(to - 1, finished) ? model::sentence_flag::Question : 0;
  }
  bool asks(std::uint32_t t, bool finished) const {
    const auto row = words_->questions.find(key(t, t));
    return row != words_->questions.end() && (row->second || !finished);
  }

  const std::string_view text_;
  Scan& scan_;
  const LanguageWords* const words_;
  const StopWords& stop_;
  std::vector<model::Sentence>& out_;
  const std::uint32_t paragraph_, begin_, end_;
  std::uint32_t start_ = 0;  // first token of the current sentence
  bool content_ = false;     // has it a word or number yet?
};

}  // namespace

void split_sentences(std::string_view text, Scan& scan, std::uint32_t paragraph, const LanguageWords* words,
                     const StopWords& stop, std::vector<model::Sentence>& out) {
  Splitter(text, scan, paragraph, words, stop, out).run();
}

}  // namespace gainsay::analysis
