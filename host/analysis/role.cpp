// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/role.hpp"

#include <algorithm>
#include <unordered_map>

#include "gainsay/base/utf8.hpp"
#include "host/analysis/dateline.hpp"

namespace gainsay::analysis {
namespace {

using model::ParagraphRole;
namespace flag = model::sentence_flag;

constexpr std::size_t longest_line = 400;      // units: what is longer is no line of boilerplate
constexpr std::uint32_t longest_heading = 25;  // words

// A folded line without bullets in front.
struct LineView {
  KeyView all;    // from the first word or number to the end
  KeyView words;  // to the last word or number
};

bool is_letter_unit(char16_t unit) { return is_word(class_of(unit)); }

bool matches(const LineView& line, const LineRow& row) {
  switch (row.where) {
    case LineRow::Where::Whole: return line.all == row.form || line.words == row.form;
    case LineRow::Where::Contains: return line.all.find(row.form) != KeyView::npos;
    case LineRow::Where::Prefix:
      return line.all.starts_with(row.form) && (line.all.size() == row.form.size() || !is_letter_unit(row.form.back()) ||
                                                !is_letter_unit(line.all[row.form.size()]));
  }
  return false;
}

bool matches_any(const LineView& line, const std::vector<LineRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [&](const LineRow& row) { return matches(line, row); });
}

class Assigner {
 public:
  Assigner(std::string_view text, const Scan& scan, const Vocabulary& vocabulary, const std::vector<const LanguageWords*>& words,
           model::Analysis& analysis)
      : text_(text), scan_(scan), vocabulary_(vocabulary), words_(words), analysis_(analysis) {}

  Roles run() && {
    auto& paragraphs = analysis_.paragraphs;
    bool ended = false;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
      paragraphs[p].role = ended ? ParagraphRole::Boilerplate : first_role(p, ended);
    }
    const bool has_body = std::any_of(paragraphs.begin(), paragraphs.end(), [&](const auto& p) { return is_finished_body(p); });
    for (std::uint32_t p = 0; has_body && p < paragraphs.size(); ++p)
      if (paragraphs[p].role == ParagraphRole::Body && is_title(p)) paragraphs[p].role = ParagraphRole::Heading;
    return std::move(out_);
  }

 private:
  LineView line_of(std::uint32_t p) const {
    auto begin = scan_.first_token[p], end = scan_.first_token[p + 1];
    while (begin < end && scan_.tokens[begin].kind > model::TokenKind::Number) ++begin;
    if (begin == end) return {};
    const auto last = scan_.tokens[end - 1].key_end;
    while (scan_.tokens[end - 1].kind > model::TokenKind::Number) --end;
    const auto* units = reinterpret_cast<const char16_t*>(scan_.key.units.data());
    const auto from = scan_.tokens[begin].key_begin;
    return {{units + from, last - from}, {units + from, scan_.tokens[end - 1].key_end - from}};
  }

  ParagraphRole first_role(std::uint32_t p, bool& ended) {
    const auto line = line_of(p);
    if (line.all.empty()) return ParagraphRole::Boilerplate;
    const auto* words = words_[p];
    if (is_dateline(p)) return ParagraphRole::Dateline;
    if (words != nullptr && line.all.size() <= longest_line) {
      ended = matches_any(line, words->end);
      if (ended || matches_any(line, words->boilerplate)) return ParagraphRole::Boilerplate;
    }
    if (is_duplicate(p, line.all)) return ParagraphRole::Duplicate;
    return all_questions(analysis_.paragraphs[p]) ? ParagraphRole::Question : ParagraphRole::Body;
  }

  bool is_dateline(std::uint32_t p) {
    const auto& paragraph = analysis_.paragraphs[p];
    const bool finished = (analysis_.sentences[paragraph.sentence_end - 1].flags & flag::Unfinished) == 0;
    if (finished || paragraph.sentence_end - paragraph.sentence_begin > 2) return false;
    const auto found = read_dateline(text_, scan_, scan_.first_token[p], scan_.first_token[p + 1], vocabulary_, words_[p]);
    if (!found) return false;
    const auto quoted = "\"" + std::string(paragraph.span.of(text_)) + "\"";
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

  // Equal hashes of unequal texts would only hide a repetition, never make one.
  bool is_duplicate(std::uint32_t p, KeyView line) {
    const auto [known, is_new] = seen_.emplace(std::hash<KeyView>{}(line), p);
    if (is_new || line_of(known->second).all != line) return false;
    analysis_.paragraphs[p].duplicate_of = known->second;
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
  std::unordered_map<std::size_t, std::uint32_t> seen_;
};

}  // namespace

Roles assign_roles(std::string_view text, const Scan& scan, const Vocabulary& vocabulary,
                   const std::vector<const LanguageWords*>& words, model::Analysis& analysis) {
  return Assigner(text, scan, vocabulary, words, analysis).run();
}

}  // namespace gainsay::analysis
