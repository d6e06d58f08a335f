// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/role.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "host/analysis/dateline.hpp"

namespace gainsay::analysis {
namespace {

using model::ParagraphRole;
namespace flag = model::sentence_flag;

constexpr std::size_t longest_line = 400;      // units: what is longer is no line of boilerplate
constexpr std::size_t longest_searched = 200;  // units: nor is one with a phrase of it somewhere inside
constexpr std::uint32_t longest_heading = 25;  // words

// Eight bytes a step; only has to be fast and the same everywhere.
std::uint64_t hash_of(KeyView line) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = line.size() * factor, four = 0;
  std::size_t i = 0;
  for (; i + 4 <= line.size(); i += 4) {
    std::memcpy(&four, line.data() + i, 8);
    hash = (hash ^ four) * factor;
    hash ^= hash >> 29;
  }
  for (; i < line.size(); ++i) hash = (hash ^ line[i]) * factor;
  return hash ^ hash >> 32;
}

class Assigner {
 public:
  Assigner(std::string_view text, const Scan& scan, const Vocabulary& vocabulary,
           const std::vector<const LanguageWords*>& words, model::Analysis& analysis)
      : text_(text),
        scan_(scan),
        vocabulary_(vocabulary),
        words_(words),
        analysis_(analysis),
        seen_(std::bit_ceil(2 * analysis.paragraphs.size() + 1)) {}

  Roles run() && {
    auto& paragraphs = analysis_.paragraphs;
    bool ended = false;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
      paragraphs[p].role = ended ? ParagraphRole::Boilerplate : first_role(p, ended);
    }
    const bool has_body =
        std::any_of(paragraphs.begin(), paragraphs.end(), [&](const auto& p) { return is_finished_body(p); });
    for (std::uint32_t p = 0; has_body && p < paragraphs.size(); ++p)
      if (paragraphs[p].role == ParagraphRole::Body && is_title(p)) paragraphs[p].role = ParagraphRole::Heading;
    return std::move(out_);
  }

 private:
  // The folded paragraph from token `from` to its end.
  KeyView folded(std::uint32_t p, std::uint32_t from) const {
    const auto* units = reinterpret_cast<const char16_t*>(scan_.key.units.data());
    const auto begin = scan_.tokens[from].key_begin;
    return {units + begin, scan_.tokens[scan_.first_token[p + 1] - 1].key_end - begin};
  }
  bool is_word(std::uint32_t t) const { return scan_.tokens[t].kind <= model::TokenKind::Number; }
  // The first word or number: what stands before it are bullets.
  std::uint32_t first_word(std::uint32_t p) const {
    auto t = scan_.first_token[p];
    while (t < scan_.first_token[p + 1] && !is_word(t)) ++t;
    return t;
  }
  // From the first word on; empty when there is none.
  KeyView line_of(std::uint32_t p) const {
    const auto t = first_word(p);
    return t == scan_.first_token[p + 1] ? KeyView{} : folded(p, t);
  }

  bool matches(std::uint32_t p, const LineRows& rows) const {
    const auto begin = scan_.first_token[p], end = scan_.first_token[p + 1], first = first_word(p);
    auto last = end;
    while (!is_word(last - 1)) --last;
    for (const auto from : {begin, first}) {  // a form may begin with a sign: ©
      if (rows.begins(folded(p, from), scan_.tokens[last - 1].key_end - scan_.tokens[from].key_begin)) return true;
      if (first == begin) break;
    }
    const auto line = folded(p, first);
    const bool search = rows.has_contains() && line.size() <= longest_searched;
    for (auto t = first; search && t < last; ++t)
      if (is_word(t) && rows.stands_at(line, scan_.tokens[t].key_begin - scan_.tokens[first].key_begin)) return true;
    return false;
  }

