// SPDX-License-Identifier: Apache-2.0
// Lexical rows -> entries and keys: paradigms, spellings, tails, case, and what the rows of CLDR add to them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sdk/kit/lexicon_format.hpp"
#include "sdk/lexicon/pool.hpp"
#include "sdk/lexicon/source.hpp"

namespace gainsay::lexicon {

using Key = std::vector<std::uint16_t>;  // key-fold units

struct Ending {
  std::size_t cut = 0;
  std::string prefix, ending, features;
};
using Paradigms = std::map<std::string, std::vector<Ending>, std::less<>>;

// A row that CLDR supplies: plain forms, no spelling marks.
struct SuppliedRow {
  std::string section, id, features;
  std::vector<std::string> forms;
};

struct KeyedPosting {
  Key key;
  kit::lexicon_format::Posting posting;
};

// Forms of ids: section, id ("*" = all), key.
using FormSet = std::set<std::tuple<std::string, std::string, Key>>;

class Words {
 public:
  Words(Pool& pool, const std::set<std::string, std::less<>>& known_ids) : pool_(pool), known_ids_(known_ids) {}

  // A label meant for readers: comes before what CLDR and the rows of the language say. To be called before
  // add_language.
  void add_label(std::uint16_t language, std::string_view id, std::string_view text);
  // Takes all lexical sections of a language file, then the rows that CLDR supplies and the file neither has nor
  // switches off. `suffix_classes`: the classes that [suffix] defines.
  Result<void> add_language(std::uint16_t language, const LanguageFile& file, const std::vector<SuppliedRow>& supplied,
                            const std::set<char>& suffix_classes);
  // The same for a language without a file.
  void add_partial(std::uint16_t language, const std::vector<SuppliedRow>& supplied);

  const std::vector<kit::lexicon_format::Entry>& entries() const {
    return entries_;
  }  // term: name string, not yet an index
  const std::vector<std::uint32_t>& categories() const { return categories_; }
  std::vector<KeyedPosting>& postings() { return postings_; }
  // Label of (language, name string of the id): the one meant for readers, else CLDR's, else the first written form.
  const std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>& labels() const { return labels_; }

 private:
  struct Context;
  std::uint16_t category(std::string_view section);
  std::uint32_t add_entry(std::uint16_t language, std::string_view section, std::string_view id,
                          std::string_view features);
  Result<void> add_row(Context& context, const Section& section, const Row& row);
  Result<void> add_form(Context& context, std::uint32_t entry, std::string_view form, std::string_view form_features,
                        std::uint16_t flags);
  void add_supplied(std::uint16_t language, const SuppliedRow& row, std::string_view features, const FormSet& off,
                    const FormSet& own);
  void label(std::uint16_t language, std::uint32_t id, std::string_view section, std::string_view features,
             std::string_view form);

  Pool& pool_;
  const std::set<std::string, std::less<>>& known_ids_;
  std::vector<kit::lexicon_format::Entry> entries_;
  std::vector<std::uint32_t> categories_;
  std::vector<KeyedPosting> postings_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> labels_;
};

}  // namespace gainsay::lexicon
