// SPDX-License-Identifier: Apache-2.0
// A language file: rows and columns, then forms, paradigms and suffixes, up to the keys of the trie. A knowledge table
// when the first byte says so.
#include "sdk/lexicon/knowledge.hpp"
#include "sdk/lexicon/suffixes.hpp"
#include "sdk/lexicon/words.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

constexpr std::size_t most_rows = 40;  // rows, forms and endings multiply

void check_place(const Error& error, std::string_view path) {
  check_error(error);
  property(error.code == ErrorCode::BadInput, "a bad file is bad input");
  property(std::string_view(error.where).starts_with(path), "an error names the file");
}

void check_words(const lexicon::LanguageFile& file) {
  lexicon::Pool pool;
  lexicon::Suffixes suffixes;
  const auto classes = lexicon::add_suffixes(suffixes, pool, 0, file);
  if (!classes) return check_place(classes.error(), file.path);
  for (const auto& form : suffixes.forms)
    property(std::size_t{form.units} + form.size <= suffixes.units.size(), "a suffix lies in the list of units");
  static const std::set<std::string, std::less<>> ids{"Q1", "gs:harbour", "km"};
  lexicon::Words words(pool, ids);
  const auto added = words.add_language(0, file, {{"month", "month:3", "", {"march"}}}, *classes);
  if (!added) return check_place(added.error(), file.path);
  for (const auto& [key, posting] : words.postings()) {
    property(!key.empty(), "no key of the trie is empty");
    property(posting.entry < words.entries().size() && posting.form < pool.size(), "a key leads to an entry");
  }
}

void check_language(std::string_view text) {
  const auto file = lexicon::parse_language("xx.lang", text);
  if (!file) return check_place(file.error(), "xx.lang");
  property(file->code == "xx", "a language file is called like its language");
  std::size_t rows = 0;
  for (const auto& section : file->sections) {
    property(!section.name.empty(), "a section has a name");
    rows += section.rows.size();
    for (const auto& row : section.rows)
      property(row.line > 0 && !row.columns.empty() && (section.table || row.columns.size() <= 3), "a row has columns");
  }
  if (rows <= most_rows) check_words(*file);
}

void check_knowledge(std::string_view text) {
  const auto file = lexicon::parse_knowledge("entities.tsv", text);
  if (!file) return check_place(file.error(), "entities.tsv");
  for (const auto& row : file->rows)
    property(!row.at(0).empty() && row.columns.size() <= file->header.columns.size(), "a row fits its header");
  const auto facts = lexicon::derive({*file});
  if (!facts) return check_place(facts.error(), "entities.tsv");
  for (const auto& [id, entity] : facts->entities)
    property(entity.wholes.count(id) == 0 && facts->ids.count(id) == 1, "nothing is a part of itself");
  for (const auto& held : facts->offices) property(held.from <= held.to, "an office ends after it began");
}

}  // namespace

void run(std::string_view input) {
  if (input.starts_with('\t')) return check_knowledge(input.substr(1));
  check_language(input);
}

}  // namespace gainsay::fuzz
