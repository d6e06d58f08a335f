// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/fold.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "sdk/lexicon/forms.hpp"

namespace gainsay::lexicon {
namespace {

namespace format = kit::lexicon_format;

// Sections whose ids must be rows of a knowledge table, and which give labels.
constexpr std::array<std::string_view, 3> table_sections = {"ent", "concept", "unit"};

bool has_table_ids(std::string_view section) {
  return std::find(table_sections.begin(), table_sections.end(), section) != table_sections.end();
}

// A form of at least two letters, all of them capitals ("US", "U.N.", "İHA").
bool is_acronym(std::string_view form) {
  int capitals = 0;
  std::uint16_t lower[kit::max_fold_units];
  for (std::size_t at = 0; at < form.size();) {
    const auto c = utf8::decode(form, at);
    if (c.size == 0) return false;
    at += c.size;
    const std::size_t size = kit::language_fold(c.value, kit::CaseRule::Plain, lower);
    const bool changed = size != 1 || lower[0] != c.value;
    if (changed) ++capitals;
    if (!changed && (c.value >= 0x80 || (c.value >= U'a' && c.value <= U'z'))) return false;
  }
  return capitals >= 2;
}

Result<Ending> parse_ending(std::string_view path, const Row& row) {
  Ending out;
  std::string_view ending = row.at(1);
  if (ending.starts_with('-')) {
    const auto [end, error] = std::from_chars(ending.data() + 1, ending.data() + ending.size(), out.cut);
    if (error != std::errc{} || out.cut > 64)
      return bad_row(path, row.line, "after - stands the number of letters to cut");
    ending.remove_prefix(static_cast<std::size_t>(end - ending.data()));
  }
  out.ending = ending;
  out.features = row.at(2);
  out.prefix = row.at(3);
  return out;
}

Result<Paradigms> read_paradigms(const LanguageFile& file) {
  Paradigms out;
  const Section* section = file.find("paradigm");
  if (section == nullptr) return out;
  for (const auto& row : section->rows) {
    if (row.at(0).empty()) return bad_row(file.path, row.line, "a row of [paradigm] begins with the paradigm's name");
    auto ending = parse_ending(file.path, row);
    if (!ending) return ending.error();
    out[std::string(row.at(0))].push_back(*std::move(ending));
  }
  return out;
}

}  // namespace

struct Words::Context {
  std::uint16_t language;
  const LanguageFile& file;
  const std::set<char>& suffix_classes;
  Paradigms paradigms{};
  FormSet off{};
  FormSet own{};
};

namespace {

// What the row's features demand of its forms.
Result<std::uint16_t> row_flags(std::string_view path, const Row& row, const std::set<char>& suffix_classes) {
  std::uint16_t flags = 0;
  for (const auto tail : split(feature(row.at(2), "tail"), ",")) {
    if (tail != "n" && tail != "v") return bad_row(path, row.line, "tail is n, v or n,v, not " + std::string(tail));
    if (suffix_classes.count(tail[0]) == 0) {
      return bad_row(path, row.line,
                     "tail=" + std::string(tail) + ", but [suffix] has no slot of class " + std::string(tail));
    }
    flags |= tail == "n" ? format::posting_flag::TailNoun : format::posting_flag::TailVerb;
  }
  const auto letter_case = feature(row.at(2), "case");
  if (!letter_case.empty() && letter_case != "upper")
    return bad_row(path, row.line, "case is upper, not " + std::string(letter_case));
  if (!letter_case.empty()) flags |= format::posting_flag::Upper;
  return flags;
}

}  // namespace

std::uint16_t Words::category(std::string_view section) {
  const std::uint32_t name = pool_.name(section);
  const auto found = std::find(categories_.begin(), categories_.end(), name);
  if (found != categories_.end()) return static_cast<std::uint16_t>(found - categories_.begin());
  categories_.push_back(name);
  return static_cast<std::uint16_t>(categories_.size() - 1);
}

std::uint32_t Words::add_entry(std::uint16_t language, std::string_view section, std::string_view id,
                               std::string_view features) {
  const std::uint32_t name = pool_.name(id);
  entries_.push_back({category(section), language, name, pool_.intern(features), name});
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

Result<void> Words::add_form(Context& context, std::uint32_t entry, std::string_view form,
                             std::string_view form_features, std::uint16_t flags) {
  auto spellings = variants(form);
  if (!spellings) return spellings.error();
  const format::Entry& owner = entries_[entry];
  if ((flags & format::posting_flag::Upper) != 0 && is_acronym(form)) flags |= format::posting_flag::AllCaps;
  for (const auto& spelling : *spellings) {
    Key key = kit::key_fold(trim(spelling));
    if (key.empty()) return Error{ErrorCode::BadInput, "a form of this row is empty once folded", "", ""};
    context.own.emplace(pool_.at(categories_[owner.category]), pool_.at(owner.id), key);
    postings_.push_back({std::move(key), {entry, pool_.intern(form_features), owner.language, flags}});
  }
  return {};
}

Result<void> Words::add_row(Context& context, const Section& section, const Row& row) {
  const auto& path = context.file.path;
  const auto id = row.at(0);
  if (id.empty()) return bad_row(path, row.line, "the first column, the id, is empty");
  const auto forms = alternatives(row.at(1));
  if (forms.empty()) return bad_row(path, row.line, "the second column, the forms, is empty");
  if (!feature(row.at(2), "off").empty()) {
    for (const auto& form : forms) {
      auto spellings = variants(form);
      if (!spellings) return bad_row(path, row.line, spellings.error().message);
      for (const auto& spelling : *spellings) context.off.emplace(section.name, id, kit::key_fold(trim(spelling)));
    }
    return {};
  }
  if (has_table_ids(section.name) && known_ids_.count(id) == 0) {
    return bad_row(path, row.line, "no knowledge table has the id \"" + std::string(id) + "\"");
  }
  auto flags = row_flags(path, row, context.suffix_classes);
  if (!flags) return flags.error();
  const auto paradigm_name = feature(row.at(2), "paradigm");
  const auto paradigm = context.paradigms.find(paradigm_name);
  if (!paradigm_name.empty() && paradigm == context.paradigms.end()) {
    return bad_row(path, row.line, "[paradigm] has no rows called \"" + std::string(paradigm_name) + "\"");
  }
  const std::uint32_t entry = add_entry(context.language, section.name, id, row.at(2));
  for (const auto& form : forms) {
    if (paradigm_name.empty()) {
      if (auto added = add_form(context, entry, form, "", *flags); !added)
        return bad_row(path, row.line, added.error().message);
      label(context.language, entries_[entry].id, section.name, row.at(2), display(form));
      continue;
    }
    for (const auto& ending : paradigm->second) {
      auto stem = cut_end(form, ending.cut);
      if (!stem) return bad_row(path, row.line, stem.error().message);
      const std::string whole = ending.prefix + *stem + ending.ending;
      if (auto added = add_form(context, entry, whole, ending.features, *flags); !added) {
        return bad_row(path, row.line, added.error().message);
      }
      label(context.language, entries_[entry].id, section.name, row.at(2), display(whole));
    }
  }
  return {};
}

void Words::add_label(std::uint16_t language, std::string_view id, std::string_view text) {
  labels_.emplace(std::pair{std::uint32_t{language}, pool_.name(id)}, pool_.intern(text));
}

void Words::label(std::uint16_t language, std::uint32_t id, std::string_view section, std::string_view features,
                  std::string_view form) {
  const auto via = feature(features, "via");
  if (!has_table_ids(section) || (!via.empty() && via != "name")) return;
  labels_.emplace(std::pair{std::uint32_t{language}, id}, pool_.intern(form));
}

void Words::add_supplied(std::uint16_t language, const SuppliedRow& row, std::string_view extra, const FormSet& off,
                         const FormSet& own) {
  std::uint16_t flags = 0;
  const auto tails = split(feature(extra, "tail"), ",");
  if (std::find(tails.begin(), tails.end(), "n") != tails.end()) flags |= format::posting_flag::TailNoun;
  if (std::find(tails.begin(), tails.end(), "v") != tails.end()) flags |= format::posting_flag::TailVerb;
  if (feature(extra, "case") == "upper") flags |= format::posting_flag::Upper;
  std::string features = row.features;
  if (!features.empty() && !extra.empty()) features += ' ';
  features += extra;
  std::uint32_t entry = 0;
  bool begun = false;
  std::set<Key> done;
  for (const auto& form : row.forms) {
    Key key = kit::key_fold(form);
    if (key.empty() || off.count({row.section, row.id, key}) != 0 || off.count({row.section, "*", key}) != 0) continue;
    if (own.count({row.section, row.id, key}) != 0 || !done.insert(key).second) continue;
    if (!begun) entry = add_entry(language, row.section, row.id, features);
    begun = true;
    const bool acronym = (flags & format::posting_flag::Upper) != 0 && is_acronym(form);
    const auto form_flags = static_cast<std::uint16_t>(flags | (acronym ? format::posting_flag::AllCaps : 0));
    postings_.push_back({std::move(key), {entry, 0, language, form_flags}});
  }
}

Result<void> Words::add_language(std::uint16_t language, const LanguageFile& file,
                                 const std::vector<SuppliedRow>& supplied, const std::set<char>& suffix_classes) {
  auto paradigms = read_paradigms(file);
  if (!paradigms) return paradigms.error();
  Context context{language, file, suffix_classes, *std::move(paradigms)};
  // CLDR's short names are the labels that readers expect, so they come before the first form of a row.
  for (const auto& row : supplied) {
    if (!row.forms.empty()) label(language, pool_.name(row.id), row.section, row.features, row.forms.front());
  }
  for (const auto& section : file.sections) {
    if (section.table) continue;
    category(section.name);
    for (const auto& row : section.rows) {
      if (auto added = add_row(context, section, row); !added) return added.error();
    }
  }
  const Section* extra = file.find("cldr");
  for (const auto& row : supplied) {
    std::string_view features;
    if (extra != nullptr) {
      for (const auto& rule : extra->rows) {
        if (rule.at(0) == row.section) features = rule.at(1);
      }
    }
    add_supplied(language, row, features, context.off, context.own);
  }
  return {};
}

void Words::add_partial(std::uint16_t language, const std::vector<SuppliedRow>& supplied) {
  for (const auto& row : supplied) {
    if (!row.forms.empty()) label(language, pool_.name(row.id), row.section, row.features, row.forms.front());
    add_supplied(language, row, "", {}, {});
  }
}

}  // namespace gainsay::lexicon