  ParagraphRole first_role(std::uint32_t p, bool& ended) {
    const auto line = line_of(p);
    if (line.empty()) return ParagraphRole::Boilerplate;
    const auto* words = words_[p];
    if (is_dateline(p)) return ParagraphRole::Dateline;
    if (words != nullptr && line.size() <= longest_line) {
      ended = matches(p, words->end);
      if (ended || matches(p, words->boilerplate)) return ParagraphRole::Boilerplate;
    }
    if (is_duplicate(p, line)) return ParagraphRole::Duplicate;
    return all_questions(analysis_.paragraphs[p]) ? ParagraphRole::Question : ParagraphRole::Body;
  }

  bool is_dateline(std::uint32_t p) {
    const auto& paragraph = analysis_.paragraphs[p];
    const bool finished = (analysis_.sentences[paragraph.sentence_end - 1].flags & flag::Unfinished) == 0;
    if (finished || paragraph.sentence_end - paragraph.sentence_begin > 2) return false;
    const auto found =
        read_dateline(text_, scan_, scan_.first_token[p], scan_.first_token[p + 1], vocabulary_, words_[p]);
    if (!found) return false;
    std::string quoted = "\"";
    quoted.append(paragraph.span.of(text_)).append("\"");
    if (!found->weekday_agrees) {
      out_.notes.push_back("the dateline " + quoted + " names another weekday than its date has; it is not used");
    } else if (!out_.dateline) {
      out_.dateline = found->published;
    } else if (std::abs(found->published.days.lo - out_.dateline->days.lo) > 1) {
      out_.notes.push_back("the dateline " + quoted + " and the one above it, " + out_.dateline->edtf +
                           ", differ; the first is used");
    }
    return true;
  }

  // An open table of paragraphs. Equal hashes of unequal texts would only hide a repetition, never make one.
  bool is_duplicate(std::uint32_t p, KeyView line) {
    const auto hash = hash_of(line);
    auto at = hash & (seen_.size() - 1);
    while (seen_[at].paragraph != model::no_paragraph && seen_[at].hash != hash) at = (at + 1) & (seen_.size() - 1);
    if (seen_[at].paragraph == model::no_paragraph) {
      seen_[at] = {hash, p};
      return false;
    }
    if (line_of(seen_[at].paragraph) != line) return false;
    analysis_.paragraphs[p].duplicate_of = seen_[at].paragraph;
    return true;
  }

  bool all_questions(const model::Paragraph& p) const {
    for (auto s = p.sentence_begin; s < p.sentence_end; ++s)
      if ((analysis_.sentences[s].flags & flag::Question) == 0) return false;
    return p.sentence_begin < p.sentence_end;
  }

  bool is_finished_body(const model::Paragraph& p) const {
    return p.role == ParagraphRole::Body && (analysis_.sentences[p.sentence_end - 1].flags & flag::Unfinished) == 0;
  }

  bool is_title(std::uint32_t p) const {
    const auto& paragraph = analysis_.paragraphs[p];
    if (paragraph.sentence_end - paragraph.sentence_begin != 1 || scan_.words[p] > longest_heading) return false;
    if ((analysis_.sentences[paragraph.sentence_begin].flags & flag::Unfinished) == 0) return false;
    const auto first = scan_.classes[scan_.first_token[p]];
    const auto last = text_[paragraph.span.end - 1];
    const bool item = first == CharClass::Hyphen || first == CharClass::Dash || first == CharClass::Symbol ||
                      first == CharClass::Punctuation;  // • – *
    return !item && last != ':' && last != ',' && last != ';';
  }

  const std::string_view text_;
  const Scan& scan_;
  const Vocabulary& vocabulary_;
  const std::vector<const LanguageWords*>& words_;
  model::Analysis& analysis_;
  Roles out_;
  struct Seen {
    std::uint64_t hash = 0;
    std::uint32_t paragraph = model::no_paragraph;
  };
  std::vector<Seen> seen_;  // a power of two, at most half full
};

}  // namespace

Roles assign_roles(std::string_view text, const Scan& scan, const Vocabulary& vocabulary,
                   const std::vector<const LanguageWords*>& words, model::Analysis& analysis) {
  return Assigner(text, scan, vocabulary, words, analysis).run();
}

}  // namespace gainsay::analysis
