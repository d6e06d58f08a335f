// SPDX-License-Identifier: Apache-2.0
// Tables, closures, names and labels of the compiled lexicon.
#include <algorithm>

#include "gainsay/kit/lexicon.hpp"
#include "sdk/kit/lexicon_view.hpp"

namespace gainsay::kit {

namespace format = lexicon_format;
using format::View;

std::size_t Table::columns(std::size_t r) const {
  if (r >= count_) return 0;
  const auto rows = View(bytes_).section<std::uint32_t>(format::Rows);
  return rows[first_ + r + 1] - rows[first_ + r];
}

std::string_view Table::at(std::size_t r, std::size_t c) const {
  if (c >= columns(r)) return {};
  const View view(bytes_);
  const auto rows = view.section<std::uint32_t>(format::Rows);
  return view.string(view.section<std::uint32_t>(format::Cells)[rows[first_ + r] + c]);
}

std::size_t Table::column(std::string_view name) const {
  if (!has_header_) return no_column;
  const View view(bytes_);
  const auto rows = view.section<std::uint32_t>(format::Rows);
  const auto cells = view.section<std::uint32_t>(format::Cells);
  for (std::uint32_t cell = rows[first_ - 1]; cell < rows[first_]; ++cell) {
    if (view.string(cells[cell]) == name) return cell - rows[first_ - 1];
  }
  return no_column;
}

Table Lexicon::table(LanguageIndex language, std::string_view section) const {
  const View view(bytes_);
  Table out;
  out.bytes_ = bytes_;
  for (const auto& table : view.section<format::Table>(format::Tables)) {
    if (table.language != language || view.string(table.name) != section) continue;
    out.first_ = table.first;
    out.count_ = table.count;
    break;
  }
  return out;
}

Table Lexicon::knowledge(std::string_view file) const {
  const View view(bytes_);
  Table out;
  out.bytes_ = bytes_;
  for (const auto& table : view.section<format::Table>(format::Tables)) {
    if (table.language != format::knowledge_tables || view.string(table.name) != file) continue;
    out.first_ = table.first;
    out.count_ = table.count;
    out.has_header_ = true;
    break;
  }
  return out;
}

bool Lexicon::part_of(Term a, Term b) const {
  if (!a || !b) return false;
  if (a == b) return true;
  const View view(bytes_);
  const auto* entity = view.find_record<format::Entity>(format::Entities, view.term_index(a));
  if (entity == nullptr) return false;
  const auto wholes = view.section<std::uint32_t>(format::PartOf).subspan(entity->part_first, entity->part_count);
  return std::binary_search(wholes.begin(), wholes.end(), view.term_index(b));
}

bool Lexicon::is_a(Term a, Term b) const {
  if (!a || !b) return false;
  if (a == b) return true;
  const View view(bytes_);
  const auto* concept_record = view.find_record<format::Concept>(format::Concepts, view.term_index(a));
  if (concept_record == nullptr) return false;
  const auto kinds = view.section<std::uint32_t>(format::IsA).subspan(concept_record->first, concept_record->count);
  return std::binary_search(kinds.begin(), kinds.end(), view.term_index(b));
}

Term Lexicon::state_of(Term entity) const {
  const View view(bytes_);
  const auto* record = view.find_record<format::Entity>(format::Entities, view.term_index(entity));
  return record == nullptr ? Term{} : view.term(record->state);
}

Term Lexicon::type_of(Term entity) const {
  const View view(bytes_);
  const auto* record = view.find_record<format::Entity>(format::Entities, view.term_index(entity));
  return record == nullptr ? Term{} : view.term(record->type);
}

Term Lexicon::holder(Term office, std::int32_t day) const {
  const View view(bytes_);
  const std::uint32_t wanted = view.term_index(office);
  if (wanted == format::no_term) return {};
  const auto terms = view.section<format::OfficeTerm>(format::Terms);
  auto row = std::lower_bound(terms.begin(), terms.end(), wanted,
                              [](const format::OfficeTerm& term, std::uint32_t key) { return term.office < key; });
  std::uint32_t person = format::no_term;
  for (; row != terms.end() && row->office == wanted; ++row) {
    if (day < row->from_lo || day > row->to_hi || row->person == person) continue;
    if (person != format::no_term) return {};
    person = row->person;
  }
  return view.term(person);
}

std::string_view Lexicon::name(Term term) const {
  const View view(bytes_);
  const std::uint32_t index = view.term_index(term);
  return index == format::no_term ? std::string_view{}
                                  : view.string(view.section<std::uint32_t>(format::TermNames)[index]);
}

namespace {

std::string_view label_in(const View& view, std::uint32_t term, std::uint32_t language) {
  const auto labels = view.section<format::Label>(format::Labels);
  const auto found =
      std::lower_bound(labels.begin(), labels.end(), std::pair{term, language},
                       [](const format::Label& label, const std::pair<std::uint32_t, std::uint32_t>& key) {
                         return std::pair{label.term, label.language} < key;
                       });
  const bool hit = found != labels.end() && found->term == term && found->language == language;
  return hit ? view.string(found->text) : std::string_view{};
}

}  // namespace

std::string_view Lexicon::label(Term entity) const {
  const View view(bytes_);
  return label_in(view, view.term_index(entity), format::knowledge_tables);
}

std::string_view Lexicon::label(Term term, std::string_view reader) const {
  const View view(bytes_);
  const std::uint32_t index = view.term_index(term);
  if (index == format::no_term) return {};
  if (const auto language = find_language(reader)) {
    const auto own = label_in(view, index, *language);
    if (!own.empty()) return own;
  }
  const auto known = label_in(view, index, format::knowledge_tables);
  return known.empty() ? name(term) : known;
}

}  // namespace gainsay::kit
